"""Words that stand on both sides of an alignment but in another order: what a single alignment cannot match."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from travaux.parallels.alignment import Floats, Int64s, UInt32s

Bools = npt.NDArray[np.bool_]

MOST_RUNS = 12


@dataclass(frozen=True, slots=True)
class Move:
    """Token ranges of one run of words on the earlier and on the later side."""

    earlier: tuple[int, int]
    later: tuple[int, int]


@njit(cache=True, nogil=True)
def _heaviest_run(
    stems: UInt32s, weights: Floats, free: Bools, other_stems: UInt32s, other_free: Bools
) -> tuple[np.float32, int, int, int]:
    """Weight, start on the own and on the other side, and length of the heaviest common run of free tokens."""
    n, m = len(stems), len(other_stems)
    before, now = np.zeros(m + 1, np.int64), np.zeros(m + 1, np.int64)
    sums, sums_before = np.zeros(m + 1, np.float32), np.zeros(m + 1, np.float32)
    best, best_own, best_other, best_length = np.float32(0), 0, 0, 0
    for i in range(n):
        for j in range(m):
            now[j + 1], sums[j + 1] = 0, 0
            if free[i] and other_free[j] and stems[i] == other_stems[j]:
                now[j + 1] = before[j] + 1
                sums[j + 1] = sums_before[j] + weights[i]
                if sums[j + 1] > best:
                    best, best_length = sums[j + 1], now[j + 1]
                    best_own, best_other = i - best_length + 1, j - best_length + 1
        before, now = now, before
        sums_before, sums = sums, sums_before
    return best, best_own, best_other, best_length


@njit(cache=True, nogil=True)
def _runs(
    stems: UInt32s, weights: Floats, free: Bools, other_stems: UInt32s, other_free: Bools, least: np.float32, most: int
) -> Int64s:
    found = np.empty((most, 3), np.int64)
    n = 0
    while n < most:
        weight, own, other, length = _heaviest_run(stems, weights, free, other_stems, other_free)
        if weight < least:
            break
        free[own : own + length] = False
        other_free[other : other + length] = False
        found[n, 0], found[n, 1], found[n, 2] = own, other, length
        n += 1
    return found[:n]


@njit(cache=True, nogil=True)
def _held(stems: UInt32s, weights: Floats, other_stems: UInt32s) -> np.float32:
    total, held = np.float32(0), np.float32(0)
    for i in range(len(stems)):
        total += weights[i]
        for other in other_stems:
            if other == stems[i]:
                held += weights[i]
                break
    return held / max(total, np.float32(1e-6))


def held(stems: UInt32s, weights: Floats, other_stems: UInt32s) -> float:
    """The share of the weight of a stretch whose stems stand in another, in whatever order: no coverage can be more."""
    return float(_held(stems, weights, other_stems))


@dataclass(frozen=True, slots=True)
class Open:
    """Tokens of one side: their stems, and which of them no alignment has matched (``free``)."""

    stems: UInt32s
    free: Bools


def moves(later: Open, weights: Floats, earlier: Open, least: float) -> list[Move]:
    """Runs of free tokens of both sides with equal stems, the heaviest first; positions count from the arrays' start.

    ``weights`` are of the later side; a run lighter than ``least`` may be chance.
    """
    found = _runs(
        later.stems, weights, later.free.copy(), earlier.stems, earlier.free.copy(), np.float32(least), MOST_RUNS
    )
    return [Move((other, other + length), (own, own + length)) for own, other, length in found.tolist()]


def completed(
    earlier: UInt32s, later: UInt32s, pairs: Int64s, ranges: tuple[tuple[int, int], tuple[int, int]]
) -> Int64s:
    """The pairs (earlier token, later token; ascending) with those added that an alignment left at the borders.

    A local alignment gives up a light word beyond a gap: "the sides" in "the sides [firmly] oppose". Here every stretch
    between two pairs, and before the first and after the last inside ``ranges``, is matched from both of its ends.
    """
    if not len(pairs):
        return pairs
    (other, other_end), (own, own_end) = ranges
    found: list[tuple[int, int]] = []
    for j, i in (*pairs.tolist(), (other_end, own_end)):
        found.extend(_from_ends(earlier[other:j].tolist(), later[own:i].tolist(), other, own))
        if j < other_end and i < own_end:
            found.append((j, i))
        other, own = j + 1, i + 1
    return np.array(found, np.int64)


def _from_ends(before: list[int], after: list[int], other: int, own: int) -> list[tuple[int, int]]:
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    first = [(other + k, own + k) for k in range(head)]
    return first + [(other + len(before) - k, own + len(after) - k) for k in range(tail, 0, -1)]
