"""Local alignment of two token stretches: Smith and Waterman (1981) with affine gaps (Gotoh 1982), inside a band that
follows a chain of seeds. Matches score by the weight of the word (Wilkerson, Smith and Stramp, AJPS 2015), so that
formulas of the genre and function words score low. Time and memory grow with the length of the chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

from travaux.text.tokens import Tokens

UInt32s = npt.NDArray[np.uint32]
UInt16s = npt.NDArray[np.uint16]
UInt8s = npt.NDArray[np.uint8]
Int64s = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

STOP, DIAGONAL, UP, ACROSS = 0, 1, 2, 3
_UP_EXTENDS, _ACROSS_EXTENDS = 4, 8
_MINUS = np.float32(-1e9)
_NO_NAN = {"nnan", "nsz"}
"""No score is ever not a number: says so, and the compiler takes several cells of a row at once."""

INFLECTED = np.float32(0.85)
"""What a match of stems with unlike surfaces scores, as a share of an exact match."""
MISMATCH = np.float32(0.25)
GAP_OPEN = np.float32(0.5)
GAP_EXTEND = np.float32(0.12)
"""Costs in units of an average content word; tuned on the development twins of evals/generate_reuse (2026-11)."""


@dataclass(frozen=True, slots=True)
class Query:
    """The text in hand as alignment sees it: its tokens with weights.

    ``costs`` scales the penalties and ``scales`` is what an average content token weighs, both 1 for words.

    ``surfaces`` are those of the tokens in 16 bits, as segments keep them.

    Three more weights serve the comparison with what was found. ``informs``: the weights with numerals held down.
    ``says``, by which coverage is reckoned: those squared, so that the frame of a sentence, stock words all, counts for
    little beside its object. ``counts``, by which the words kept are counted: all content words alike, however rare.
    """

    tokens: Tokens
    surfaces: UInt16s
    weights: Floats
    costs: Floats
    scales: Floats
    informs: Floats
    says: Floats
    counts: Floats


@dataclass(frozen=True, slots=True)
class Regions:
    """Aligned regions. Arrays of one entry a region: ``own_start``, ``own_end``, ``other_start``, ``other_end``
    (half-open token ranges), ``score``, and ``bounds`` (regions + 1) into ``own`` and ``other``, the matched pairs.
    """

    own_start: Int64s
    own_end: Int64s
    other_start: Int64s
    other_end: Int64s
    score: Floats
    bounds: Int64s
    own: Int64s
    other: Int64s


@njit(cache=True, nogil=True, fastmath=_NO_NAN)
def _from_above(
    before: Floats, up_before: Floats, shift: int, gaps: tuple[Any, Any], cells: Floats, up: Floats, codes: UInt8s
) -> None:
    """What the row before gives each cell of a row whose band lies ``shift`` columns on: ``cells`` gets the diagonal
    neighbours, ``up`` the best gap, ``codes`` whether that gap was open before."""
    open_gap, extend_gap = gaps
    width = len(before)
    cells[:], up[:], codes[:] = 0, _MINUS, 0
    above, gap_above = before[shift:], up_before[shift:]
    for b in range(max(0, width - shift)):
        opened, extended = above[b] - open_gap, gap_above[b] - extend_gap
        up[b] = max(opened, extended)
        codes[b] = _UP_EXTENDS if extended > opened else 0
    first = 1 if shift == 0 else 0
    targets, neighbours = cells[first:], before[shift - 1 + first :]
    for b in range(max(0, min(len(targets), len(neighbours)))):
        targets[b] = neighbours[b]


@njit(cache=True, nogil=True, fastmath=_NO_NAN)
def _matched(
    cells: Floats, up: Floats, codes: UInt8s, own: tuple[Any, Any], others: tuple[UInt32s, UInt16s],
    scores: tuple[Any, Any, Any],
) -> np.float32:  # fmt: skip
    """Adds match or mismatch to the diagonal neighbours in ``cells``; the better of that and ``up`` stays there.
    Returns the best of the row."""
    stem, surface = own
    stems, surfaces = others
    same, inflected, mismatch = scores
    best = np.float32(0)
    for b in range(len(cells)):
        agreed = same if np.uint32(surfaces[b]) == surface else inflected
        cells[b] += agreed if stems[b] == stem else mismatch
    for b in range(len(cells)):
        best = max(best, max(cells[b], up[b]))
    if best <= 0:
        cells[:] = 0
        return best
    for b in range(len(cells)):
        score = max(cells[b], up[b])
        code = np.uint8(DIAGONAL) if cells[b] >= up[b] else np.uint8(UP)
        codes[b] |= code if score > 0 else np.uint8(STOP)
        cells[b] = max(np.float32(0), score)
    return best


@njit(cache=True, nogil=True, fastmath=_NO_NAN)
def _from_before(cells: Floats, codes: UInt8s, gaps: tuple[Any, Any]) -> None:
    """Lets gaps run along the row. A gap never opens at the end of another: to extend that is cheaper."""
    open_gap, extend_gap = gaps
    across, before = _MINUS, cells[0]
    for b in range(1, len(cells)):
        opened, extended = before - open_gap, across - extend_gap
        before, across = cells[b], max(opened, extended)
        extends = _ACROSS_EXTENDS if extended > opened else 0
        better = across > before
        codes[b] = extends | (codes[b] & _UP_EXTENDS | ACROSS if better else codes[b])
        cells[b] = across if better else before


@njit(cache=True, nogil=True)
def _fill(
    stems: UInt32s, surfaces: UInt16s, weights: Floats, costs: Floats,
    other_stems: UInt32s, other_surfaces: UInt16s,
    first_row: int, centers: Int64s, half: int, low: int, high: int, trace: UInt8s,
) -> tuple[np.float32, int, int]:  # fmt: skip
    """Fills the trace of the band; the best score with its row and column (in the band).

    A row is filled in three passes, of which only the last, needed where a gap can pay, is bound to an order.
    """
    width = 2 * half + 1
    before, now = np.zeros(width, np.float32), np.zeros(width, np.float32)
    up_before, up = np.full(width, _MINUS), np.full(width, _MINUS)
    best, best_row, best_column = np.float32(0), -1, -1
    for row in range(len(centers)):
        i = first_row + row
        shift = centers[row] - centers[row - 1] if row else width + 1
        gaps = (GAP_OPEN * costs[i], GAP_EXTEND * costs[i])
        codes = trace[row]
        _from_above(before, up_before, shift, gaps, now, up, codes)
        left = centers[row] - half
        first, last = max(0, low - left), max(0, min(width, high - left))
        now[:first], up[:first], codes[:first] = 0, _MINUS, STOP
        now[last:], up[last:], codes[last:] = 0, _MINUS, STOP
        if first < last:
            scores = (weights[i], weights[i] * INFLECTED, -MISMATCH * costs[i])
            others = (other_stems[left + first : left + last], other_surfaces[left + first : left + last])
            cells, row_codes = now[first:last], codes[first:last]
            highest = _matched(cells, up[first:last], row_codes, (stems[i], np.uint32(surfaces[i])), others, scores)
            if highest > gaps[0]:
                _from_before(cells, row_codes, gaps)
            if highest > best:
                best, best_row, best_column = highest, row, first + int(np.argmax(cells))
        before, now = now, before
        up_before, up = up, up_before
    return best, best_row, best_column


@njit(cache=True, nogil=True)
def _walk(
    stems: UInt32s, other_stems: UInt32s, first_row: int, centers: Int64s, half: int, trace: UInt8s,
    row: int, b: int, own: Int64s, other: Int64s, at: int,
) -> int:  # fmt: skip
    """Writes the matched pairs of the best path from ``at`` on, ascending; returns the end of what was written."""
    end = at
    state = trace[row, b] & 3
    while row >= 0 and state != STOP:
        if state == DIAGONAL:
            i, j = first_row + row, centers[row] - half + b
            if stems[i] == other_stems[j]:
                own[end], other[end] = i, j
                end += 1
            if row == 0:
                break
            b += centers[row] - centers[row - 1] - 1
            row -= 1
        elif state == UP:
            extends = trace[row, b] & _UP_EXTENDS
            if row == 0:
                break
            b += centers[row] - centers[row - 1]
            row -= 1
            if extends:
                continue
        else:
            extends = trace[row, b] & _ACROSS_EXTENDS
            b -= 1
            if extends:
                continue
        if b < 0 or b > 2 * half:
            break
        state = trace[row, b] & 3
    own[at:end] = own[at:end][::-1].copy()
    other[at:end] = other[at:end][::-1].copy()
    return end


@njit(cache=True, nogil=True)
def _centers(own: Int64s, other: Int64s, first: int, last: int) -> Int64s:
    """The column the band is centred on in each row: along the seeds, straight between them and beyond them."""
    centers = np.empty(last - first, np.int64)
    seed = 0
    for row in range(last - first):
        i = first + row
        while seed + 1 < len(own) and own[seed + 1] <= i:
            seed += 1
        centers[row] = other[seed] + (i - own[seed])
        if i > own[seed] and seed + 1 < len(own):
            span, rise = own[seed + 1] - own[seed], other[seed + 1] - other[seed]
            centers[row] = other[seed] + (i - own[seed]) * rise // span
    for row in range(1, len(centers)):
        centers[row] = max(centers[row], centers[row - 1])
    return centers
