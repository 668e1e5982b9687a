"""Stretches: regions of one earlier document that continue each other, joined, so that a passage is reported once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from travaux.parallels.detection import Detection
from travaux.text.tokens import Tokens

JOINED_GAP = 50
"""Tokens between two regions of one stretch, at most, on either side."""
LEAST_STRETCH = 9.0
"""Weight of the aligned words below which a stretch is too slight to be called reuse."""
LEAST_PIECE = 3.0
"""Weight below which a region is no part of a stretch. All three set on the development twins (2026-11)."""


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


def stretches(tokens: Tokens, detections: Sequence[Detection], least: float = LEAST_STRETCH) -> list[Stretch]:
    """The stretches of all detections, by place in the text; those lighter than ``least`` are left out."""
    found = [stretch for detection in detections for stretch in _of_one(tokens, detection, least)]
    return sorted(found, key=lambda stretch: (stretch.start, stretch.end, stretch.document, stretch.earlier_start))


def _of_one(tokens: Tokens, detection: Detection, least: float) -> list[Stretch]:
    regions = detection.regions
    scale = 0.6 if tokens.mostly_characters else 1.0
    heavy = np.flatnonzero(regions.score >= LEAST_PIECE)
    order = heavy[np.lexsort((regions.other_start[heavy], regions.own_start[heavy], detection.documents[heavy]))]
    columns = np.column_stack([regions.own_start, regions.own_end, regions.other_start, regions.other_end])
    chains: list[tuple[int, list[int], float]] = []
    gap = JOINED_GAP / scale
    first_open = 0
    for number in order.tolist():
        document = int(detection.documents[number])
        if chains and chains[-1][0] != document:
            first_open = len(chains)
        own, own_end, other, other_end = columns[number].tolist()
        for at in range(len(chains) - 1, first_open - 1, -1):
            _, span, score = chains[at]
            if (own - span[1] <= gap and -gap <= other - span[3] <= gap) or _inside(columns[number].tolist(), span):
                inside = own >= span[0] and own_end <= span[1] and other >= span[2] and other_end <= span[3]
                gained = 0.0 if inside else float(regions.score[number])
                merged = [min(span[0], own), max(span[1], own_end), min(span[2], other), max(span[3], other_end)]
                chains[at] = (document, merged, max(score, score + gained))
                break
        else:
            chains.append((document, [own, own_end, other, other_end], float(regions.score[number])))
    return [_stretch(tokens, detection, number, span, score) for number, span, score in chains if score >= least]


def _inside(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _stretch(tokens: Tokens, detection: Detection, number: int, span: list[int], score: float) -> Stretch:
    own, own_end, other, other_end = span
    segment = detection.segment
    return Stretch(
        document=segment.documents[number],
        start=int(tokens.starts[own]),
        end=int(tokens.ends[own_end - 1]),
        earlier_start=int(segment.starts[other]),
        earlier_end=int(segment.starts[other_end - 1]) + int(segment.lengths[other_end - 1]),
        score=round(score, 4),
    )
