"""Carrying a region on past its last aligned pair, where words of both sides still meet but changed places."""

from __future__ import annotations

import numpy as np
from numba import njit

from travaux.parallels.alignment import Floats, Int64s, Query, Regions, UInt32s
from travaux.parallels.segments import Segment

NEXT = 6
"""Own tokens looked at beyond the edge; the other side is looked at as far, and as far back."""
LEAST_WEIGHT = np.float32(0.45)
"""Function words do not carry a region on."""


@njit(cache=True, nogil=True)
def _carried(
    stems: UInt32s, weights: Floats, other_stems: UInt32s, own: int, other: int, step: int,
    own_limit: int, other_limits: tuple[int, int],
) -> tuple[int, int]:  # fmt: skip
    """The edges moved on in direction ``step``; they are the last token inside, both before and after."""
    moved = True
    while moved:
        moved = False
        for ahead in range(1, NEXT + 1):
            i = own + step * ahead
            if i * step > own_limit * step:
                break
            if weights[i] < LEAST_WEIGHT:
                continue
            for away in range(-NEXT + 1, NEXT + 1):
                j = other + step * away
                if other_limits[0] <= j <= other_limits[1] and stems[i] == other_stems[j]:
                    own, moved = i, True
                    other = j if (j - other) * step > 0 else other
                    break
            if moved:
                break
    return own, other


@njit(cache=True, nogil=True)
def _all_carried(stems: UInt32s, weights: Floats, other_stems: UInt32s, bounds: Int64s, edges: Int64s) -> None:
    for k in range(len(edges)):
        number = np.searchsorted(bounds, edges[k, 2], side="right") - 1
        limits = (bounds[number], bounds[number + 1] - 1)
        first, other_first = _carried(stems, weights, other_stems, edges[k, 0], edges[k, 2], -1, 0, limits)
        last, other_last = _carried(
            stems, weights, other_stems, edges[k, 1] - 1, edges[k, 3] - 1, 1, len(stems) - 1, limits
        )
        edges[k, 0], edges[k, 1], edges[k, 2], edges[k, 3] = first, last + 1, other_first, other_last + 1


def carry_on(query: Query, regions: Regions, segment: Segment) -> Regions:
    """The regions with their edges carried on; the aligned pairs stay as they are."""
    edges = np.column_stack([regions.own_start, regions.own_end, regions.other_start, regions.other_end])
    _all_carried(query.tokens.stems, query.weights, segment.stems, segment.bounds, edges)
    return Regions(
        edges[:, 0], edges[:, 1], edges[:, 2], edges[:, 3], regions.score, regions.bounds, regions.own, regions.other
    )
