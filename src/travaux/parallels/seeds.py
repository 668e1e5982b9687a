"""Seeds: places of a segment where a k-gram of the text in hand stands too; and chains of seeds in one document."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from travaux.parallels.fingerprints import grams
from travaux.parallels.segments import Segment
from travaux.text.tokens import Tokens

UInt32s = npt.NDArray[np.uint32]
UInt64s = npt.NDArray[np.uint64]
Int64s = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

MOST_POSTINGS = 2000
"""A k-gram that stands in more places is looked up in so many of them, evenly spread, and the cut is reported."""
LONGEST_GAP = 40
"""Tokens between two seeds of one chain, at most, on either side."""
WIDEST_DRIFT = 24
"""Tokens by which the gaps of the two sides may differ."""
MOST_OPEN = 64
"""Open chains a document: passages that changed places each keep a chain of their own."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """``own`` and ``other``: token positions in the text in hand and in the segment, sorted by segment document and
    own position; ``cut``: how many k-grams were looked up in part only."""

    own: Int64s
    other: Int64s
    cut: int


@njit(cache=True, nogil=True)
def _range_of(postings: UInt64s, value: np.uint64) -> tuple[int, int]:
    low, high = 0, len(postings)
    target = value << np.uint64(32)
    while low < high:
        middle = (low + high) // 2
        if postings[middle] < target:
            low = middle + 1
        else:
            high = middle
    first = low
    high = len(postings)
    step = 1
    while first + step < high and (postings[first + step] >> np.uint64(32)) == value:
        step *= 2
    low, high = first + step // 2, min(first + step, high)
    while low < high:
        middle = (low + high) // 2
        if (postings[middle] >> np.uint64(32)) <= value:
            low = middle + 1
        else:
            high = middle
    return first, low


@njit(cache=True, nogil=True)
def count_of(hashes: UInt32s, postings: UInt64s) -> Int64s:
    """How many postings each hash has."""
    counts = np.empty(len(hashes), np.int64)
    for i in range(len(hashes)):
        first, last = _range_of(postings, np.uint64(hashes[i]))
        counts[i] = last - first
    return counts


@njit(cache=True, nogil=True)
def _document_of(bounds: Int64s, token: int) -> int:
    low, high = 0, len(bounds) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if bounds[middle] <= token:
            low = middle
        else:
            high = middle - 1
    return low


@njit(cache=True, nogil=True)
def _ranges(hashes: UInt32s, whole: Bools, postings: UInt64s, most: int) -> tuple[Int64s, Int64s, int, int]:
    n = len(hashes)
    first, last = np.zeros(n, np.int64), np.zeros(n, np.int64)
    total, cut = 0, 0
    for i in range(n):
        if whole[i]:
            first[i], last[i] = _range_of(postings, np.uint64(hashes[i]))
            count = last[i] - first[i]
            total += min(count, most)
            cut += count > most
    return first, last, total, cut


@njit(cache=True, nogil=True)
def _collect(
    first: Int64s, last: Int64s, postings: UInt64s, bounds: Int64s, allowed: Bools, most: int, total: int
) -> tuple[Int64s, Int64s, Int64s]:
    own, other, document = np.empty(total, np.int64), np.empty(total, np.int64), np.empty(total, np.int64)
    n = 0
    for i in range(len(first)):
        count = last[i] - first[i]
        for k in range(min(count, most)):
            at = first[i] + (k if count <= most else k * count // most)
            token = int(postings[at] & np.uint64(0xFFFFFFFF))
            number = _document_of(bounds, token)
            if allowed[number]:
                own[n], other[n], document[n] = i, token, number
                n += 1
    return own[:n], other[:n], document[:n]


def seeds(tokens: Tokens, segment: Segment, allowed: Bools) -> Seeds:
    """All seeds between a text and the ``allowed`` documents of a segment (bool, shape (documents,))."""
    hashes, whole = grams(tokens)
    first, last, total, cut = _ranges(hashes, whole, segment.coarse, MOST_POSTINGS)
    own, other, document = _collect(first, last, segment.coarse, segment.bounds, allowed, MOST_POSTINGS, total)
    order = np.lexsort((other, own, document))
    return Seeds(own[order], other[order], cut)


@njit(cache=True, nogil=True)
def _chained(own: Int64s, other: Int64s, bounds: Int64s, gap: int, drift: int, most_open: int) -> Int64s:
    """The chain number of each seed: greedy, the open chain of least drift takes the seed."""
    n = len(own)
    chain = np.empty(n, np.int64)
    heads = np.empty(most_open, np.int64)
    n_open, n_chains, document_end = 0, 0, np.int64(-1)
    for i in range(n):
        if other[i] >= document_end or (i and other[i] < bounds[_document_of(bounds, other[i - 1])]):
            n_open = 0
            document_end = bounds[_document_of(bounds, other[i]) + 1]
        best, best_drift, kept = -1, drift + 1, 0
        for k in range(n_open):
            head = heads[k]
            ahead = own[i] - own[head]
            if ahead > gap:
                continue
            heads[kept] = head
            step = other[i] - other[head]
            apart = abs(step - ahead)
            if 0 < step <= gap and ahead > 0 and apart < best_drift:
                best, best_drift = kept, apart
            kept += 1
        n_open = kept
        if best >= 0:
            chain[i] = chain[heads[best]]
            heads[best] = i
            continue
        chain[i] = n_chains
        n_chains += 1
        if n_open < most_open:
            heads[n_open] = i
            n_open += 1
        else:
            heads[i % most_open] = i
    return chain


@dataclass(frozen=True, slots=True)
class Chains:
    """Seeds grouped by chain: chain ``c`` holds the entries ``cuts[c]`` to ``cuts[c + 1]`` of ``own`` and ``other``,
    ascending. Chains of one document stand together, the longest first."""

    own: Int64s
    other: Int64s
    cuts: Int64s


def chains(found: Seeds, segment: Segment) -> Chains:
    """The chains of the seeds; no seeds give no chains."""
    if not len(found.own):
        return Chains(found.own, found.other, np.zeros(1, np.int64))
    numbers = _chained(found.own, found.other, segment.bounds, LONGEST_GAP, WIDEST_DRIFT, MOST_OPEN)
    documents = np.searchsorted(segment.bounds, found.other, side="right")
    lengths = np.bincount(numbers)[numbers]
    order = np.lexsort((np.arange(len(numbers)), numbers, -lengths, documents))
    cuts = np.flatnonzero(np.diff(numbers[order])) + 1
    return Chains(found.own[order], found.other[order], np.concatenate([[0], cuts, [len(order)]]).astype(np.int64))
