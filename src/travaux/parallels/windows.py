"""The fine channel: windows of a segment that share enough rare content units with a passage, whatever their order.

For each passage its rarest units are looked up and their weight is added up in buckets of the segment; the heaviest
runs of buckets are the windows. This is tf-idf retrieval on stretches instead of documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from travaux.parallels.alignment import Floats, Query
from travaux.parallels.fingerprints import units
from travaux.parallels.seeds import _range_of
from travaux.parallels.segments import Segment
from travaux.text.function_words import is_function
from travaux.text.tokens import CHARACTER_TOKEN

UInt32s = npt.NDArray[np.uint32]
UInt64s = npt.NDArray[np.uint64]
Int64s = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

BUCKET = 32
"""Tokens a bucket."""
MOST_UNITS = 16
"""Units looked up for a passage: its rarest."""
MOST_POSTINGS = 4000
"""A unit that stands in more places says too little to be worth its cost; the passage's rarer units find it."""
MOST_WINDOWS, LEAST_SHARE = 6, 0.3
"""Windows kept for a passage, and the least share of its units they must hold; set on the development twins."""


@dataclass(frozen=True, slots=True)
class Windows:
    """One entry a candidate: number of the passage, token range in the segment, and the share (0 to 1) of the weight
    of the units looked up that the window holds. Best first within a passage."""

    passage: Int64s
    start: Int64s
    end: Int64s
    share: Floats


@njit(cache=True, nogil=True)
def _rarest(hashes: UInt32s, fine: UInt64s, most_units: int, most_postings: int) -> tuple[Int64s, Int64s, Int64s]:
    """Numbers, first and last postings of the rarest distinct units that occur at all and not too often."""
    n = len(hashes)
    first, last = np.empty(n, np.int64), np.empty(n, np.int64)
    counts = np.empty(n, np.int64)
    for i in range(n):
        first[i], last[i] = _range_of(fine, np.uint64(hashes[i]))
        counts[i] = last[i] - first[i]
    chosen = np.empty(most_units, np.int64)
    kept = 0
    for i in np.argsort(counts):
        if kept == most_units or counts[i] > most_postings:
            break
        repeated = False
        for k in range(kept):
            repeated |= hashes[chosen[k]] == hashes[i]
        if not repeated and counts[i] > 0:
            chosen[kept] = i
            kept += 1
    return chosen[:kept], first, last


@njit(cache=True, nogil=True)
def _place(found: Int64s, values: Floats, kept: int, start: int, span: int) -> int:
    """Where a window belongs: on one it overlaps, else a free place, else the place of the lightest."""
    for k in range(kept):
        if abs(found[k] - start) < span:
            return k
    return kept if kept < len(found) else int(np.argmin(values))


@njit(cache=True, nogil=True)
def _best_windows(scores: Floats, touched: Int64s, span: int, most: int, least: np.float32) -> tuple[Int64s, Floats]:
    """First buckets of the heaviest disjoint runs of ``span`` buckets among the touched ones."""
    found, values = np.empty(most, np.int64), np.zeros(most, np.float32)
    kept = 0
    for start in touched:  # a window that begins with an empty bucket holds no more than one that begins later
        value = np.float32(0)
        for k in range(start, min(start + span, len(scores))):
            value += scores[k]
        if value < least:
            continue
        place = _place(found, values, kept, start, span)
        if place == kept:
            kept += 1
        elif value <= values[place]:
            continue
        found[place], values[place] = start, value
    order = np.argsort(-values[:kept])
    return found[:kept][order], values[:kept][order]


@njit(cache=True, nogil=True)
def _windows(
    hashes: UInt32s, weights: Floats, cuts: Int64s, spans: Int64s, fine: UInt64s, open_buckets: Bools,
    limits: tuple[int, int, int, np.float32],
) -> tuple[Int64s, Int64s, Floats]:  # fmt: skip
    most_units, most_postings, most_windows, least_share = limits
    n = len(cuts) - 1
    scores = np.zeros(len(open_buckets) + 1, np.float32)
    passages, starts = np.empty(n * most_windows, np.int64), np.empty(n * most_windows, np.int64)
    shares = np.empty(n * most_windows, np.float32)
    touched = np.empty(most_units * most_postings, np.int64)
    kept = 0
    for p in range(n):
        own = hashes[cuts[p] : cuts[p + 1]]
        chosen, first, last = _rarest(own, fine, most_units, most_postings)
        reached, total = 0, np.float32(0)
        for u in chosen:
            weight = weights[cuts[p] + u]
            total += weight
            before = np.int64(
                -1
            )  # postings of a unit ascend: those in one bucket, which count once, follow one another
            for at in range(first[u], last[u]):
                bucket = np.int64((fine[at] & np.uint64(0xFFFFFFFF)) // np.uint64(BUCKET))
                if bucket == before or not open_buckets[bucket]:
                    continue
                before = bucket
                if scores[bucket] == 0:
                    touched[reached] = bucket
                    reached += 1
                scores[bucket] += weight
        found, values = _best_windows(scores, touched[:reached], spans[p], most_windows, least_share * total)
        for k in range(len(found)):
            passages[kept], starts[kept], shares[kept] = p, found[k], min(np.float32(1), values[k] / total)
            kept += 1
        for bucket in touched[:reached]:
            scores[bucket] = 0
    return passages[:kept], starts[:kept], shares[:kept]


def open_buckets(segment: Segment, allowed: Bools) -> Bools:
    """Which buckets of the segment hold a token of an allowed document."""
    numbers = np.flatnonzero(allowed & (segment.bounds[1:] > segment.bounds[:-1]))
    size = segment.size // BUCKET + 2
    opening = np.bincount(segment.bounds[numbers] // BUCKET, minlength=size)
    closing = np.bincount((segment.bounds[numbers + 1] - 1) // BUCKET + 1, minlength=size)
    return np.asarray(np.cumsum(opening - closing)[:-1] > 0)


def windows(query: Query, passages: Sequence[tuple[int, int]], segment: Segment, allowed: Bools) -> Windows:
    """At most MOST_WINDOWS for each passage (a token range), holding at least LEAST_SHARE of its units' weight."""
    tokens = query.tokens
    hashes, positions = units(tokens, is_function(tokens))
    ranges = [np.searchsorted(positions, passage) for passage in passages]
    picked = [np.arange(first, last) for first, last in ranges]
    cuts = np.concatenate([[0], np.cumsum([len(numbers) for numbers in picked])]).astype(np.int64)
    flat = np.concatenate(picked) if picked else np.empty(0, np.int64)
    spans = np.array([(last - first) * 5 // 4 // BUCKET + 2 for first, last in passages], np.int64)
    limits = (MOST_UNITS, MOST_POSTINGS, MOST_WINDOWS, np.float32(LEAST_SHARE))
    unit_weights = _unit_weights(query, positions[flat])
    opened = open_buckets(segment, allowed)
    passage, bucket, share = _windows(hashes[flat], unit_weights, cuts, spans, segment.fine, opened, limits)
    starts = bucket * BUCKET
    return Windows(passage, starts, np.minimum(starts + spans[passage] * BUCKET, segment.size), share)


def _unit_weights(query: Query, positions: UInt32s) -> Floats:
    """The weight of each unit: of its word, or of its two characters."""
    weights = query.weights[positions]
    pairs = query.tokens.kinds[positions] == CHARACTER_TOKEN
    second = np.minimum(positions[pairs].astype(np.int64) + 1, len(query.weights) - 1)
    weights[pairs] += query.weights[second]
    return weights
