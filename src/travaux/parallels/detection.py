"""Both channels joined: all regions of earlier documents that answer a text, segment by segment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from travaux.parallels.alignment import Int64s, Query, Regions
from travaux.parallels.extension import carry_on
from travaux.parallels.regions import align_chains, align_windows
from travaux.parallels.seeds import chains, seeds
from travaux.parallels.segments import Segment
from travaux.parallels.windows import Windows, windows

Bools = npt.NDArray[np.bool_]
Ranges = Sequence[tuple[int, int]]

EXPLAINED, MATCHED = 0.9, 0.5
"""A passage that one coarse region spans to the share EXPLAINED, with MATCHED of its tokens aligned, is not looked up
in the fine channel. A region that goes on behind a passage may span it and align hardly a word of it."""


@dataclass(frozen=True, slots=True)
class Detection:
    """Regions of one segment that answer the text. ``documents``: document number of each region; ``windows``: the
    candidates of the fine channel, also those that did not align; ``cut``: k-grams looked up in part only."""

    segment: Segment
    regions: Regions
    documents: Int64s
    windows: Windows
    cut: int


def joined(parts: Sequence[Regions]) -> Regions:
    """The regions of all parts, in order."""
    offsets = np.cumsum([0, *(len(part.own) for part in parts)])
    bounds = [part.bounds[1:] + offset for part, offset in zip(parts, offsets, strict=False)]
    names = ("own_start", "own_end", "other_start", "other_end", "score", "own", "other")
    columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    return Regions(bounds=np.concatenate([[0], *bounds]).astype(np.int64), **columns)


def _unexplained(regions: Regions, passages: Ranges) -> list[int]:
    """Numbers of the passages that no region explains."""
    starts, ends = regions.own_start, regions.own_end
    left = []
    for number, (first, last) in enumerate(passages):
        overlap = np.minimum(ends, last) - np.maximum(starts, first)
        spanning = np.flatnonzero(overlap >= EXPLAINED * (last - first)).tolist()
        if last > first and not any(
            _aligned(regions, one, first, last) >= MATCHED * (last - first) for one in spanning
        ):
            left.append(number)
    return left


def _aligned(regions: Regions, region: int, first: int, last: int) -> int:
    """How many tokens of the range a region aligns."""
    own = regions.own[regions.bounds[region] : regions.bounds[region + 1]]
    low, high = own.searchsorted((first, last))
    return int(high - low)


def _fine(
    query: Query, passages: Ranges, segment: Segment, allowed: Bools, coarse: Regions
) -> tuple[Regions, Windows]:  # fmt: skip
    numbers = _unexplained(coarse, passages)
    picked = [passages[number] for number in numbers]
    found = windows(query, picked, segment, allowed)
    regions = align_windows(query, picked, found, segment, allowed)
    renumbered = np.array(numbers, np.int64)[found.passage] if numbers else found.passage
    return regions, Windows(renumbered, found.start, found.end, found.share)


def detect(query: Query, passages: Ranges, segments: Sequence[Segment], allowed: Sequence[Bools]) -> list[Detection]:
    """What answers the text in each segment. ``passages``: disjoint ascending token ranges, the work units of the fine
    channel; ``allowed``: for each segment which documents may answer. Deterministic: the same input gives the same.
    """
    return [
        _detect_one(query, passages, segment, mask)
        for segment, mask in zip(segments, allowed, strict=True)
        if segment.size and mask.any()
    ]


def _detect_one(query: Query, passages: Ranges, segment: Segment, allowed: Bools) -> Detection:
    found = seeds(query.tokens, segment, allowed)
    coarse = align_chains(query, chains(found, segment), segment)
    fine, candidates = _fine(query, passages, segment, allowed, coarse)
    regions = carry_on(query, joined([coarse, fine]), segment)
    documents = np.searchsorted(segment.bounds, regions.other_start, side="right") - 1
    return Detection(segment, regions, documents.astype(np.int64), candidates, found.cut)
