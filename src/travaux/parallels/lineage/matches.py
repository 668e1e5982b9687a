"""What the alignment of one later document says, as rows: its stretches, its passages that stand in an earlier
document, and how much of it each earlier document holds."""

from __future__ import annotations

from collections.abc import Sequence
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
from travaux.parallels.lineage.records import Records
from travaux.parallels.stretches import Chain, Least, joined_regions, least_for
from travaux.record.parallels import Status

KINDS = (Status.VERBATIM, Status.EDITED, Status.REWORKED)
"""Kinds by their number in the rows."""
SAME_WORDING = 0.6
"""Least share of the weight of a sentence, on both sides, that agrees when two sentences are one wording."""


class Level(IntEnum):
    """What a row tells of: a stretch, a passage (a sentence on both sides), a whole document (``earlier`` -1: any)."""

    STRETCH = 0
    PASSAGE = 1
    DOCUMENT = 2


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
class Sentences:
    """The sentences of all records: ``of_token``: the number of the sentence each token is in; tokens ``firsts`` to
    ``lasts`` and the ``forms`` of each sentence."""

    of_token: Int64s
    firsts: Int64s
    lasts: Int64s
    forms: npt.NDArray[np.uint64]

    @classmethod
    def of(cls, found: Records) -> Sentences:
        """The sentences the records' breaks mark off; none goes over the border of two documents."""
        starts = np.zeros(len(found.breaks) + 1, np.int64)
        starts[np.flatnonzero(found.breaks) + 1] = 1
        starts[found.bounds] = 1
        firsts = np.flatnonzero(starts[:-1])
        lasts = np.append(firsts[1:], len(found.breaks))
        return cls(np.cumsum(starts[:-1]) - 1, firsts, lasts, _forms(found.surfaces, firsts, lasts))


@dataclass(frozen=True, slots=True)
class Sides:
    """A later document (at ``index`` of the records) and what its alignment with earlier ones found."""

    query: Query
    found: Records
    sentences: Sentences
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


def rows_of(sides: Sides) -> list[pa.Table]:
    """The rows of one later document: none when nothing answers it."""
    chains = joined_regions(sides.query.tokens, sides.detection, sides.least)
    if not chains:
        return []
    pairs = _pairs_inside(sides.detection, chains)
    return [_stretches(sides, chains), _passages(sides, pairs), _documents(sides)]


def _table(level: Level, columns: dict[str, Any], count: int) -> pa.Table:
    zeros = np.zeros(count)
    filled = {**dict.fromkeys(ROWS.names, zeros), **columns, "level": np.full(count, level)}
    return pa.table([pa.array(np.asarray(filled[name.name])).cast(name.type, safe=False) for name in ROWS], schema=ROWS)


def _stretches(sides: Sides, chains: Sequence[Chain]) -> pa.Table:
    found, says = sides.found, sides.query.says
    rows = []
    for chain in chains:
        own, other = chain.own, chain.other
        kind, coverage, similarity = _kind(
            sides, chain, float(says[sorted(chain.own_matched)].sum() / says[slice(*own)].sum())
        )
        rows.append(
            (
                found.numbers[sides.index], found.numbers[chain.document],
                *_points(found, sides.base + own[0], sides.base + own[1]), *_points(found, *other),
                kind, coverage, similarity, chain.score, len(chain.own_matched), own[1] - own[0],
            )
        )  # fmt: skip
    names = (
        "later", "earlier", "start", "end", "earlier_start", "earlier_end",
        "kind", "coverage", "similarity", "score", "matched", "words",
    )  # fmt: skip
    return _table(Level.STRETCH, dict(zip(names, zip(*rows, strict=True), strict=True)), len(rows))


def _kind(sides: Sides, chain: Chain, coverage: float) -> tuple[int, float, float]:
    """Number of the kind, coverage of the later and similarity of both sides."""
    own, other = chain.own[1] - chain.own[0], chain.other[1] - chain.other[0]
    containment = len(chain.other_matched) / other
    similarity = (len(chain.own_matched) + len(chain.other_matched)) / (own + other)
    same = own == other and np.array_equal(
        sides.query.surfaces[slice(*chain.own)], sides.detection.segment.surfaces[slice(*chain.other)]
    )
    status = kind_of_stretch(Agreement(coverage, containment, similarity), exact=bool(same))
    return KINDS.index(status), coverage, similarity


def _points(found: Records, first: int, last: int) -> tuple[int, int]:
    return int(found.starts[first]), int(found.starts[last - 1]) + int(found.lengths[last - 1])


def _pairs_inside(detection: Detection, chains: Sequence[Chain]) -> Int64s:
    """The aligned pairs (own, other) inside the stretches, each once."""
    regions = detection.regions
    boxes = np.array([(*chain.own, *chain.other) for chain in chains], np.int64)
    order = np.lexsort((boxes[:, 0], boxes[:, 2]))
    keys = np.unique(_inside(regions.own, regions.other, boxes[order]))
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


def _passages(sides: Sides, pairs: Int64s) -> pa.Table:
    """Sentences of the later document that stand, in one wording, as a sentence of an earlier one."""
    found, base = sides.found, sides.base
    units, firsts, lasts, forms = (getattr(sides.sentences, name) for name in ("of_token", "firsts", "lasts", "forms"))
    own, other = units[pairs[:, 0] + base], units[pairs[:, 1]]
    both, inverse = np.unique(own << 32 | other, return_inverse=True)
    weights = sides.query.weights.astype(np.float64)
    agreed = np.bincount(inverse, weights[pairs[:, 0]], len(both))
    matched = np.bincount(inverse, minlength=len(both))
    own, other = both >> 32, both & 0xFFFFFFFF
    sums = np.concatenate([[0.0], np.cumsum(weights)])
    weight = sums[lasts[own] - base] - sums[firsts[own] - base]
    coverage = agreed / weight
    kept_of_earlier = matched / (lasts[other] - firsts[other])
    kept = (coverage >= SAME_WORDING) & (kept_of_earlier >= SAME_WORDING)
    own, other = own[kept], other[kept]
    sizes = lasts - firsts
    columns = {
        "later": np.full(len(own), found.numbers[sides.index]),
        "earlier": found.numbers[np.searchsorted(found.bounds, firsts[other], side="right") - 1],
        "start": found.starts[firsts[own]],
        "end": found.starts[lasts[own] - 1] + found.lengths[lasts[own] - 1],
        "earlier_start": found.starts[firsts[other]],
        "earlier_end": found.starts[lasts[other] - 1] + found.lengths[lasts[other] - 1],
        "coverage": coverage[kept],
        "similarity": 2 * matched[kept] / (sizes[own] + sizes[other]),
        "score": weight[kept],
        "matched": matched[kept],
        "words": sizes[own],
        "form": forms[own].view(np.int64),
        "earlier_form": forms[other].view(np.int64),
    }
    return _table(Level.PASSAGE, columns, len(own))


@njit(cache=True, nogil=True)
def _forms(surfaces: npt.NDArray[np.uint32], firsts: Int64s, lasts: Int64s) -> npt.NDArray[np.uint64]:
    forms = np.empty(len(firsts), np.uint64)
    for unit in range(len(firsts)):
        value = np.uint64(0xCBF29CE484222325)
        for token in range(firsts[unit], lasts[unit]):
            value = (value ^ np.uint64(surfaces[token])) * np.uint64(0x100000001B3)
        forms[unit] = value
    return forms


def _documents(sides: Sides) -> pa.Table:
    """How many tokens each earlier document holds, and any: as WCopyfind counts, only regions heavy enough."""
    regions, size = sides.detection.regions, len(sides.query.tokens)
    counts = np.diff(regions.bounds)
    heavy = np.repeat(regions.score >= sides.least.piece, counts)
    own, documents = regions.own[heavy], np.repeat(sides.detection.documents, counts)[heavy]
    pairs = np.unique(documents * size + own)
    holders, matched = np.unique(pairs // size, return_counts=True)
    earlier = np.append(sides.found.numbers[holders], -1)
    columns = {
        "later": np.full(len(earlier), sides.found.numbers[sides.index]),
        "earlier": earlier,
        "matched": np.append(matched, len(np.unique(own))),
        "words": np.full(len(earlier), size),
    }
    return _table(Level.DOCUMENT, columns, len(earlier))
