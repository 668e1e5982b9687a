"""More seeds near the links: short k-grams of both texts, all of them, not only the fingerprints kept.

Winnowing keeps two k-grams in five and an edited passage few whole ones, so a reworked passage is often left with a
single link. Round a link that stands alone every short k-gram the two texts share is a seed too: what reading gains
from its fine channel, at a cost that follows the links.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

from travaux.parallels.alignment import Int64s, Query
from travaux.parallels.fingerprints import _grams
from travaux.parallels.lineage.records import KIND
from travaux.parallels.segments import Segment

WORDS_NEAR, CHARACTERS_NEAR = 3, 5
NEAR = 120
"""Tokens to both sides of a link, on both sides of the comparison. All three set on the development twins of
evals/generate_reuse (2026-11): plagdet .961 en, .964 zh, .985 ru, against .940, .952, .961 without."""
ALONE = 16
"""A link with another at most so many tokens away on both sides, on nearly the same diagonal, does not stand alone."""
MOST_LINKS = 64
"""Two texts with more links than this share so much that their lonely links are lists and tables: nothing is looked for
round them. Of 12 MB of agreements and news this spares three of four seconds of the stage; on the development twins it
costs nothing that shows (2026-11)."""
_PLACES = 1 << 10
UInt32s = npt.NDArray[np.uint32]
UInt8s = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]


def with_nearby(query: Query, segment: Segment, own: Int64s, other: Int64s) -> tuple[Int64s, Int64s]:
    """The links of one later document and the seeds near them, each once, by document, own and other place.

    The links come in that order.
    """
    tokens = query.tokens
    hashes, whole = _grams(tokens.stems, tokens.kinds, WORDS_NEAR, CHARACTERS_NEAR)
    documents = np.searchsorted(segment.bounds, other, side="right") - 1
    few = _counts(documents) <= MOST_LINKS
    near_own, near_other = _nearby(
        (hashes, whole), segment.stems, segment.kinds, segment.bounds, own[few], other[few], documents[few]
    )
    own, other = np.concatenate([own, near_own]), np.concatenate([other, near_other])
    documents = np.searchsorted(segment.bounds, other, side="right")
    order = np.lexsort((other, own, documents))
    own, other = own[order], other[order]
    fresh = np.concatenate([[True], (own[1:] != own[:-1]) | (other[1:] != other[:-1])])[: len(own)]
    return own[fresh], other[fresh]


def _counts(documents: Int64s) -> Int64s:
    """How many links each link's document has; links of one document stand together."""
    cuts = np.flatnonzero(np.diff(documents, prepend=-1, append=-1))
    counts = np.diff(cuts)
    return np.repeat(counts, counts)


@njit(cache=True, nogil=True)
def _stands_alone(own: Int64s, other: Int64s, k: int, first: int, last: int) -> bool:
    before, after = False, False
    for step in (-1, 1):
        at = k + step
        while first <= at < last and abs(own[at] - own[k]) <= ALONE:
            along = (own[at] - own[k]) * step
            close = along > 0 and abs((other[at] - other[k]) * step - along) <= 2
            before |= close and step < 0
            after |= close and step > 0
            at += step
    return not (before and after)


@njit(cache=True, nogil=True)
def _nearby(
    grams: tuple[UInt32s, Bools], stems: UInt32s, bits: UInt8s, bounds: Int64s, own: Int64s, other: Int64s,
    documents: Int64s,
) -> tuple[Int64s, Int64s]:  # fmt: skip
    hashes, whole = grams
    found, n = np.empty((1024, 2), np.int64), 0
    boxes, held = np.empty((256, 2), np.int64), 0
    places, marks = np.empty(_PLACES, np.int64), np.zeros(_PLACES, np.int64)
    first = 0
    for k in range(len(own)):
        if documents[k] != documents[first]:
            first, held = k, 0
        last = k + 1
        while last < len(own) and documents[last] == documents[k] and own[last] - own[k] <= ALONE:
            last += 1
        inside = False
        for box in range(min(held, len(boxes))):
            inside |= max(abs(boxes[box, 0] - own[k]), abs(boxes[box, 1] - other[k])) <= NEAR // 2
        if inside or not _stands_alone(own, other, k, first, last):
            continue
        boxes[held % len(boxes), 0], boxes[held % len(boxes), 1] = own[k], other[k]
        held += 1
        low, high = max(0, own[k] - NEAR), min(len(hashes), own[k] + NEAR)
        _placed(hashes, whole, low, high, places, marks, k + 1)
        other_low, other_high = bounds[documents[k]], bounds[documents[k] + 1]
        other_low, other_high = max(other_low, other[k] - NEAR), min(other_high, other[k] + NEAR)
        theirs, there = _grams(
            stems[other_low:other_high], bits[other_low:other_high] & np.uint8(KIND), WORDS_NEAR, CHARACTERS_NEAR
        )
        found = _room(found, n + len(theirs))
        for j in range(len(theirs)):
            at = theirs[j] % _PLACES
            while there[j] and marks[at] == k + 1:
                if hashes[places[at]] == theirs[j]:
                    found[n, 0], found[n, 1] = places[at], other_low + j
                    n += 1
                    break
                at = (at + 1) % _PLACES
    return found[:n, 0], found[:n, 1]


@njit(cache=True, nogil=True)
def _placed(hashes: UInt32s, whole: Bools, low: int, high: int, places: Int64s, marks: Int64s, mark: int) -> None:
    """Puts the first of each k-gram between ``low`` and ``high`` into a hash table; ``mark`` empties it."""
    for i in range(low, high):
        at = hashes[i] % _PLACES
        while whole[i] and marks[at] == mark and hashes[places[at]] != hashes[i]:
            at = (at + 1) % _PLACES
        if whole[i] and marks[at] != mark:
            places[at], marks[at] = i, mark


@njit(cache=True, nogil=True)
def _room(array: Any, needed: int) -> Any:
    if needed <= len(array):
        return array
    larger = np.empty((max(needed, 2 * len(array)), array.shape[1]), array.dtype)
    larger[: len(array)] = array
    return larger
