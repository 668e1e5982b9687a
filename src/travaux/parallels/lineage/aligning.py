"""From links to parallels: chains, alignments and stretches of one later document after the other.

Seeds are the links and, round those that stand alone, all short k-grams both texts share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import njit

from travaux.engine.stages import Parameters
from travaux.parallels.alignment import Floats, Int64s, Query
from travaux.parallels.detection import Detection
from travaux.parallels.extension import carry_on
from travaux.parallels.fingerprints import CHARACTERS_A_GRAM, WORDS_A_GRAM
from travaux.parallels.lineage.matches import Sides, rows_of, table_of
from travaux.parallels.lineage.nearby import with_nearby
from travaux.parallels.lineage.records import Records, unpacked
from travaux.parallels.lineage.vocabulary import Vocabulary, query_of
from travaux.parallels.regions import LEAST_CHAIN, _chain_weight, align_chains
from travaux.parallels.seeds import Chains, Seeds, chains
from travaux.parallels.segments import Segment
from travaux.parallels.windows import Windows

COMPANY, COMPANY_GAP = np.float32(5.0), 100
"""A chain is aligned when it, with the chains of the same two documents at most COMPANY_GAP tokens away on both sides,
covers so much weight: a formula met by chance stands alone. Costs .001 of plagdet on the Russian development twin and
nothing on the others (2026-11)."""
MOST_OWN, MOST_OTHER = 2, 8
"""A place of the later document is aligned with at most so many places of one earlier document, and one of an earlier
document with so many of the later, the longest chains first: lists and tables repeat themselves without end."""
_NO_WINDOWS = Windows(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Links:
    """The links of one later document, its index among the records first."""

    index: int
    earlier: Int64s
    own: Int64s
    other: Int64s


def aligned(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: the stretches, passages and shares of the later documents of one part."""
    links, documents, totals = tables
    found = unpacked(documents)
    words, segment = Vocabulary.of(totals), found.segment()
    rows = []
    for each in _by_later(links, found):
        query = query_of(found, words, each.index)
        detection = _detect(query, each, segment)
        rows.append(rows_of(Sides(query, found, each.index, detection)))
    return table_of(rows)


def _by_later(links: pa.Table, found: Records) -> Iterator[_Links]:
    later, earlier, own, other = (links[name].to_numpy() for name in ("later", "earlier", "own", "other"))
    order = np.argsort(later, kind="stable")
    cuts = np.flatnonzero(np.diff(later[order], prepend=-1, append=-1)) if len(order) else np.empty(0, np.int64)
    for first, last in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        rows = order[first:last]
        rows = rows[np.lexsort((other[rows], own[rows], earlier[rows]))]
        index = int(np.searchsorted(found.numbers, later[rows[0]]))
        places = np.searchsorted(found.numbers, earlier[rows])
        yield _Links(index, places, own[rows].astype(np.int64), found.bounds[places] + other[rows])


def _detect(query: Query, links: _Links, segment: Segment) -> Detection:
    own, other = with_nearby(query, segment, links.own, links.other)
    chained = chains(Seeds(own, other, 0), segment)
    regions = carry_on(query, align_chains(query, _in_company(query, chained, segment), segment), segment)
    documents = np.searchsorted(segment.bounds, regions.other_start, side="right") - 1
    return Detection(segment, regions, documents.astype(np.int64), _NO_WINDOWS, 0)


def _in_company(query: Query, chained: Chains, segment: Segment) -> Chains:
    size = CHARACTERS_A_GRAM if query.tokens.mostly_characters else WORDS_A_GRAM
    documents = np.searchsorted(segment.bounds, chained.other[chained.cuts[:-1]], side="right")
    kept = _kept(chained.own, chained.other, chained.cuts, documents, query.weights, size)
    _crowded_out(chained.own, chained.other, chained.cuts, documents, segment.bounds, kept)
    lengths = np.diff(chained.cuts)
    entries = np.repeat(kept, lengths)
    cuts = np.concatenate([[0], np.cumsum(lengths[kept])]).astype(np.int64)
    return Chains(chained.own[entries], chained.other[entries], cuts)


@njit(cache=True, nogil=True)
def _kept(own: Int64s, other: Int64s, cuts: Int64s, documents: Int64s, weights: Floats, size: int) -> Bools:
    n = len(cuts) - 1
    kept, weight = np.zeros(n, np.bool_), np.zeros(n, np.float32)
    edges = np.empty((n, 4), np.int64)
    for c in range(n):
        weight[c] = _chain_weight(own[cuts[c] : cuts[c + 1]], weights, size)
        edges[c, 0], edges[c, 1] = own[cuts[c]], own[cuts[c + 1] - 1]
        edges[c, 2], edges[c, 3] = other[cuts[c]], other[cuts[c + 1] - 1]
    first = 0
    while first < n:
        last = first + 1
        while last < n and documents[last] == documents[first]:
            last += 1
        order = first + np.argsort(edges[first:last, 0])
        widest = np.max(edges[first:last, 1] - edges[first:last, 0])
        for place in range(len(order)):
            c = order[place]
            if weight[c] >= LEAST_CHAIN:
                kept[c] = weight[c] >= COMPANY or _has_company(place, order, edges, weight, widest)
        first = last
    return kept


@njit(cache=True, nogil=True)
def _has_company(place: int, order: Int64s, edges: Int64s, weight: Floats, widest: int) -> bool:
    """Whether a chain with those near it on both sides weighs enough. ``order``: chains of the same two documents by
    where they begin."""
    c, total, low = order[place], weight[order[place]], place
    while low > 0 and edges[order[low - 1], 0] >= edges[c, 0] - COMPANY_GAP - widest:
        low -= 1
    for at in range(low, len(order)):
        k = order[at]
        apart = max(edges[k, 0] - edges[c, 1], edges[c, 0] - edges[k, 1])
        across = max(edges[k, 2] - edges[c, 3], edges[c, 2] - edges[k, 3])
        if k != c and weight[k] >= LEAST_CHAIN and max(apart, across) <= COMPANY_GAP:
            total += weight[k]
        if total >= COMPANY or edges[k, 0] > edges[c, 1] + COMPANY_GAP:
            break
    return bool(total >= COMPANY)


@njit(cache=True, nogil=True)
def _crowded_out(own: Int64s, other: Int64s, cuts: Int64s, documents: Int64s, bounds: Int64s, kept: Bools) -> None:
    """Lets go of chains all of whose seeds lie where enough longer chains of the same two documents lie already."""
    taken = np.zeros(own.max() + 1 if len(own) else 0, np.uint8)
    other_taken = np.zeros(0, np.uint8)
    first = 0
    for c in range(len(cuts) - 1):
        if c == 0 or documents[c] != documents[c - 1]:
            first = bounds[documents[c] - 1]
            taken[:] = 0
            other_taken = np.zeros(bounds[documents[c]] - first, np.uint8)
        if not kept[c]:
            continue
        free = False
        for s in range(cuts[c], cuts[c + 1]):
            free |= taken[own[s]] < MOST_OWN and other_taken[other[s] - first] < MOST_OTHER
        kept[c] = free
        for s in range(cuts[c], cuts[c + 1]):
            taken[own[s]] += free
            other_taken[other[s] - first] += free
