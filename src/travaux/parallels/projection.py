"""What aligned regions say of each passage of the text: who answers it, and how much of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from travaux.parallels.alignment import Floats, Int64s, Regions

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Answers:
    """One entry a passage and document of a segment: ``passage``, ``document`` numbers; ``coverage``, the share of the
    passage's weight that some region of the document matches; ``similarity``, twice the matched tokens over the tokens
    of both sides of the main region inside the passage; ``region``, the main one; ``first``, ``last``: its pairs there.
    """

    passage: Int64s
    document: Int64s
    coverage: Floats
    similarity: Floats
    region: Int64s
    first: Int64s
    last: Int64s


@njit(cache=True, nogil=True)
def _overlaps(own: Int64s, bounds: Int64s, starts: Int64s, ends: Int64s) -> tuple[Int64s, Int64s, Int64s, Int64s]:
    """Region, passage and pair range of every region inside every passage it has pairs in."""
    room = len(own) + 1
    regions, passages = np.empty(room, np.int64), np.empty(room, np.int64)
    firsts, lasts = np.empty(room, np.int64), np.empty(room, np.int64)
    n = 0
    for r in range(len(bounds) - 1):
        at, stop = bounds[r], bounds[r + 1]
        while at < stop:
            p = np.searchsorted(starts, own[at], side="right") - 1
            if p < 0 or own[at] >= ends[p]:
                at += 1
                continue
            first = at
            while at < stop and own[at] < ends[p]:
                at += 1
            regions[n], passages[n], firsts[n], lasts[n] = r, p, first, at
            n += 1
    return regions[:n], passages[:n], firsts[:n], lasts[:n]


@njit(cache=True, nogil=True)
def _grouped(
    order: Int64s, passages: Int64s, documents: Int64s, firsts: Int64s, lasts: Int64s, own: Int64s, other: Int64s,
    weights: Floats, totals: Floats,
) -> tuple[Int64s, Floats, Floats]:  # fmt: skip
    """For each run of one passage and document in ``order``: the main entry, coverage by all, similarity of main."""
    mains = np.empty(len(order), np.int64)
    coverage, similarity = np.empty(len(order), np.float32), np.empty(len(order), np.float32)
    seen = np.full(len(weights), -1, np.int64)
    n, at = 0, 0
    while at < len(order):
        here = order[at]
        main, main_weight, union = here, np.float32(-1), np.float32(0)
        start = at
        while at < len(order) and passages[order[at]] == passages[here] and documents[order[at]] == documents[here]:
            entry, weight = order[at], np.float32(0)
            for k in range(firsts[entry], lasts[entry]):
                weight += weights[own[k]]
                if seen[own[k]] != start:
                    seen[own[k]] = start
                    union += weights[own[k]]
            if weight > main_weight:
                main, main_weight = entry, weight
            at += 1
        matched = lasts[main] - firsts[main]
        spread = own[lasts[main] - 1] - own[firsts[main]] + other[lasts[main] - 1] - other[firsts[main]] + 2
        mains[n] = main
        coverage[n] = union / totals[passages[here]]
        similarity[n] = 2 * matched / spread
        n += 1
    return mains[:n], coverage[:n], similarity[:n]


def answers(regions: Regions, documents: Int64s, passages: Sequence[tuple[int, int]], weights: Floats) -> Answers:
    """The answers that regions give to passages (token ranges, ascending, disjoint).

    ``documents``: the document number of each region. A passage without tokens has no answer.
    """
    starts = np.array([first for first, _ in passages], np.int64)
    ends = np.array([last for _, last in passages], np.int64)
    region, passage, first, last = _overlaps(regions.own, regions.bounds, starts, ends)
    sums = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])
    totals = np.maximum(sums[ends] - sums[starts], 1e-6).astype(np.float32)
    number = documents[region]
    order = np.lexsort((region, number, passage))
    mains, coverage, similarity = _grouped(
        order, passage, number, first, last, regions.own, regions.other, weights, totals
    )
    return Answers(
        passage[mains], number[mains], np.minimum(coverage, 1), similarity, region[mains], first[mains], last[mains]
    )
