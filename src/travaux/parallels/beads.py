"""The second pass of alignment: dynamic programming over joined sentences, in a band around the anchors.

A candidate of k and l sentences scores the cosine of the vectors of the joined sentences, less a part of what each side
is like to the sentences beside the other (Bertalign: Liu and Zhu, DSH 2023), times a term for length and one for size,
plus the ties between its sentences. Likeness is measured by that of the pair's own anchors.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from travaux.parallels.joined import LONGEST

Vectors = NDArray[np.float32]
Positions = NDArray[np.int64]
Lengths = NDArray[np.float64]

MOST, WIDEST = 7, 3
"""Most sentences of a link together, and most on the side that has fewer."""
SHAPES = np.array(
    [(0, 1), (1, 0)]
    + [
        (wide, high)
        for wide in range(1, LONGEST + 1)
        for high in range(1, LONGEST + 1)
        if wide + high <= MOST and min(wide, high) <= WIDEST
    ],
    dtype=np.int64,
)
"""Sentences of the first and the second version that a link may join; the first two leave one unanswered."""


class Weights(NamedTuple):
    """What a link is scored by: likeness to the neighbours, taken away; exponents of the size and of the length term;
    cost of each sentence above two and of the squared logarithm of the lengths' ratio (at most 4); worth of a tie;
    score of a sentence left unanswered."""

    beside: float
    size: float
    length: float
    more: float
    unlike: float
    tied: float
    null: float


WEIGHTS = Weights(beside=0.302, size=0.469, length=0.182, more=0.031, unlike=0.253, tied=0.487, null=0.076)
"""By random search on Text+Berg dev (German and French), the first 500 sentences of the Bible (Chinese and English)
and the first half of the Declaration of Human Rights in three languages (2026-11): strict F1 .925, .876, .986."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What is aligned. ``vectors``: two of (5, n, d), row i of layer k ends at i; ``sums``: running lengths of both
    sides on one scale; ``band``: for each number of sentences of the first the least and one past the greatest number
    of the second; ``ties``: as ``ties()`` gives them; ``near``: the likeness of sentences that surely answer one
    another."""

    vectors: tuple[Vectors, Vectors]
    sums: tuple[Lengths, Lengths]
    band: tuple[Positions, Positions]
    ties: NDArray[np.float32]
    near: float = 1.0


def best_links(versions: Versions, weights: Weights = WEIGHTS) -> list[tuple[int, int, int, int, float]]:
    """The links of the best path from the first to the last sentences: start and end on both sides, and how much
    nearer the two are in meaning than either is to what stands beside the other; 0 where a side is empty."""
    one, other = versions.vectors
    one = one / np.float32(versions.near)
    step, margins = _best_path(one, other, versions.sums, versions.band, versions.ties, SHAPES, weights)
    low = versions.band[0]
    links, i, j = [], one.shape[1], other.shape[1]
    while i or j:
        wide, high = (int(size) for size in SHAPES[step[i, j - low[i]]])
        links.append((i - wide, i, j - high, j, float(margins[i, j - low[i]])))
        i, j = i - wide, j - high
    return links[::-1]


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
    one: Vectors,
    other: Vectors,
    x: tuple[int, int],
    y: tuple[int, int],
    weights: Weights,
) -> float:
    """How much nearer first[x] and second[y] are than either is to what stands beside the other."""
    k, deep = x[1] - x[0] - 1, y[1] - y[0] - 1
    a, b = one[k, x[1] - 1], other[deep, y[1] - 1]
    beside = (_around(a, other[0], y[0], y[1]) + _around(b, one[0], x[0], x[1])) / 2
    return _dot(a, b) - weights.beside * beside


@njit(cache=True)
def _weighed(score: float, size: int, long: float, wide: float, weights: Weights) -> float:
    """A score with the terms for the lengths and the number of sentences."""
    ratio = max(min(long, wide), 1e-9) / max(long, wide, 1e-9)
    weight = (size / 2) ** weights.size * math.log2(1 + ratio) ** weights.length
    return float(score * weight - weights.more * (size - 2) - weights.unlike * min(math.log(ratio) ** 2, 4.0))


@njit(cache=True)
def _tied(ties: Vectors, low: Positions, high: Positions, x: tuple[int, int], y: tuple[int, int]) -> float:
    total = 0.0
    for i in range(x[0] + 1, x[1] + 1):
        for j in range(max(y[0] + 1, low[i]), min(y[1] + 1, high[i])):
            total += ties[i, j - low[i]]
    return total


@njit(cache=True)
def _best_path(
    one: Vectors,
    other: Vectors,
    sums: tuple[Lengths, Lengths],
    band: tuple[Positions, Positions],
    ties: Vectors,
    shapes: Positions,
    weights: Weights,
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The shape of the best link that ends at each cell of the band, and its margin: both (n + 1, widest).

    -1 stands where no path arrives.
    """
    low, high = band
    size = (len(low), np.max(high - low))
    best = np.full(size, -np.inf)
    step = np.full(size, -1, np.int8)
    margins = np.zeros(size, np.float32)
    best[0, 0] = 0.0
    for i in range(len(low)):
        for j in range(low[i], high[i]):
            for kind in range(len(shapes)):
                x, y = (i - shapes[kind, 0], i), (j - shapes[kind, 1], j)
                if x[0] < 0 or y[0] < low[x[0]] or y[0] >= high[x[0]]:
                    continue
                value = best[x[0], y[0] - low[x[0]]]
                if value == -np.inf:
                    continue
                score, margin = weights.null, 0.0
                if kind >= 2:
                    long, wide = sums[0][x[1]] - sums[0][x[0]], sums[1][y[1]] - sums[1][y[0]]
                    margin = _score(one, other, x, y, weights)
                    score = _weighed(margin, x[1] - x[0] + y[1] - y[0], long, wide, weights)
                    score += weights.tied * _tied(ties, low, high, x, y)
                if value + score > best[i, j - low[i]]:
                    best[i, j - low[i]] = value + score
                    step[i, j - low[i]] = kind
                    margins[i, j - low[i]] = margin
    return step, margins
