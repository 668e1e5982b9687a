"""How often every stem, and every pair of characters, stands in the corpus: what words weigh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import njit

from travaux.engine.stages import PART, Parameters
from travaux.parallels.alignment import Query
from travaux.parallels.fingerprints import _units
from travaux.parallels.lineage.records import FUNCTION, KIND, Records, unpacked
from travaux.parallels.weights import Commonness, spread_pairs, weighed
from travaux.text.frequency import RARE, stem_frequencies
from travaux.text.tokens import CHARACTER_TOKEN, Tokens

COUNTS = pa.schema([(PART, pa.int32()), ("unit", pa.int64()), ("count", pa.int64())])
TOTALS = pa.schema([("unit", pa.int64()), ("count", pa.int64())])
_PAIR = np.int64(1 << 32)
"""Marks the unit as a pair of characters; without it, it is a stem."""
_PARTS = 16
_SHELF, _SHELVES = 16, 1 << 17
"""Low bits of a unit that a shelf leaves open, and shelves for all units."""
Int64s = npt.NDArray[np.int64]


def _pairs(found: Records) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
    """Hashes and places of the pairs of characters; no pair goes over the border of two documents."""
    kinds = found.bits & np.uint8(KIND)
    hashes, kept = _units(found.stems, kinds, (found.bits & FUNCTION) > 0)
    kept &= kinds == CHARACTER_TOKEN
    last = found.bounds[1:] - 1
    kept[last[last >= 0]] = False
    places = np.flatnonzero(kept)
    return hashes[places], places


def counts(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: the units of some records, counted, by part."""
    found = unpacked(tables[0])
    pairs, _places = _pairs(found)
    units, number = np.unique(
        np.concatenate([found.stems.astype(np.int64), pairs.astype(np.int64) | _PAIR]), return_counts=True
    )
    parts = (units & np.int64(_PARTS - 1)).astype(np.int32)
    return pa.table({PART: parts, "unit": units, "count": number.astype(np.int64)}, schema=COUNTS)


def totals(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: the counts of one part added up."""
    units = tables[0]["unit"].to_numpy()
    kinds, inverse = np.unique(units, return_inverse=True)
    added = np.zeros(len(kinds), np.int64)
    np.add.at(added, inverse, tables[0]["count"].to_numpy())
    return pa.table({"unit": kinds, "count": added}, schema=TOTALS)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``units`` sorted, with their ``counts``; ``total``: tokens of the corpus; ``shelves``: where the units of each
    shelf of hashes begin."""

    units: Int64s
    counts: Int64s
    total: int
    shelves: Int64s

    @classmethod
    def of(cls, table: pa.Table) -> Vocabulary:
        """The vocabulary a table of totals states."""
        units, number = table["unit"].to_numpy(), table["count"].to_numpy()
        order = np.argsort(units, kind="stable")
        units, number = units[order], number[order]
        shelves = np.searchsorted(units, np.arange(_SHELVES + 1, dtype=np.int64) << _SHELF)
        return cls(units, number, int(number[units < _PAIR].sum()), shelves.astype(np.int64))

    def count(self, units: Int64s) -> Int64s:
        """How often each unit stands in the corpus."""
        return _counted(units, self.units, self.counts, self.shelves)


@njit(cache=True, nogil=True)
def _counted(wanted: Int64s, units: Int64s, counts: Int64s, shelves: Int64s) -> Int64s:
    found = np.zeros(len(wanted), np.int64)
    for i in range(len(wanted)):
        shelf = wanted[i] >> _SHELF
        low, high = shelves[shelf], shelves[shelf + 1]
        while low < high:
            middle = (low + high) // 2
            if units[middle] < wanted[i]:
                low = middle + 1
            else:
                high = middle
        if low < len(units) and units[low] == wanted[i]:
            found[i] = counts[low]
    return found


def query_of(found: Records, words: Vocabulary, index: int) -> Query:
    """The document at ``index`` as alignment sees it."""
    tokens, function = found.tokens(index), found.function(index)
    counted = words.count(tokens.stems.astype(np.int64)).astype(np.float64)
    characters, pairs = tokens.kinds == CHARACTER_TOKEN, counted
    if characters.any():
        hashes, kept = _units(tokens.stems, tokens.kinds, function)
        places = np.flatnonzero(kept & characters).astype(np.uint32)
        pairs = spread_pairs(len(tokens), places, words.count(hashes[places].astype(np.int64) | _PAIR))
    background = _background(found.background_of(index), tokens)
    return weighed(tokens, Commonness(background, counted, pairs, function, words.total))


def _background(known: npt.NDArray[np.float32], tokens: Tokens) -> npt.NDArray[np.float64]:
    if len(known):
        return known.astype(np.float64)
    hashes, frequencies = stem_frequencies()
    at = np.minimum(np.searchsorted(hashes, tokens.stems), len(hashes) - 1)
    return np.where(hashes[at] == tokens.stems, frequencies[at], RARE)
