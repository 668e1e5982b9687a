"""From chains of seeds, or from windows, to aligned regions: the loop over all candidates of a segment, compiled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

from travaux.parallels.alignment import Floats, Int64s, Query, Regions, UInt16s, UInt32s, _centers, _fill, _walk
from travaux.parallels.fingerprints import CHARACTERS_A_GRAM, WORDS_A_GRAM
from travaux.parallels.seeds import Chains, _document_of
from travaux.parallels.segments import Segment
from travaux.parallels.windows import Windows

Bools = npt.NDArray[np.bool_]
Arrays = tuple[UInt32s, UInt16s, Floats, Floats]
Columns = tuple[Int64s, Floats, Int64s, Int64s, Int64s]

BAND = 24
"""Half width of the band around a chain, in tokens."""
REACH = 40
"""Tokens by which an alignment may go beyond the outermost seeds."""
SHELF = 32
"""Own tokens by which the regions found are kept, so that few are looked at for a seed."""
LEAST_SCORE = np.float32(1.2)
"""Regions of less weight are no parallels of anything; an average content word weighs about 1."""
LEAST_CHAIN = np.float32(1.6)
"""Chains whose seeds cover less weight are left to the fine channel."""
"""Tuned on the development twins of evals/generate_reuse (2026-11)."""


@njit(cache=True, nogil=True)
def _covered(own: int, other: int, kept: Int64s, heads: Int64s, nodes: Int64s) -> bool:
    """Whether a region holds the seed. ``heads``: the first node of each stretch of SHELF own tokens; ``nodes``: a
    region that reaches into it, and the next node."""
    node = heads[own // SHELF]
    while node >= 0:
        k = nodes[node, 0]
        if kept[k, 0] <= own < kept[k, 1] and kept[k, 2] <= other < kept[k, 3]:
            return True
        node = nodes[node, 1]
    return False


@njit(cache=True, nogil=True)
def _shelve(region: int, start: int, end: int, heads: Int64s, nodes: Int64s, used: int) -> tuple[Int64s, int]:
    """Makes a region found where ``_covered`` looks; returns the nodes and how many are used."""
    nodes = _grown(nodes.ravel(), 2 * (used + 1 + (end - 1) // SHELF - start // SHELF)).reshape(-1, 2)
    for shelf in range(start // SHELF, (end - 1) // SHELF + 1):
        nodes[used, 0], nodes[used, 1] = region, heads[shelf]
        heads[shelf] = used
        used += 1
    return nodes, used


@njit(cache=True, nogil=True)
def _uncovered(
    own: Int64s, other: Int64s, low: int, high: int, kept: Int64s, heads: Int64s, nodes: Int64s
) -> tuple[int, int]:  # fmt: skip
    """The range ``low`` to ``high`` of a chain without the seeds at its ends that regions hold already."""
    while low < high and _covered(own[low], other[low], kept, heads, nodes):
        low += 1
    while low < high and _covered(own[high - 1], other[high - 1], kept, heads, nodes):
        high -= 1
    return low, high


@njit(cache=True, nogil=True)
def _chain_weight(own: Int64s, weights: Floats, size: int) -> np.float32:
    total, reached = np.float32(0), 0
    for position in own:
        for i in range(max(position, reached), min(position + size, len(weights))):
            total += weights[i]
        reached = position + size
    return total


@njit(cache=True, nogil=True)
def _align_chain(
    query: Arrays, segment: tuple[UInt32s, UInt16s], own: Int64s, other: Int64s, limits: tuple[int, int, int, int],
    pairs_own: Int64s, pairs_other: Int64s, at: int,
) -> tuple[np.float32, int]:  # fmt: skip
    """Aligns one chain inside ``limits`` (own range, other range): its best region's score and where its pairs end."""
    q_stems, q_surfaces, weights, costs = query
    stems, surfaces = segment
    first = max(limits[0], own[0] - REACH)
    last = min(limits[1], own[-1] + REACH + 8)
    centers = _centers(own, other, first, last)
    trace = np.empty((last - first, 2 * BAND + 1), np.uint8)
    score, row, column = _fill(
        q_stems, q_surfaces, weights, costs, stems, surfaces, first, centers, BAND, limits[2], limits[3], trace
    )
    if row < 0 or score < LEAST_SCORE:
        return np.float32(0), at
    return score, _walk(q_stems, stems, first, centers, BAND, trace, row, column, pairs_own, pairs_other, at)


@njit(cache=True, nogil=True)
def _grown(array: Any, needed: int) -> Any:
    if needed <= len(array):
        return array
    larger = np.empty(max(needed, 2 * len(array)), array.dtype)
    larger[: len(array)] = array
    return larger


@njit(cache=True, nogil=True)
def _push_rest(
    pending: Int64s, waiting: int, own: Int64s, task: tuple[int, int, int, int], start: int, end: int
) -> int:  # fmt: skip
    """Puts the seeds before and after a region found back on the stack; returns the new height."""
    low, high, own_low, own_high = task
    first, last = low, high
    while first < high and own[first] < start:
        first += 1
    while last > low and own[last - 1] >= end:
        last -= 1
    for part_low, part_high, part_own_low, part_own_high in ((low, first, own_low, start), (last, high, end, own_high)):
        if part_low < part_high and waiting < len(pending):
            pending[waiting, 0], pending[waiting, 1] = part_low, part_high
            pending[waiting, 2], pending[waiting, 3] = part_own_low, part_own_high
            waiting += 1
    return waiting


@njit(cache=True, nogil=True)
def _align_all(
    query: Arrays, segment: tuple[UInt32s, UInt16s], bounds: Int64s, own: Int64s, other: Int64s, cuts: Int64s, size: int
) -> Columns:
    edges, scores, ends = np.empty(256, np.int64), np.empty(64, np.float32), np.zeros(64, np.int64)
    pairs_own, pairs_other = np.empty(1024, np.int64), np.empty(1024, np.int64)
    pending = np.empty((256, 4), np.int64)
    heads, nodes, used = np.full(len(query[0]) // SHELF + 1, -1, np.int64), np.empty((64, 2), np.int64), 0
    n, at, document = 0, 0, -1
    for c in range(len(cuts) - 1):
        number = _document_of(bounds, other[cuts[c]])
        if number != document:
            document, used = number, 0
            heads[:] = -1
        if _chain_weight(own[cuts[c] : cuts[c + 1]], query[2], size) < LEAST_CHAIN:
            continue
        pending[0, 0], pending[0, 1], pending[0, 2], pending[0, 3] = cuts[c], cuts[c + 1], 0, len(query[0])
        waiting = 1
        while waiting:
            waiting -= 1
            low, high, own_low, own_high = pending[waiting]
            low, high = _uncovered(own, other, low, high, edges.reshape(-1, 4), heads, nodes)
            if low >= high:
                continue
            room = at + own[high - 1] - own[low] + 2 * REACH + 16
            pairs_own, pairs_other = _grown(pairs_own, room), _grown(pairs_other, room)
            limits = (own_low, own_high, bounds[document], bounds[document + 1])
            score, end = _align_chain(
                query, segment, own[low:high], other[low:high], limits, pairs_own, pairs_other, at
            )
            if end == at:
                continue
            edges, scores, ends = _grown(edges, 4 * n + 4), _grown(scores, n + 1), _grown(ends, n + 2)
            edges[4 * n], edges[4 * n + 1] = pairs_own[at], pairs_own[end - 1] + 1
            edges[4 * n + 2], edges[4 * n + 3] = pairs_other[at], pairs_other[end - 1] + 1
            scores[n], ends[n + 1] = score, end
            nodes, used = _shelve(n, edges[4 * n], edges[4 * n + 1], heads, nodes, used)
            task = (low, high, own_low, own_high)
            waiting = _push_rest(pending, waiting, own, task, edges[4 * n], edges[4 * n + 1])
            n, at = n + 1, end
    return edges[: 4 * n].reshape(-1, 4), scores[:n], ends[: n + 1], pairs_own[:at], pairs_other[:at]


def align_chains(query: Query, chains: Chains, segment: Segment) -> Regions:
    """The regions of all chains. Regions of one document stand together, found in order of the length of chains."""
    size = CHARACTERS_A_GRAM if query.tokens.mostly_characters else WORDS_A_GRAM
    arrays = (segment.stems, segment.surfaces)
    found = _align_all(_arrays(query), arrays, segment.bounds, chains.own, chains.other, chains.cuts, size)
    return _regions(found)


@njit(cache=True, nogil=True)
def _align_windows(
    query: Arrays, stems: UInt32s, surfaces: UInt16s, bounds: Int64s, allowed: Bools,
    ranges: Int64s,
) -> Columns:  # fmt: skip
    """Aligns own range ``ranges[k, :2]`` with the segment range ``ranges[k, 2:]``, document by document."""
    q_stems, q_surfaces, weights, costs = query
    room = 2 * len(ranges) + 64
    kept, scores, ends = np.empty((room, 4), np.int64), np.empty(room, np.float32), np.zeros(room + 1, np.int64)
    pairs_own, pairs_other = np.empty(4096, np.int64), np.empty(4096, np.int64)
    n, at = 0, 0
    for k in range(len(ranges)):
        first, last, start, end = ranges[k]
        number = _document_of(bounds, start)
        while number + 1 < len(bounds) and bounds[number] < end and n < room:
            low, high = max(start, bounds[number]), min(end, bounds[number + 1])
            number += 1
            if high - low < 3 or not allowed[number - 1]:
                continue
            half = (high - low) // 2 + 1
            centers = np.full(last - first, (low + high) // 2, np.int64)
            trace = np.empty((last - first, 2 * half + 1), np.uint8)
            score, row, column = _fill(
                q_stems, q_surfaces, weights, costs, stems, surfaces, first, centers, half, low, high, trace
            )
            if row < 0 or score < LEAST_SCORE:
                continue
            pairs_own = _grown(pairs_own, at + last - first)
            pairs_other = _grown(pairs_other, at + last - first)
            end_at = _walk(q_stems, stems, first, centers, half, trace, row, column, pairs_own, pairs_other, at)
            kept[n, 0], kept[n, 1] = pairs_own[at], pairs_own[end_at - 1] + 1
            kept[n, 2], kept[n, 3] = pairs_other[at], pairs_other[end_at - 1] + 1
            scores[n], ends[n + 1] = score, end_at
            n, at = n + 1, end_at
    return kept[:n], scores[:n], ends[: n + 1], pairs_own[:at], pairs_other[:at]


def align_windows(
    query: Query, passages: Sequence[tuple[int, int]], windows: Windows, segment: Segment, allowed: Bools
) -> Regions:
    """The regions of all windows: for each its best local alignment with the passage, in every document it touches."""
    own = np.array([passages[number] for number in windows.passage], np.int64).reshape(-1, 2)
    ranges = np.column_stack([own, windows.start, windows.end]).astype(np.int64)
    return _regions(_align_windows(_arrays(query), segment.stems, segment.surfaces, segment.bounds, allowed, ranges))


def _arrays(query: Query) -> Arrays:
    return query.tokens.stems, query.surfaces, query.weights, query.costs


def _regions(found: Columns) -> Regions:
    kept, scores, ends, own, other = found
    return Regions(kept[:, 0], kept[:, 1], kept[:, 2], kept[:, 3], scores, ends, own, other)
