"""A passage compared with what an earlier document has of it: the words kept, the words moved, the edits, the status.

Where a passage was made of neighbouring sentences of one document, they are compared together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from travaux.parallels.alignment import Bools, Floats, Int64s, Query
from travaux.parallels.detection import Detection
from travaux.parallels.edits import edits
from travaux.parallels.hunks import Hunk, Side, hunks, reads_alike
from travaux.parallels.likeness import OF_CHARACTERS, OF_WORDS, Agreement, Kept, Likeness, Sizes, is_too_little, judge
from travaux.parallels.moves import Move, Open, completed, held, moves
from travaux.record.parallels import Edit
from travaux.text.tokens import CHARACTER_TOKEN, tokens_between

EDGE = 1 / 3
"""Share of an earlier sentence that may stand unanswered at its head or its end and be told as left out."""

Span = tuple[int, int]
NO_PAIRS: Int64s = np.empty((0, 2), np.int64)


@dataclass(frozen=True, slots=True)
class Correspondence:
    """One document's answer to a passage: ``earlier`` and ``later`` are code-point ranges of the two texts."""

    document: str
    earlier: Span
    later: Span
    likeness: Likeness
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """What two token ranges, ``earlier`` and ``later``, have in common: ``pairs`` in order (earlier, later; ascending),
    words written otherwise that read ``alike``, and runs of words that ``moved``. ``links``: for each later token the
    earlier one it is matched with, -1 for none."""

    earlier: Span
    later: Span
    pairs: Int64s
    alike: tuple[Hunk, ...]
    moved: tuple[Move, ...]
    links: Int64s

    @property
    def in_order(self) -> Bools:
        """Which later tokens are matched in order."""
        mask = np.zeros(self.later[1] - self.later[0], np.bool_)
        mask[self.pairs[:, 1] - self.later[0]] = True
        for hunk in self.alike:
            mask[hunk.later[0] - self.later[0] : hunk.later[1] - self.later[0]] = True
        return mask

    @property
    def extent(self) -> Span:
        """The earlier token range to quote: from the first to the last word matched, and to the edge of the sentence
        where the later passage has words of its own there, so that a substitution shows both sides."""
        matched = self.links[self.links >= 0]
        start = self.earlier[0] if self.links[0] < 0 else int(matched.min())
        end = self.earlier[1] if self.links[-1] < 0 else int(matched.max()) + 1
        return start, max([end, *(hunk.earlier[1] for hunk in self.alike)])

    @property
    def widened(self) -> Span:
        """The extent, to the edges of the earlier sentence where no more than EDGE of it stands beyond: words that an
        edited passage left out at its head or its end are edits too, half a sentence is not."""
        start, end = self.extent
        most = EDGE * (self.earlier[1] - self.earlier[0])
        first, last = self.earlier
        return first if start - first <= most else start, last if last - end <= most else end


def match(earlier: Side, later: Side, pairs: Int64s, ranges: tuple[Span, Span], query: Query) -> Matches:
    """The matches of an earlier and a later token range, given the pairs of tokens an alignment found there.

    ``later`` is the text of the query. Without pairs the runs of words that both have are put in order first.
    """
    weights, least = query.says, sizes_for(query).run
    if not len(pairs):
        runs = _moved(earlier, later, ranges, (weights, least), _free(ranges, NO_PAIRS, ()))
        pairs = _chain(runs, [float(weights[slice(*run.later)].sum()) for run in runs])
    pairs = completed(earlier.stems, later.stems, pairs, ranges)
    alike = tuple(hunk for hunk in hunks(earlier, later, pairs, ranges) if reads_alike(earlier, later, hunk))
    moved = _moved(earlier, later, ranges, (weights, least), _free(ranges, pairs, alike))
    return Matches(*ranges, pairs, alike, tuple(moved), _links(ranges[1], pairs, alike, moved))


def _links(later: Span, pairs: Int64s, alike: Sequence[Hunk], moved: Sequence[Move]) -> Int64s:
    first, last = later
    links = np.full(last - first, -1, np.int64)
    links[pairs[:, 1] - first] = pairs[:, 0]
    for hunk in alike:
        links[hunk.later[0] - first : hunk.later[1] - first] = hunk.earlier[0]
    for move in moved:
        links[move.later[0] - first : move.later[1] - first] = np.arange(*move.earlier)
    return links


def sizes_for(query: Query) -> Sizes:
    """The sizes for a text of words or of characters."""
    return OF_CHARACTERS if query.tokens.mostly_characters else OF_WORDS


def _free(ranges: tuple[Span, Span], pairs: Int64s, alike: Sequence[Hunk]) -> tuple[Bools, Bools]:
    """Which tokens of the earlier and of the later range nothing matches."""
    masks = tuple(np.ones(end - start, np.bool_) for start, end in ranges)
    for side, (start, _end) in enumerate(ranges):
        masks[side][pairs[:, side] - start] = False
        for hunk in alike:
            first, last = (hunk.earlier, hunk.later)[side]
            masks[side][first - start : last - start] = False
    return masks[0], masks[1]


def _moved(
    earlier: Side, later: Side, ranges: tuple[Span, Span], weighed: tuple[Floats, float], free: tuple[Bools, Bools]
) -> list[Move]:
    (other, other_end), (own, own_end) = ranges
    weights, least = weighed
    before, after = Open(earlier.stems[other:other_end], free[0]), Open(later.stems[own:own_end], free[1])
    found = moves(after, weights[own:own_end], before, least)
    return [
        Move((move.earlier[0] + other, move.earlier[1] + other), (move.later[0] + own, move.later[1] + own))
        for move in found
    ]


def _chain(moved: Sequence[Move], weights: Sequence[float]) -> Int64s:
    """The pairs of the heaviest runs that stand in one order on both sides: these did not move, the others did."""
    order = sorted(range(len(moved)), key=lambda number: moved[number].later)
    best: dict[int, tuple[float, list[int]]] = {}
    for at in order:
        before = [best[one] for one in best if moved[one].earlier < moved[at].earlier]
        weight, chain = max(before, key=lambda found: found[0], default=(0.0, []))
        best[at] = (weight + weights[at], [*chain, at])
    _, heaviest = max(best.values(), key=lambda found: found[0], default=(0.0, []))
    runs = [np.column_stack([np.arange(*moved[at].earlier), np.arange(*moved[at].later)]) for at in heaviest]
    return np.concatenate([NO_PAIRS, *runs])


def compare(earlier: Side, sides: Sides, pairs: Int64s, ranges: tuple[Span, Span]) -> Correspondence:
    """What an earlier document has of a passage, given the ``pairs`` of tokens aligned (earlier, later; ascending).

    ``ranges``: the tokens of the earlier sentence and of the later passage. Without pairs only moved words can agree.
    """
    found = match(earlier, sides.later, pairs, ranges, sides.query)
    agreement, keeps = _agreement(found, sides), kept(sides.query, found)
    too_little = is_too_little(agreement, keeps, sides.sizes)  # nobody is told of it: its edits are not typed
    extent, differences = (found.widened, ()) if too_little else _differences(earlier, sides.later, found)
    matched = np.flatnonzero(found.links >= 0) + ranges[1][0]
    likeness = judge(agreement, keeps, differences, sides.sizes)
    return Correspondence(
        document=earlier.document,
        earlier=earlier.span(*extent),
        later=sides.later.span(int(matched[0]), int(matched[-1]) + 1) if len(matched) else (0, 0),
        likeness=likeness,
        edits=differences,
    )


def kept(query: Query, found: Matches) -> Kept:
    """What the later range, tokens of the query, keeps of the earlier one."""
    own, solid = slice(*found.later), _solid(query, found)
    counts = query.counts[own]
    return Kept(
        anywhere=_share(counts, solid),
        in_order=_share(counts, solid & found.in_order),
        weight=float(query.informs[own][solid].sum()),
    )


def _solid(query: Query, found: Matches) -> Bools:
    """Which tokens of the later range are matched, less single characters matched apart from their neighbours: so
    few of them are told apart that they meet by chance."""
    links = found.links
    follows = np.zeros(len(links) + 1, np.bool_)
    follows[1:-1] = (links[1:] == links[:-1] + 1) & (links[:-1] >= 0)
    lone = ~(follows[1:] | follows[:-1]) & (query.tokens.kinds[slice(*found.later)] == CHARACTER_TOKEN)
    return np.asarray((links >= 0) & ~lone, np.bool_)


def _differences(earlier: Side, later: Side, found: Matches) -> tuple[Span, tuple[Edit, ...]]:
    """The earlier token range to quote, widened where anything differs, and the edits in it."""
    told = _edits(earlier, later, found, found.extent)
    if not told or found.widened == found.extent:
        return found.extent, told
    return found.widened, _edits(earlier, later, found, found.widened)


def _edits(earlier: Side, later: Side, found: Matches, extent: Span) -> tuple[Edit, ...]:
    return edits(earlier, later, hunks(earlier, later, found.pairs, (extent, found.later)), found.moved)


def _agreement(found: Matches, sides: Sides) -> Agreement:
    links = found.links
    matched, (start, end) = int(np.count_nonzero(links >= 0)), found.extent
    return Agreement(
        coverage=_share(sides.weights[slice(*found.later)], _solid(sides.query, found)),
        containment=matched / (found.earlier[1] - found.earlier[0]),
        similarity=2 * matched / float(end - start + len(links)),
    )


def _share(weights: Floats, mask: Bools) -> float:
    return float(weights[mask].sum() / max(float(weights.sum()), 1e-6))


class Sides:
    """The two sides of every comparison: the later text, and the earlier documents' tokens joined with their texts."""

    def __init__(
        self, text: str, query: Query, detections: Sequence[Detection], texts: dict[str, str], language: str
    ) -> None:
        self.query = query
        self.later = Side.of(text, query.tokens, language)
        self.weights = query.says
        self.sizes = sizes_for(query)
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
        return side, tokens_between(side.starts, side.ends, start, end)

    def weight(self, pairs: Int64s) -> float:
        """What the later words of some pairs weigh."""
        return float(self.weights[pairs[:, 1]].sum())

    def pieces(self, detection: int, document: int, passage: Span) -> list[Int64s]:
        """The pairs of tokens (earlier, counted from the start of the document; later) that each region of a document
        has inside a passage, by place in the passage."""
        found, (order, bounds) = self.detections[detection], self._regions[detection]
        base, regions = int(found.segment.bounds[document]), found.regions
        of_document = order[bounds[document] : bounds[document + 1]]
        meet = (regions.own_start[of_document] < passage[1]) & (regions.own_end[of_document] > passage[0])
        pieces = []
        for region in of_document[meet].tolist():
            own = regions.own[regions.bounds[region] : regions.bounds[region + 1]]
            first, last = own.searchsorted(passage) + regions.bounds[region]
            if first < last:
                pieces.append(np.column_stack([regions.other[first:last] - base, regions.own[first:last]]))
        return sorted(pieces, key=lambda pairs: (int(pairs[0, 1]), int(pairs[0, 0])))

    def held(self, side: Side, sentence: Span, passage: Span) -> float:
        """The share of the passage's weight whose words stand in the sentence in any order."""
        own = slice(*passage)
        return held(self.later.stems[own], self.weights[own], side.stems[slice(*sentence)])

    @cached_property
    def _regions(self) -> list[tuple[Int64s, Int64s]]:
        """For each detection the numbers of its regions by document, and where those of each document begin."""
        found = []
        for one in self.detections:
            order = np.argsort(one.documents, kind="stable")
            found.append((order, np.searchsorted(one.documents[order], np.arange(len(one.segment.documents) + 1))))
        return found

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
            self.later.language,
        )
