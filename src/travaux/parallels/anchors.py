"""The first pass of alignment: single sentences that are surely each other's, in rising order on both sides.

Similarity is taken relative to the nearest neighbours on both sides (margin, Artetxe and Schwenk, ACL 2019), so that
sentences near to everything anchor nothing. Only sentences near the diagonal are compared: time grows with the length
of the text times the width of the belt.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Positions = NDArray[np.int64]

NEIGHBOURS = 4
"""Nearest sentences whose mean similarity is what a margin is taken from, as in the paper."""

LEAST_BELT, BELT_SHARE, BLOCK = 400, 0.06, 256
"""Sentences on each side of the diagonal compared: 400, in longer texts 6 in 100 of their length."""


def _belt(start: int, end: int, rows: int, columns: int) -> tuple[int, int]:
    width = max(LEAST_BELT, int(BELT_SHARE * columns))
    return max(0, start * columns // rows - width), min(columns, end * columns // rows + width + 1)


def _nearest(first: Vectors, second: Vectors) -> tuple[Positions, Vectors]:
    """For each row of ``first`` its nearest rows of ``second`` inside the belt, best first: (n, k) twice."""
    count = min(NEIGHBOURS, len(second))
    where = np.zeros((len(first), count), np.int64)
    scores = np.zeros((len(first), count), np.float32)
    for start in range(0, len(first), BLOCK):
        end = min(start + BLOCK, len(first))
        low, high = _belt(start, end, len(first), len(second))
        likeness = first[start:end] @ second[low:high].T
        best = np.argsort(-likeness, axis=1)[:, :count]
        where[start:end] = best + low
        scores[start:end] = np.take_along_axis(likeness, best, axis=1)
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


def anchors(first: Vectors, second: Vectors) -> list[tuple[int, int]]:
    """Positions of sentences that are each other's nearest by margin, rising on both sides; [] when there are none.

    ``first`` (n, d) and ``second`` (m, d) are unit rows, one a sentence.
    """
    if not len(first) or not len(second):
        return []
    there, forth = _nearest(first, second)
    back, returned = _nearest(second, first)
    from_first, from_second = forth.mean(axis=1), returned.mean(axis=1)
    by_first = np.argmax(forth - from_second[there] / 2, axis=1)
    by_second = np.argmax(returned - from_first[back] / 2, axis=1)
    chosen = np.take_along_axis(there, by_first[:, None], axis=1)[:, 0]
    answer = np.take_along_axis(back, by_second[:, None], axis=1)[:, 0]
    mutual = np.flatnonzero(answer[chosen] == np.arange(len(first)))
    return _rising([(int(one), int(chosen[one])) for one in mutual])
