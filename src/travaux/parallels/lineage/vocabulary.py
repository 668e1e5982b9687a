"""How often every stem, and every pair of characters, stands in the corpus: what words weigh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from travaux.engine.stages import PART, Parameters
from travaux.parallels.alignment import Query
from travaux.parallels.fingerprints import _units
from travaux.parallels.lineage.records import Records, unpacked
from travaux.parallels.weights import Commonness, spread_pairs, weighed
from travaux.text.frequency import RARE, stem_frequencies
from travaux.text.tokens import CHARACTER_TOKEN

COUNTS = pa.schema([(PART, pa.int32()), ("unit", pa.int64()), ("count", pa.int64())])
TOTALS = pa.schema([("unit", pa.int64()), ("count", pa.int64())])
_PAIR = np.int64(1 << 32)
"""Marks the unit as a pair of characters; without it, it is a stem."""
_PARTS = 16
Int64s = npt.NDArray[np.int64]


def _pairs(found: Records) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
    """Hashes and places of the pairs of characters; no pair goes over the border of two documents."""
    hashes, kept = _units(found.stems, found.kinds, found.function)
    kept &= found.kinds == CHARACTER_TOKEN
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
    """``units`` sorted, with their ``counts``; ``total``: tokens of the corpus."""

    units: Int64s
    counts: npt.NDArray[np.int64]
    total: int

    @classmethod
    def of(cls, table: pa.Table) -> Vocabulary:
        """The vocabulary a table of totals states."""
        ordered = table.take(pc.sort_indices(table, [("unit", "ascending")]))
        units, number = ordered["unit"].to_numpy(), ordered["count"].to_numpy()
        return cls(units, number, int(number[units < _PAIR].sum()))

    def count(self, units: Int64s) -> npt.NDArray[np.int64]:
        """How often each unit stands in the corpus."""
        if not len(self.units):
            return np.zeros(len(units), np.int64)
        at = np.minimum(np.searchsorted(self.units, units), len(self.units) - 1)
        return np.where(self.units[at] == units, self.counts[at], 0)


def queries(found: Records, words: Vocabulary, indices: Sequence[int]) -> list[Query]:
    """The documents at ``indices`` as alignment sees them."""
    return [_query(found, words, index) for index in indices]


def _query(found: Records, words: Vocabulary, index: int) -> Query:
    tokens = found.tokens(index)
    span = slice(int(found.bounds[index]), int(found.bounds[index + 1]))
    counted = words.count(tokens.stems.astype(np.int64)).astype(np.float64)
    function, background = found.function[span], _background(found, index)
    pairs = counted
    if (tokens.kinds == CHARACTER_TOKEN).any():
        hashes, kept = _units(tokens.stems, tokens.kinds, function)
        places = np.flatnonzero(kept & (tokens.kinds == CHARACTER_TOKEN)).astype(np.uint32)
        pairs = spread_pairs(len(tokens), places, words.count(hashes[places].astype(np.int64) | _PAIR))
    return weighed(tokens, Commonness(background, counted, pairs, function, words.total))


def _background(found: Records, index: int) -> npt.NDArray[np.float64]:
    span = slice(int(found.bounds[index]), int(found.bounds[index + 1]))
    known = found.background[span]
    if known.any():
        return known.astype(np.float64)
    hashes, frequencies = stem_frequencies()
    stems = found.stems[span]
    at = np.minimum(np.searchsorted(hashes, stems), len(hashes) - 1)
    return np.where(hashes[at] == stems, frequencies[at], RARE)
