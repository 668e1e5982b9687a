"""What the alignment of one later document says, as rows: its stretches, its passages that stand in an earlier
document, and how much of it each earlier document holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import njit

from travaux.parallels.alignment import Int64s, Query
from travaux.parallels.detection import Detection
from travaux.parallels.likeness import Agreement, kind_of_stretch
from travaux.parallels.lineage.records import Records, sentences_of
from travaux.parallels.stretches import Joined, Least, joined_regions, least_for
from travaux.record.parallels import Status

KINDS = (Status.VERBATIM, Status.EDITED, Status.REWORKED)
"""Kinds by their number in the rows."""
SAME_WORDING = 0.6
"""Least share of the weight of a sentence, on both sides, that agrees when two sentences are one wording."""


Columns = dict[str, npt.NDArray[Any]]


class Level(IntEnum):
    """What a row tells of: a stretch, a passage (a sentence on both sides), a whole document (``earlier`` -1: any)."""

    STRETCH = 0
    PASSAGE = 1
    DOCUMENT = 2


Found = Mapping[Level, Columns]

_NUMBERS = ("later", "earlier", "start", "end", "earlier_start", "earlier_end", "matched", "words")
_SHARES = ("coverage", "similarity", "score")
_FORMS = ("form", "earlier_form")
ROWS = pa.schema(
    [
        ("level", pa.int8()),
        ("kind", pa.int8()),
        *((name, pa.int32()) for name in _NUMBERS),
        *((name, pa.float32()) for name in _SHARES),
        *((name, pa.int64()) for name in _FORMS),
    ]
)
"""``start`` to ``earlier_end``: code points. ``matched`` of ``words``: tokens of the later side. ``form``: a hash of
the surfaces of a passage, the same for the same words."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A later document (at ``index`` of the records) and what its alignment with earlier ones found."""

    query: Query
    found: Records
    index: int
    detection: Detection

    @property
    def least(self) -> Least:
        """The thresholds for the later document."""
        return least_for(self.query.tokens)

    @property
    def base(self) -> int:
        """Where the later document's tokens begin among those of all records."""
        return int(self.found.bounds[self.index])


def rows_of(sides: Sides) -> Found:
    """What is found of one later document: nothing when nothing answers it."""
    stretches = joined_regions(sides.query.tokens, sides.detection, sides.least, sides.query.says)
    if not len(stretches):
        return {}
    return {
        Level.STRETCH: _stretches(sides, stretches),
        Level.PASSAGE: _passages(sides, _pairs_inside(sides.detection, stretches)),
        Level.DOCUMENT: _documents(sides),
    }


def table_of(found: Sequence[Found]) -> pa.Table:
    """What is found of many later documents, as ROWS; columns a level does not have are 0."""
    tables = [ROWS.empty_table()]
    for level in Level:
        parts = [one[level] for one in found if level in one]
        if parts:
            columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
            tables.append(_table(level, columns))
    return pa.concat_tables(tables)


def _table(level: Level, columns: Columns) -> pa.Table:
    zeros = np.zeros(len(columns["later"]), np.int8)
    filled = {**dict.fromkeys(ROWS.names, zeros), **columns, "level": np.full(len(zeros), level)}
    return pa.table([pa.array(filled[name.name]).cast(name.type, safe=False) for name in ROWS], schema=ROWS)


def _stretches(sides: Sides, stretches: Joined) -> Columns:
    found, (own_start, own_end, start, end) = sides.found, stretches.edges.T
    sums = np.concatenate([[0.0], np.cumsum(sides.query.says, dtype=np.float64)])
    coverage = stretches.agreed / (sums[own_end] - sums[own_start])
    sizes = stretches.edges[:, [1, 3]] - stretches.edges[:, [0, 2]]
    containment = stretches.matched[:, 1] / sizes[:, 1]
    similarity = stretches.matched.sum(axis=1) / sizes.sum(axis=1)
    exact = _exact(sides.query.surfaces, sides.detection.segment.surfaces, stretches.edges)
    values = zip(coverage.tolist(), containment.tolist(), similarity.tolist(), exact.tolist(), strict=True)
    kinds = [KINDS.index(kind_of_stretch(Agreement(a, b, c), exact=same)) for a, b, c, same in values]
    return {
        "later": np.full(len(stretches), found.numbers[sides.index]),
        "earlier": found.numbers[stretches.document],
        **_places(found, sides.base + own_start, sides.base + own_end),
        **_places(found, start, end, "earlier_"),
        "kind": np.array(kinds, np.int8),
        "coverage": coverage,
        "similarity": similarity,
        "score": stretches.score,
        "matched": stretches.matched[:, 0],
        "words": sizes[:, 0],
    }


@njit(cache=True, nogil=True)
def _exact(own: npt.NDArray[np.uint16], other: npt.NDArray[np.uint16], edges: Int64s) -> npt.NDArray[np.bool_]:
    """Whether every word of both sides is the same."""
    same = np.zeros(len(edges), np.bool_)
    for k in range(len(edges)):
        start, end, other_start, other_end = edges[k]
        same[k] = end - start == other_end - other_start
        for i in range(end - start if same[k] else 0):
            if own[start + i] != other[other_start + i]:
                same[k] = False
                break
    return same


def _places(found: Records, firsts: Int64s, lasts: Int64s, side: str = "") -> Columns:
    """Code points of token ranges among all records."""
    return {f"{side}start": found.starts[firsts], f"{side}end": found.starts[lasts - 1] + found.lengths[lasts - 1]}


def _pairs_inside(detection: Detection, stretches: Joined) -> Int64s:
    """The aligned pairs (own, other) inside the stretches, each once."""
    boxes = stretches.edges
    order = np.lexsort((boxes[:, 0], boxes[:, 2]))
    keys = np.sort(_inside(detection.regions.own, detection.regions.other, boxes[order]))
    keys = keys[np.diff(keys, prepend=-1) > 0]
    return np.column_stack([keys >> 32, keys & 0xFFFFFFFF])


@njit(cache=True, nogil=True)
def _inside(own: Int64s, other: Int64s, boxes: Int64s) -> Int64s:
    kept = np.empty(len(own), np.int64)
    n = 0
    for i in range(len(own)):
        high = np.searchsorted(boxes[:, 2], other[i], side="right")
        for k in range(high - 1, -1, -1):
            if boxes[k, 0] <= own[i] < boxes[k, 1] and other[i] < boxes[k, 3]:
                kept[n] = own[i] << 32 | other[i]
                n += 1
                break
            if high - k > 64:
                break
    return kept[:n]


def _passages(sides: Sides, pairs: Int64s) -> Columns:
    """Sentences of the later document that stand, in one wording, as a sentence of an earlier one."""
    found, base = sides.found, sides.base
    own, other = (sentences_of(tokens, found.bits, found.bounds) for tokens in (pairs[:, 0] + base, pairs[:, 1]))
    order = np.lexsort((other[:, 0], own[:, 0]))
    own, other = own[order], other[order]
    heads = np.flatnonzero(np.diff(own[:, 0], prepend=-1) | np.diff(other[:, 0], prepend=-1))
    own, other = own[heads], other[heads]
    weights = sides.query.weights.astype(np.float64)
    agreed = np.add.reduceat(weights[pairs[order, 0]], heads) if len(heads) else np.empty(0)
    matched = np.diff(heads, append=len(order))
    sums = np.concatenate([[0.0], np.cumsum(weights)])
    weight = sums[own[:, 1] - base] - sums[own[:, 0] - base]
    coverage = agreed / weight
    sizes, other_sizes = own[:, 1] - own[:, 0], other[:, 1] - other[:, 0]
    kept = (coverage >= SAME_WORDING) & (matched / other_sizes >= SAME_WORDING)
    own, other = own[kept], other[kept]
    return {
        "later": np.full(len(own), found.numbers[sides.index]),
        "earlier": found.numbers[np.searchsorted(found.bounds, other[:, 0], side="right") - 1],
        **_places(found, own[:, 0], own[:, 1]),
        **_places(found, other[:, 0], other[:, 1], "earlier_"),
        "coverage": coverage[kept],
        "similarity": 2 * matched[kept] / (sizes + other_sizes)[kept],
        "score": weight[kept],
        "matched": matched[kept],
        "words": sizes[kept],
        "form": _forms(found.surfaces, own),
        "earlier_form": _forms(found.surfaces, other),
    }


@njit(cache=True, nogil=True)
def _forms(surfaces: npt.NDArray[np.uint32], sentences: Int64s) -> Int64s:
    forms = np.empty(len(sentences), np.int64)
    for k in range(len(sentences)):
        value = np.uint64(0xCBF29CE484222325)
        for token in range(sentences[k, 0], sentences[k, 1]):
            value = (value ^ np.uint64(surfaces[token])) * np.uint64(0x100000001B3)
        forms[k] = np.int64(value)
    return forms


def _documents(sides: Sides) -> Columns:
    """How many tokens each earlier document holds, and any: as WCopyfind counts, only regions heavy enough."""
    regions, size = sides.detection.regions, len(sides.query.tokens)
    heavy = regions.score >= sides.least.piece
    holders, matched, anywhere = _held(sides.detection.documents, heavy, regions.bounds, regions.own, size)
    earlier = np.append(sides.found.numbers[holders], -1)
    return {
        "later": np.full(len(earlier), sides.found.numbers[sides.index]),
        "earlier": earlier,
        "matched": np.append(matched, anywhere),
        "words": np.full(len(earlier), size),
    }


@njit(cache=True, nogil=True)
def _held(
    documents: Int64s, heavy: npt.NDArray[np.bool_], bounds: Int64s, own: Int64s, size: int
) -> tuple[Int64s, Int64s, int]:
    """The documents that hold something, how many own tokens each, and how many tokens any; regions of one document
    stand together."""
    last = np.full(size, -1, np.int64)
    holders, matched, n, anywhere = np.empty(len(documents), np.int64), np.zeros(len(documents), np.int64), 0, 0
    for k in np.flatnonzero(heavy):
        if n == 0 or holders[n - 1] != documents[k]:
            holders[n] = documents[k]
            n += 1
        for token in own[bounds[k] : bounds[k + 1]]:
            anywhere += last[token] < 0
            if last[token] != documents[k]:
                last[token] = documents[k]
                matched[n - 1] += 1
    return holders[:n], matched[:n], anywhere
