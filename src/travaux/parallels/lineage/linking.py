"""From fingerprints to links: which places of which two documents share a k-gram, in time close to linear.

A k-gram held by few documents links all of them with each other. One held by many links each holder to those of its
*sources* that hold it, or, when none does, to the earliest holder. Sources are the earlier
documents it shares most with, by a sample of the fingerprints (every SAMPLE-th hash, the same in all documents; Broder,
"On the resemblance and containment of documents", 1997).
A passage in 75 texts so costs 75 times a constant, not 2,775 pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import njit

from travaux.engine.stages import PART, Parameters
from travaux.parallels.fingerprints import winnowed
from travaux.parallels.lineage.records import unpacked

Int32s = npt.NDArray[np.int32]
Int64s = npt.NDArray[np.int64]
UInt32s = npt.NDArray[np.uint32]

POSTINGS = pa.schema([(PART, pa.int32()), ("hash", pa.int64()), ("number", pa.int32()), ("place", pa.int32())])
SHARED = pa.schema([(PART, pa.int32()), ("later", pa.int32()), ("earlier", pa.int32()), ("shared", pa.int64())])
SOURCES = pa.schema([("later", pa.int32()), ("earlier", pa.int32())])
LINKS = pa.schema([(PART, pa.int32()), *((n, pa.int32()) for n in ("later", "earlier", "own", "other"))])

SAMPLE = 8
NEIGHBOURS = 1
"""Of a k-gram that a document holds repeatedly, the places linked beside the one of the same turn."""


def postings(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: records to fingerprints, by range of hash."""
    found, parts = unpacked(tables[0]), int(parameters["parts"])
    hashes, places, numbers = [np.empty(0, np.uint32)], [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    for index, number in enumerate(found.numbers.tolist()):
        values, at = winnowed(found.tokens(index))
        hashes.append(values)
        places.append(at.astype(np.int32))
        numbers.append(np.full(len(values), number, np.int32))
    hashed = np.concatenate(hashes)
    part = ((hashed.astype(np.uint64) * np.uint64(parts)) >> np.uint64(32)).astype(np.int32)
    columns = [part, hashed.astype(np.int64), np.concatenate(numbers), np.concatenate(places)]
    return pa.table(columns, schema=POSTINGS)


def shared(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: how many sampled fingerprints of one part every two documents share. Of a fingerprint that more than
    ``most_holders`` documents hold, so many are counted, evenly spread."""
    hashes = tables[0]["hash"].to_numpy().astype(np.uint64)
    sampled = hashes % np.uint64(SAMPLE) == 0
    numbers = tables[0]["number"].to_numpy()[sampled].astype(np.uint64)
    holders, _times = _runs(hashes[sampled] << np.uint64(32) | numbers)
    hashed, numbers = (holders >> np.uint64(32)).astype(np.uint32), holders.astype(np.uint32)
    keys = _pairs(hashed, numbers, int(parameters["most_holders"]))
    pairs, number = _runs(keys)
    later = (pairs >> 32).astype(np.int32)
    columns = [later % int(parameters["blocks"]), later, (pairs & 0xFFFFFFFF).astype(np.int32), number.astype(np.int64)]
    return pa.table(columns, schema=SHARED)


def sources(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: for each later document of one part the earlier ones it shares most with, at most ``sources``."""
    later, earlier = tables[0]["later"].to_numpy(), tables[0]["earlier"].to_numpy()
    pairs, inverse = np.unique(later.astype(np.int64) << 32 | earlier, return_inverse=True)
    number = np.zeros(len(pairs), np.int64)
    np.add.at(number, inverse, tables[0]["shared"].to_numpy())
    later, earlier = (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)
    order = np.lexsort((earlier, -number, later))
    first = np.searchsorted(later[order], later[order])
    kept = order[np.arange(len(order)) - first < int(parameters["sources"])]
    return pa.table([later[kept], earlier[kept]], schema=SOURCES)


def links(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: the links of one range of hashes, by part of the later document."""
    found, nearest = tables
    hashes, numbers, places = (found[name].to_numpy() for name in ("hash", "number", "place"))
    keys = hashes << 32 | numbers
    order = np.argsort(keys)
    _by_place(order, keys, places)
    known = np.sort(nearest["later"].to_numpy().astype(np.int64) << 32 | nearest["earlier"].to_numpy())
    linked = _linked(
        hashes[order], numbers[order], places[order], known, (int(parameters["all_pairs"]), int(parameters["sources"]))
    )
    blocks = int(parameters["blocks"])
    return pa.table([linked[:, 0] % blocks, *(linked[:, column] for column in range(4))], schema=LINKS)


def _runs(keys: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], Int64s]:
    """The distinct keys, sorted, and how often each is there."""
    ordered = np.sort(keys)
    heads = np.flatnonzero(np.concatenate([np.ones(min(1, len(ordered)), np.bool_), ordered[1:] != ordered[:-1]]))
    return ordered[heads], np.diff(heads, append=len(ordered))


@njit(cache=True, nogil=True)
def _by_place(order: Int64s, keys: Int64s, places: Int32s) -> None:
    """Puts what ``order`` leaves open, postings of equal keys, in order of place."""
    first = 0
    while first < len(order):
        last = first + 1
        while last < len(order) and keys[order[last]] == keys[order[first]]:
            last += 1
        if last > first + 1:
            held = order[first:last].copy()
            order[first:last] = held[np.argsort(places[held])]
        first = last


@njit(cache=True, nogil=True)
def _pairs(hashes: UInt32s, numbers: UInt32s, most: int) -> Int64s:
    """A key, later above earlier, for every two holders of a hash."""
    keys = np.empty(1024, np.int64)
    n, first = 0, 0
    while first < len(hashes):
        last = first + 1
        while last < len(hashes) and hashes[last] == hashes[first]:
            last += 1
        count = last - first
        taken = min(count, most)
        keys = _room(keys, n + taken * (taken - 1) // 2)
        for b in range(1, taken):
            later = np.int64(numbers[first + b * count // taken]) << 32
            for a in range(b):
                keys[n] = later | np.int64(numbers[first + a * count // taken])
                n += 1
        first = last
    return keys[:n]


@njit(cache=True, nogil=True)
def _room(array: Any, needed: int) -> Any:
    if needed <= len(array):
        return array
    larger = np.empty((max(needed, 2 * len(array)), *array.shape[1:]), array.dtype)
    larger[: len(array)] = array
    return larger


@njit(cache=True, nogil=True)
def _answering(
    known: Int64s, numbers: Int32s, groups: Int64s, held: int, b: int, all_pairs: int, chosen: Int64s
) -> int:
    """Writes which of the earlier holders ``0`` to ``b - 1`` answer holder ``b``; returns how many."""
    if held <= all_pairs:
        for a in range(b):
            chosen[a] = a
        return b
    n, later = 0, np.int64(numbers[groups[b]])
    at = np.searchsorted(known, later << 32)
    while at < len(known) and known[at] >> 32 == later:
        wanted = known[at] & np.int64(0xFFFFFFFF)
        low, high = 0, b
        while low < high:
            middle = (low + high) // 2
            if numbers[groups[middle]] < wanted:
                low = middle + 1
            else:
                high = middle
        if low < b and numbers[groups[low]] == wanted:
            chosen[n] = low
            n += 1
        at += 1
    if not n:
        chosen[0], n = 0, 1
    return n


@njit(cache=True, nogil=True)
def _linked(hashes: Int64s, numbers: Int32s, places: Int32s, known: Int64s, limits: tuple[int, int]) -> Int32s:
    """Rows of later, earlier, own place, other place."""
    all_pairs, most_sources = limits
    rows = np.empty((4096, 4), np.int32)
    groups, chosen = np.empty(1024, np.int64), np.empty(max(all_pairs, most_sources + 1), np.int64)
    n, first = 0, 0
    while first < len(hashes):
        last, held = first, 0
        while last < len(hashes) and hashes[last] == hashes[first]:
            if last == first or numbers[last] != numbers[last - 1]:
                groups = _room(groups, held + 2)
                groups[held] = last
                held += 1
            last += 1
        groups[held] = last
        for b in range(1, held):
            for a in chosen[: _answering(known, numbers, groups, held, b, all_pairs, chosen)]:
                own_count, other_count = groups[b + 1] - groups[b], groups[a + 1] - groups[a]
                rows = _room(rows, n + own_count * (2 * NEIGHBOURS + 1))
                for k in range(own_count):
                    middle = min(k, other_count - 1)
                    for j in range(max(0, middle - NEIGHBOURS), min(other_count, middle + NEIGHBOURS + 1)):
                        rows[n, 0], rows[n, 1] = numbers[groups[b]], numbers[groups[a]]
                        rows[n, 2], rows[n, 3] = places[groups[b] + k], places[groups[a] + j]
                        n += 1
        first = last
    return rows[:n]
