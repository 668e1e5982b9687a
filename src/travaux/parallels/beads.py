"""The second pass of alignment: dynamic programming over joined sentences, in a band around the anchors.

A candidate of k and l sentences scores the cosine of the vectors of the joined sentences, less the mean likeness of
each side to the sentence before and after the other side, times a length term (Bertalign: Liu and Zhu, DSH 2023).
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Positions = NDArray[np.int64]
Lengths = NDArray[np.float64]

SHAPES = np.array(
    [[0, 1], [1, 0], [1, 1], [1, 2], [2, 1], [2, 2], [1, 3], [3, 1], [2, 3], [3, 2], [1, 4], [4, 1]], dtype=np.int64
)
"""Sentences of the first and the second version that a link may join."""

LONGEST = 4
"""Most sentences joined on one side."""

NULL_SCORE = 0.0
"""The score of a sentence left unanswered: strict F1 .880 on Text+Berg dev (2026-11); -0.1 gave .855, 0.03 .869."""


@njit(cache=True, fastmath=True)
def _dot(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """The inner product; numba's own needs scipy."""
    total = np.float32(0)
    for at in range(len(one)):
        total += one[at] * other[at]
    return float(total)


@njit(cache=True)
def _around(vector: NDArray[np.float32], singles: Vectors, start: int, end: int) -> float:
    """The mean likeness of a vector to the sentences just before and after a stretch of the other version."""
    total, count = 0.0, 0
    if start > 0:
        total += _dot(vector, singles[start - 1])
        count += 1
    if end < len(singles):
        total += _dot(vector, singles[end])
        count += 1
    return total / count if count else 0.0


@njit(cache=True)
def _score(
    one: Vectors, other: Vectors, x: tuple[int, int], y: tuple[int, int], sums: tuple[Lengths, Lengths]
) -> float:
    """The score of linking first[x] with second[y]; the vectors are (LONGEST, n, d), row i of layer k ends at i."""
    a, b = one[x[1] - x[0] - 1, x[1] - 1], other[y[1] - y[0] - 1, y[1] - 1]
    margin = _dot(a, b) - (_around(a, other[0], y[0], y[1]) + _around(b, one[0], x[0], x[1])) / 2
    long, wide = sums[0][x[1]] - sums[0][x[0]], sums[1][y[1]] - sums[1][y[0]]
    return float(margin) * math.log2(1 + min(long, wide) / max(long, wide, 1e-9))


@njit(cache=True)
def best_path(
    one: Vectors, other: Vectors, sums: tuple[Lengths, Lengths], band: tuple[Positions, Positions], shapes: Positions
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The shape of the best link that ends at each cell of the band, and its score: both (n + 1, widest).

    ``band`` holds for each number of sentences of the first version the least and one past the greatest number of the
    second; -1 stands where no path arrives. ``sums`` are running lengths, (n + 1) and (m + 1).
    """
    low, high = band
    size = (len(low), np.max(high - low))
    best = np.full(size, -np.inf)
    step = np.full(size, -1, np.int8)
    gained = np.zeros(size, np.float32)
    best[0, 0] = 0.0
    for i in range(len(low)):
        for j in range(low[i], high[i]):
            for kind in range(len(shapes)):
                before, under = i - shapes[kind, 0], j - shapes[kind, 1]
                if before < 0 or under < low[before] or under >= high[before]:
                    continue
                value = best[before, under - low[before]]
                if value == -np.inf:
                    continue
                score = NULL_SCORE if kind < 2 else _score(one, other, (before, i), (under, j), sums)
                if value + score > best[i, j - low[i]]:
                    best[i, j - low[i]] = value + score
                    step[i, j - low[i]] = kind
                    gained[i, j - low[i]] = score
    return step, gained
