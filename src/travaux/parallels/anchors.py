"""The first pass of alignment: single sentences that are surely each other's, in rising order on both sides.

Similarity is taken relative to the nearest neighbours on both sides (margin, Artetxe and Schwenk, ACL 2019), so that
sentences near to everything anchor nothing. In a long text only sentences near a coarse course are compared, which is
found on blocks of sentences, and on blocks of those (coarse to fine, as in Vecalign): time grows with the length.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numba import njit
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Positions = NDArray[np.int64]

NEIGHBOURS = 4
"""Nearest sentences whose mean similarity is what a margin is taken from, as in the paper."""
WHOLE = 800
"""Sentences up to which all are compared with all."""
BELT, BLOCK = 200, 256
"""Sentences on each side of the course that are compared in longer texts, and rows compared at once."""
FACTOR, STRAY = 4, 24
"""Sentences in a block, and blocks the course of a finer pass may stray from the coarser one's."""


def anchors(first: Vectors, second: Vectors) -> list[tuple[int, int]]:
    """Positions of sentences that are each other's nearest by margin, rising on both sides; [] when there are none.

    ``first`` (n, d) and ``second`` (m, d) are unit rows, one a sentence.
    """
    if not len(first) or not len(second):
        return []
    there, forth = _nearest(first, second, _belts(first, second))
    back, returned = _nearest(second, first, _belts(second, first))
    from_first, from_second = forth.mean(axis=1), returned.mean(axis=1)
    by_first = np.argmax(forth - from_second[there] / 2, axis=1)
    by_second = np.argmax(returned - from_first[back] / 2, axis=1)
    chosen = np.take_along_axis(there, by_first[:, None], axis=1)[:, 0]
    answer = np.take_along_axis(back, by_second[:, None], axis=1)[:, 0]
    mutual = np.flatnonzero(answer[chosen] == np.arange(len(first)))
    return _rising([(int(one), int(chosen[one])) for one in mutual])


def _belts(first: Vectors, second: Vectors) -> tuple[Positions, Positions]:
    """For each row of ``first`` the half-open range of rows of ``second`` to compare."""
    if max(len(first), len(second)) <= WHOLE:
        return np.zeros(len(first), np.int64), np.full(len(first), len(second), np.int64)
    course = _course(first, second)
    return np.maximum(course - BELT, 0), np.minimum(course + BELT + 1, len(second))


def _course(first: Vectors, second: Vectors) -> Positions:
    """For each row of ``first`` about where it stands in ``second``."""
    count, others = len(first), len(second)
    if max(count, others) <= WHOLE:
        low, high = np.zeros(count, np.int64), np.full(count, others, np.int64)
    else:
        coarse = _course(_blocks(first), _blocks(second))
        middle = np.minimum(coarse[np.arange(count) // FACTOR] * FACTOR + FACTOR // 2, others - 1)
        low, high = np.maximum(middle - STRAY * FACTOR, 0), np.minimum(middle + STRAY * FACTOR + 1, others)
        low, high = np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)
    return np.asarray(_steps(first, second, low, high), np.int64)


def _blocks(vectors: Vectors) -> Vectors:
    """Means of FACTOR rows each, unit rows."""
    sums = np.add.reduceat(vectors, np.arange(0, len(vectors), FACTOR), axis=0)
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(norms > 0, norms, 1), np.float32)


@njit(cache=True, fastmath=True)
def _steps(first: Vectors, second: Vectors, low: Positions, high: Positions) -> Positions:
    """The column of each row on the path of greatest summed likeness, one to one or passing over either side."""
    count, widest = len(first), np.max(high - low)
    best = np.full((count + 1, widest + 1), -np.inf)
    step = np.zeros((count + 1, widest + 1), np.int8)
    best[0, :] = 0.0
    for i in range(1, count + 1):
        before = low[i - 2] if i > 1 else low[0]
        room = (high[i - 2] if i > 1 else high[0]) - before
        for c in range(high[i - 1] - low[i - 1] + 1):
            j = c + low[i - 1]
            over = j - before
            if 0 <= over <= room:
                best[i, c] = best[i - 1, over]
            if c > 0 and 0 <= over - 1 <= room:
                likeness = np.float32(0)
                for at in range(first.shape[1]):
                    likeness += first[i - 1, at] * second[j - 1, at]
                if best[i - 1, over - 1] + likeness > best[i, c]:
                    best[i, c], step[i, c] = best[i - 1, over - 1] + likeness, 1
            if c > 0 and best[i, c - 1] > best[i, c]:
                best[i, c], step[i, c] = best[i, c - 1], 2
    course = np.zeros(count, np.int64)
    i, j = count, high[count - 1]
    while i > 0:
        c = j - low[i - 1]
        course[i - 1] = max(j - 1, 0)
        if step[i, c] == 2:
            j -= 1
        else:
            j -= step[i, c]
            i -= 1
    return course


def _nearest(first: Vectors, second: Vectors, belts: tuple[Positions, Positions]) -> tuple[Positions, Vectors]:
    """For each row of ``first`` its nearest rows of ``second`` inside the belt, best first: (n, k) twice."""
    count = min(NEIGHBOURS, len(second))
    where = np.zeros((len(first), count), np.int64)
    scores = np.zeros((len(first), count), np.float32)
    for start in range(0, len(first), BLOCK):
        end = min(start + BLOCK, len(first))
        low, high = int(belts[0][start:end].min()), int(belts[1][start:end].max())
        likeness = first[start:end] @ second[low:high].T
        best = np.argsort(-likeness, axis=1)[:, :count]
        where[start:end, : best.shape[1]] = best + low
        scores[start:end, : best.shape[1]] = np.take_along_axis(likeness, best, axis=1)
    return where, scores


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``pairs``, which rise in the first, that rises in the second too (patience sorting)."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        slot = bisect_left(tails, second)
        before.append(places[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [second]
        places[slot : slot + 1] = [place]
    chain, place = [], places[-1] if places else -1
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]
