"""Stretches: regions of one earlier document that continue each other, joined, so that a passage is reported once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from travaux.parallels.alignment import Floats, Int64s
from travaux.parallels.detection import Detection
from travaux.text.tokens import Tokens

Floats64 = npt.NDArray[np.float64]

JOINED_GAP = 50
"""Tokens between two regions of one stretch, at most, on either side, in whatever order they stand there."""


@dataclass(frozen=True, slots=True)
class Least:
    """Weights of aligned words below which a region is no ``piece`` of a stretch, and a ``stretch`` too slight to be
    called reuse."""

    piece: float
    stretch: float


OF_WORDS, OF_CHARACTERS = Least(2.0, 8.0), Least(5.0, 13.0)
"""Characters meet by chance more often than words. Set on the development twins of evals/generate_reuse and
evals/no_reuse (2026-11) by plagdet, at no more than one false passage in 10,000 words."""


def least_for(tokens: Tokens) -> Least:
    """The thresholds for a text."""
    return OF_CHARACTERS if tokens.mostly_characters else OF_WORDS


@dataclass(frozen=True, slots=True)
class Stretch:
    """``text[start:end]`` answered by ``earlier_start`` to ``earlier_end`` of ``document``; code points; ``score`` is
    the weight of the aligned words."""

    document: str
    start: int
    end: int
    earlier_start: int
    earlier_end: int
    score: float


@dataclass(frozen=True, slots=True)
class Joined:
    """Stretches in tokens, an entry each. ``document``: its number in the segment; ``edges``: own start and end, other
    start and end; ``matched``: tokens matched on the own and on the other side; ``agreed``: what those of the own side
    say together; ``score``: the weight of the aligned words, each counted once."""

    document: Int64s
    edges: Int64s
    matched: Int64s
    agreed: Floats64
    score: Floats64

    def __len__(self) -> int:
        return len(self.document)


def stretches(tokens: Tokens, detections: Sequence[Detection], least: Least | None = None) -> list[Stretch]:
    """The stretches of all detections, by place in the text; those lighter than ``least`` are left out."""
    least = least or least_for(tokens)
    found = [stretch for detection in detections for stretch in _of_one(tokens, detection, least)]
    return sorted(found, key=lambda stretch: (stretch.start, stretch.end, stretch.document, stretch.earlier_start))


def _of_one(tokens: Tokens, detection: Detection, least: Least) -> list[Stretch]:
    found = joined_regions(tokens, detection, least)
    segment = detection.segment
    return [
        Stretch(
            document=segment.documents[document],
            start=int(tokens.starts[own_start]),
            end=int(tokens.ends[own_end - 1]),
            earlier_start=int(segment.starts[start]),
            earlier_end=int(segment.starts[end - 1]) + int(segment.lengths[end - 1]),
            score=round(score, 4),
        )
        for document, (own_start, own_end, start, end), score in zip(
            found.document.tolist(), found.edges.tolist(), found.score.tolist(), strict=True
        )
    ]


def joined_regions(tokens: Tokens, detection: Detection, least: Least, says: Floats | None = None) -> Joined:
    """The regions of a detection joined to stretches, those lighter than ``least`` left out; none give none.

    ``says``: what each token of the text says, for ``agreed``; without it, 1 each.
    """
    regions = detection.regions
    gap = JOINED_GAP * 5 // 3 if tokens.mostly_characters else JOINED_GAP
    heavy = np.flatnonzero(regions.score >= least.piece)
    order = heavy[np.lexsort((regions.other_start[heavy], regions.own_start[heavy], detection.documents[heavy]))]
    edges = np.column_stack([regions.own_start, regions.own_end, regions.other_start, regions.other_end])
    pairs = (regions.bounds, regions.own, regions.other)
    weights = np.ones(len(tokens), np.float32) if says is None else says
    document, found, matched, sums = _joined(
        order, detection.documents, edges, regions.score.astype(np.float64), pairs, detection.segment.bounds, weights,
        gap, least.stretch,
    )  # fmt: skip
    kept = sums[:, 1] >= least.stretch
    return Joined(document[kept], found[kept], matched[kept], sums[kept, 0], sums[kept, 1])


@njit(cache=True, nogil=True)
def _known(tokens: Int64s, heads: Int64s, nodes: Int64s, chain: int) -> int:
    """How many of the tokens a stretch has matched. ``nodes``: a stretch and the next node, from a token's head on."""
    known = 0
    for token in tokens:
        node = heads[token]
        while node >= 0 and nodes[node, 0] != chain:
            node = nodes[node, 1]
        known += node >= 0
    return known


@njit(cache=True, nogil=True)
def _take(tokens: Int64s, heads: Int64s, nodes: Int64s, used: int, chain: int, says: Floats) -> tuple[int, float]:
    """Marks the tokens as matched by a stretch; returns how many nodes are used then and what the new tokens say."""
    gained = 0.0
    for token in tokens:
        node = heads[token]
        while node >= 0 and nodes[node, 0] != chain:
            node = nodes[node, 1]
        if node < 0:
            nodes[used, 0], nodes[used, 1] = chain, heads[token]
            heads[token] = used
            used += 1
            gained += says[token] if len(says) else 0.0
    return used, gained


@njit(cache=True, nogil=True)
def _still_near(near: Int64s, count: int, found: Int64s, reach: int) -> int:
    """Lets go of stretches that end before ``reach``: regions come by place, so all that follow are further still."""
    kept = 0
    for k in range(count):
        if found[near[k], 1] >= reach:
            near[kept] = near[k]
            kept += 1
    return kept


@njit(cache=True, nogil=True)
def _nearest(near: Int64s, count: int, found: Int64s, region: Int64s, gap: int) -> int:
    """The stretch begun last of those that a region continues, on the side where they are further apart; or -1."""
    for k in range(count - 1, -1, -1):
        edges = found[near[k]]
        if max(region[0] - edges[1], region[2] - edges[3], edges[2] - region[3]) <= gap:
            return int(near[k])
    return -1


@njit(cache=True, nogil=True)
def _widen(edges: Int64s, region: Int64s) -> None:
    for side in (0, 2):
        edges[side], edges[side + 1] = min(edges[side], region[side]), max(edges[side + 1], region[side + 1])


@njit(cache=True, nogil=True)
def _joined(
    order: Int64s, documents: Int64s, edges: Int64s, scores: Floats64, pairs: tuple[Int64s, Int64s, Int64s],
    limits: Int64s, says: Floats, gap: int, least: float,
) -> tuple[Int64s, Int64s, Int64s, Floats64]:  # fmt: skip
    """Documents, edges, matched counts, and what is agreed with the score, of every stretch begun.

    A region that matches on one side what a stretch has matched already, and other words on the other, repeats it (a
    name, say, that stands once in one text and again and again in the other) and is not joined; what a region adds to
    the score is the share of its pairs that are new on both sides. ``limits``: where each document's tokens begin.
    """
    bounds, own, other = pairs
    most, n, n_near, current = len(order), 0, 0, -1
    document, found, near = np.empty(most, np.int64), np.empty((most, 4), np.int64), np.empty(most, np.int64)
    matched, sums = np.zeros((most, 2), np.int64), np.zeros((most, 2), np.float64)
    nodes, other_nodes = np.empty((len(own), 2), np.int64), np.empty((len(own), 2), np.int64)
    heads, other_heads, used, other_used = np.full(len(says), -1, np.int64), np.empty(0, np.int64), 0, 0
    for number in order:
        region, score = edges[number], scores[number]
        if documents[number] != current:
            current, n_near, used, other_used = documents[number], 0, 0, 0
            heads[:] = -1
            other_heads = np.full(limits[current + 1] - limits[current], -1, np.int64)
        tokens = own[bounds[number] : bounds[number + 1]]
        other_tokens = other[bounds[number] : bounds[number + 1]] - limits[current]
        n_near = _still_near(near, n_near, found, region[0] - gap)
        chain, known, other_known = _nearest(near, n_near, found, region, gap), 0, 0
        if chain >= 0:
            known = _known(tokens, heads, nodes, chain)
            other_known = _known(other_tokens, other_heads, other_nodes, chain)
            if (2 * known > len(tokens)) != (2 * other_known > len(tokens)):
                if score < least:
                    continue
                chain, known, other_known = -1, 0, 0
        if chain < 0:
            chain, document[n], found[n], near[n_near] = n, current, region, n
            n, n_near = n + 1, n_near + 1
        _widen(found[chain], region)
        sums[chain, 1] += score * (len(tokens) - max(known, other_known)) / len(tokens)
        before, other_before = used, other_used
        used, gained = _take(tokens, heads, nodes, used, chain, says)
        other_used, _none = _take(other_tokens, other_heads, other_nodes, other_used, chain, says[:0])
        sums[chain, 0] += gained
        matched[chain, 0] += used - before
        matched[chain, 1] += other_used - other_before
    return document[:n], found[:n], matched[:n], sums[:n]
