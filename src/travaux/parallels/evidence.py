"""From detections to evidence: which documents answer each passage, how well, and with which words changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from travaux.parallels.alignment import Floats, Int64s, Query
from travaux.parallels.detection import Detection, Ranges
from travaux.parallels.edits import Side, edits, hunks
from travaux.parallels.likeness import EDITED, REWORKED, Agreement, Likeness, judge
from travaux.parallels.moves import Bools, Move, completed, held, moves
from travaux.parallels.projection import Answers, answers
from travaux.record.parallels import Edit, Status

_SENTENCE_BREAK = re.compile(r"[!?。！？；;\n]|\.\s")
LONGEST_EDGE = 60
"""Earlier tokens looked at beyond the aligned words, on either side, when no sentence ends before."""


Span = tuple[int, int]
NO_PAIRS: Int64s = np.empty((0, 2), np.int64)


@dataclass(frozen=True, slots=True)
class Table:
    """All answers to all passages, over all segments: one entry a passage and document, sorted by passage, then best
    first (coverage to the hundredth, similarity, then age). ``rank`` orders documents by date."""

    passage: Int64s
    rank: Int64s
    coverage: Floats
    similarity: Floats
    detection: Int64s
    entry: Int64s
    parts: tuple[Answers, ...]

    def of(self, passage: int) -> slice:
        """The entries of one passage."""
        first, last = np.searchsorted(self.passage, [passage, passage + 1])
        return slice(int(first), int(last))


@dataclass(frozen=True, slots=True)
class Finding:
    """One document's answer to a passage: ``earlier`` and ``later`` are code-point ranges of the two texts."""

    document: str
    earlier: tuple[int, int]
    later: tuple[int, int]
    likeness: Likeness
    edits: tuple[Edit, ...]

    @property
    def is_frame(self) -> bool:
        """Whether the document lends the passage the frame of a sentence and no more."""
        return self.likeness.status is Status.NEW and self.likeness.coverage >= REWORKED


def table(query: Query, passages: Ranges, detections: Sequence[Detection], ranks: dict[str, int]) -> Table:
    """The answers of all detections to the passages. ``ranks`` orders the documents by date."""
    parts = tuple(answers(found.regions, found.documents, passages, query.says) for found in detections)
    numbers = [np.full(len(part.passage), number, np.int64) for number, part in enumerate(parts)]
    rank = [
        np.array([ranks[found.segment.documents[k]] for k in part.document.tolist()], np.int64)
        for found, part in zip(detections, parts, strict=True)
    ]
    columns: dict[str, list[Any]] = {
        "passage": [part.passage for part in parts],
        "rank": rank,
        "coverage": [part.coverage for part in parts],
        "similarity": [part.similarity for part in parts],
        "detection": numbers,
        "entry": [np.arange(len(part.passage)) for part in parts],
    }
    flat: dict[str, Any] = {
        name: np.concatenate(values) if values else np.empty(0, np.int64) for name, values in columns.items()
    }
    order = np.lexsort((flat["rank"], -flat["similarity"].round(2), -flat["coverage"].round(2), flat["passage"]))
    return Table(**{name: values[order] for name, values in flat.items()}, parts=parts)


def chosen(found: Table, passage: int, most: int) -> list[int]:
    """Entries of the table worth showing for a passage: the best, and the earliest that still is an edited one."""
    entries = np.arange(found.of(passage).start, found.of(passage).stop)
    entries = entries[found.coverage[entries] >= REWORKED * 0.75]
    close = entries[found.coverage[entries] >= EDITED]
    picked = entries[:most].tolist()
    if len(close):
        earliest = int(close[np.argmin(found.rank[close])])
        picked = picked if earliest in picked else [*picked[: most - 1], earliest]
    return [int(entry) for entry in picked]


def finding(found: Table, entry: int, passages: Ranges, sides: Sides) -> Finding:
    """The evidence of one entry of the table, with typed edits."""
    number, at = int(found.detection[entry]), int(found.entry[entry])
    part, detection = found.parts[number], sides.detections[number]
    document = int(part.document[at])
    base = int(detection.segment.bounds[document])
    span = slice(int(part.first[at]), int(part.last[at]))
    pairs = np.column_stack([detection.regions.other[span] - base, detection.regions.own[span]])
    earlier = sides.earlier(number, document)
    sentence = _sentence(earlier, int(pairs[0, 0]), int(pairs[-1, 0]) + 1)
    return compare(earlier, sides, pairs, (sentence, passages[int(found.passage[entry])]))


def compare(earlier: Side, sides: Sides, pairs: Int64s, ranges: tuple[Span, Span]) -> Finding:
    """What an earlier document has of a passage, given the ``pairs`` of tokens aligned (earlier, later; ascending).

    ``ranges``: the tokens of the earlier sentence and of the later passage. Without pairs only moved words can agree.
    """
    sentence, (first, last) = ranges
    pairs = completed(earlier.stems, sides.later.stems, pairs, ranges)
    free, other_free = np.ones(last - first, np.bool_), np.ones(sentence[1] - sentence[0], np.bool_)
    free[pairs[:, 1] - first] = False
    other_free[pairs[:, 0] - sentence[0]] = False
    weights = sides.weights[first:last]
    moved = _moved(earlier, sides.later, ranges, weights, (free, other_free))
    for move in moved:
        free[move.later[0] - first : move.later[1] - first] = False
        other_free[move.earlier[0] - sentence[0] : move.earlier[1] - sentence[0]] = False
    extent = _extent(pairs, moved, sentence, (bool(free[0]), bool(free[-1])))
    differences = edits(earlier, sides.later, hunks(earlier, sides.later, pairs, (extent, (first, last))), moved)
    matched = np.flatnonzero(~free)
    agreement = Agreement(
        coverage=float(weights[matched].sum() / max(weights.sum(), 1e-6)),
        containment=float(np.count_nonzero(~other_free) / len(other_free)),
        similarity=2 * len(matched) / float(extent[1] - extent[0] + last - first),
    )
    return Finding(
        document=earlier.document,
        earlier=earlier.span(*extent),
        later=sides.later.span(first + int(matched[0]), first + int(matched[-1]) + 1) if len(matched) else (0, 0),
        likeness=judge(agreement, differences),
        edits=differences,
    )


def _moved(
    earlier: Side, later: Side, ranges: tuple[Span, Span], weights: Floats, free: tuple[Bools, Bools]
) -> list[Move]:  # fmt: skip
    (other, other_end), (own, own_end) = ranges
    found = moves(later.stems[own:own_end], weights, free[0], earlier.stems[other:other_end], free[1])
    return [
        Move((move.earlier[0] + other, move.earlier[1] + other), (move.later[0] + own, move.later[1] + own))
        for move in found
    ]


def _extent(
    pairs: Int64s, moved: Sequence[Move], sentence: tuple[int, int], open_edges: tuple[bool, bool]
) -> tuple[int, int]:
    """The earlier token range to quote: from the first to the last word matched, and to the edge of the sentence
    where the later passage has words of its own there, so that a substitution shows both sides."""
    start = min([*pairs[:1, 0].tolist(), *(move.earlier[0] for move in moved)], default=sentence[0])
    end = max([*(pairs[-1:, 0] + 1).tolist(), *(move.earlier[1] for move in moved)], default=sentence[1])
    return sentence[0] if open_edges[0] else start, sentence[1] if open_edges[1] else end


def _sentence(side: Side, start: int, end: int) -> tuple[int, int]:
    """The token range widened to the sentence it lies in, or by LONGEST_EDGE tokens where that is far."""
    least, most = max(0, start - LONGEST_EDGE), min(len(side.starts), end + LONGEST_EDGE)
    while start > least and not _broken(side, start - 1):
        start -= 1
    while end < most and not _broken(side, end - 1):
        end += 1
    return start, end


def _broken(side: Side, token: int) -> bool:
    """Whether a sentence ends between ``token`` and the next one."""
    return bool(_SENTENCE_BREAK.search(side.text, int(side.ends[token]), int(side.starts[token + 1])))


class Sides:
    """The two sides of every comparison: the later text, and the earlier documents' tokens joined with their texts."""

    def __init__(self, text: str, query: Query, detections: Sequence[Detection], texts: dict[str, str]) -> None:
        tokens = query.tokens
        self.later = Side("", text, tokens.starts, tokens.ends, tokens.stems, query.surfaces)
        self.weights = query.says
        self.detections = detections
        self.texts = texts
        self._earlier: dict[tuple[int, int], Side] = {}

    def earlier(self, detection: int, document: int) -> Side:
        """One document of one detection's segment."""
        key = (detection, document)
        if key not in self._earlier:
            self._earlier[key] = self._side(self.detections[detection], document)
        return self._earlier[key]

    def sentence(self, document: str, start: int, end: int) -> tuple[Side, Span]:
        """The side of a document that some detection's segment holds, and the tokens inside ``text[start:end]``.

        Raises KeyError when no segment holds the document.
        """
        side = self.earlier(*self._places[document])
        first = int(side.starts.searchsorted(start))
        return side, (first, max(first, int(side.ends.searchsorted(end, side="right"))))

    def held(self, side: Side, sentence: Span, passage: Span) -> float:
        """The share of the passage's weight whose words stand in the sentence in any order."""
        own = slice(*passage)
        return held(self.later.stems[own], self.weights[own], side.stems[slice(*sentence)])

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """The detection and document number of every document of the segments."""
        return {
            document: (number, place)
            for number, detection in enumerate(self.detections)
            for place, document in enumerate(detection.segment.documents)
        }

    def _side(self, detection: Detection, document: int) -> Side:
        segment = detection.segment
        span = slice(int(segment.bounds[document]), int(segment.bounds[document + 1]))
        starts = np.asarray(segment.starts[span])
        return Side(
            segment.documents[document],
            self.texts[segment.documents[document]],
            starts,
            starts + segment.lengths[span],
            np.asarray(segment.stems[span]),
            np.asarray(segment.surfaces[span]),
        )


def documents_of(found: Table, entries: Sequence[int], detections: Sequence[Detection]) -> Iterator[str]:
    """Ids of the documents behind entries of the table."""
    for entry in entries:
        number, at = int(found.detection[entry]), int(found.entry[entry])
        yield detections[number].segment.documents[int(found.parts[number].document[at])]
