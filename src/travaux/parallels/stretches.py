"""Stretches: regions of one earlier document that continue each other, joined, so that a passage is reported once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from travaux.parallels.detection import Detection
from travaux.text.tokens import Tokens

JOINED_GAP = 50
"""Tokens between two regions of one stretch, at most, on either side, in whatever order they stand there."""


@dataclass(frozen=True, slots=True)
class Least:
    """Weights of aligned words below which a region is no ``piece`` of a stretch, and a ``stretch`` too slight to be
    called reuse."""

    piece: float
    stretch: float


OF_WORDS, OF_CHARACTERS = Least(2.0, 8.0), Least(5.0, 13.0)
"""Characters meet by chance more often than words. Set on the development twins of evals/generate_reuse and
evals/no_reuse (2026-11) by plagdet, at no more than one false passage in 10,000 words."""


def least_for(tokens: Tokens) -> Least:
    """The thresholds for a text."""
    return OF_CHARACTERS if tokens.mostly_characters else OF_WORDS


@dataclass(frozen=True, slots=True)
class Stretch:
    """``text[start:end]`` answered by ``earlier_start`` to ``earlier_end`` of ``document``; code points; ``score`` is
    the weight of the aligned words."""

    document: str
    start: int
    end: int
    earlier_start: int
    earlier_end: int
    score: float


def stretches(tokens: Tokens, detections: Sequence[Detection], least: Least | None = None) -> list[Stretch]:
    """The stretches of all detections, by place in the text; those lighter than ``least`` are left out."""
    least = least or least_for(tokens)
    found = [stretch for detection in detections for stretch in _of_one(tokens, detection, least)]
    return sorted(found, key=lambda stretch: (stretch.start, stretch.end, stretch.document, stretch.earlier_start))


@dataclass(slots=True)
class Chain:
    """A stretch in token ranges: token ranges of both sides, the tokens matched on each, and the weight so far."""

    document: int
    own: tuple[int, int]
    other: tuple[int, int]
    own_matched: set[int]
    other_matched: set[int]
    score: float

    def apart(self, own: tuple[int, int], other: tuple[int, int]) -> int:
        """Tokens between the stretch and a later region, on the side where they are further apart."""
        return max(own[0] - self.own[1], other[0] - self.other[1], self.other[0] - other[1])

    def take(self, region: Chain) -> None:
        """Joins a region; what it adds is the share of its pairs that are new on both sides."""
        pairs = min(len(region.own_matched), len(region.other_matched))
        known = max(len(region.own_matched & self.own_matched), len(region.other_matched & self.other_matched))
        self.own = min(self.own[0], region.own[0]), max(self.own[1], region.own[1])
        self.other = min(self.other[0], region.other[0]), max(self.other[1], region.other[1])
        self.own_matched |= region.own_matched
        self.other_matched |= region.other_matched
        self.score += region.score * (pairs - min(known, pairs)) / pairs

    def repeats(self, region: Chain) -> bool:
        """Whether a region matches on one side what is matched already, and other words on the other: a name, say,
        that stands once in one text and again and again in the other."""
        own = 2 * len(region.own_matched & self.own_matched) > len(region.own_matched)
        other = 2 * len(region.other_matched & self.other_matched) > len(region.other_matched)
        return own != other


def _of_one(tokens: Tokens, detection: Detection, least: Least) -> list[Stretch]:
    return [_stretch(tokens, detection, chain) for chain in joined_regions(tokens, detection, least)]


def joined_regions(tokens: Tokens, detection: Detection, least: Least) -> list[Chain]:
    """The regions of a detection joined to stretches, those lighter than ``least`` left out; none give none."""
    regions = detection.regions
    gap = JOINED_GAP * 5 // 3 if tokens.mostly_characters else JOINED_GAP
    heavy = np.flatnonzero(regions.score >= least.piece)
    order = heavy[np.lexsort((regions.other_start[heavy], regions.own_start[heavy], detection.documents[heavy]))]
    chains: list[Chain] = []
    near: list[Chain] = []
    for number in order.tolist():
        region = _region(detection, number)
        # regions come by document and place: what is too far behind now is so for all that follow
        reach = region.own[0] - gap
        near = [one for one in near if one.document == region.document and one.own[1] >= reach]
        chain = next((one for one in reversed(near) if one.apart(region.own, region.other) <= gap), None)
        if chain is not None and not chain.repeats(region):
            chain.take(region)
        elif chain is None or region.score >= least.stretch:
            chains.append(region)
            near.append(region)
    return [chain for chain in chains if chain.score >= least.stretch]


def _region(detection: Detection, number: int) -> Chain:
    regions = detection.regions
    pairs = slice(int(regions.bounds[number]), int(regions.bounds[number + 1]))
    return Chain(
        document=int(detection.documents[number]),
        own=(int(regions.own_start[number]), int(regions.own_end[number])),
        other=(int(regions.other_start[number]), int(regions.other_end[number])),
        own_matched=set(regions.own[pairs].tolist()),
        other_matched=set(regions.other[pairs].tolist()),
        score=float(regions.score[number]),
    )


def _stretch(tokens: Tokens, detection: Detection, chain: Chain) -> Stretch:
    segment, other_end = detection.segment, chain.other[1]
    return Stretch(
        document=segment.documents[chain.document],
        start=int(tokens.starts[chain.own[0]]),
        end=int(tokens.ends[chain.own[1] - 1]),
        earlier_start=int(segment.starts[chain.other[0]]),
        earlier_end=int(segment.starts[other_end - 1]) + int(segment.lengths[other_end - 1]),
        score=round(chain.score, 4),
    )
