"""From detections to evidence: which documents answer each passage, how well, and with which words changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from travaux.parallels.alignment import Floats, Int64s, Query
from travaux.parallels.comparison import Correspondence, Sides, compare
from travaux.parallels.detection import Detection, Ranges
from travaux.parallels.joining import joined_up
from travaux.parallels.likeness import EDITED, REWORKED
from travaux.parallels.projection import Answers, answers


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


def finding(found: Table, entry: int, passages: Ranges, sides: Sides) -> Correspondence:
    """The evidence of one entry of the table, with typed edits."""
    number, at = int(found.detection[entry]), int(found.entry[entry])
    document = int(found.parts[number].document[at])
    passage = passages[int(found.passage[entry])]
    earlier = sides.earlier(number, document)
    pairs, sentence = joined_up(earlier, sides, sides.pieces(number, document, passage), passage)
    return compare(earlier, sides, pairs, (sentence, passage))


def documents_of(found: Table, entries: Sequence[int], detections: Sequence[Detection]) -> Iterator[str]:
    """Ids of the documents behind entries of the table."""
    for entry in entries:
        number, at = int(found.detection[entry]), int(found.entry[entry])
        yield detections[number].segment.documents[int(found.parts[number].document[at])]
