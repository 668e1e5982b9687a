"""plagdet and its parts: precision and recall over characters of both sides, and granularity.

Potthast, Stein, Barron-Cedeno and Rosso, "An Evaluation Framework for Plagiarism Detection", COLING 2010, and the
measures' program of the PAN competitions. A case or detection is a stretch of a later text with a stretch of its
source; a detection *finds* a case when they overlap in the later text and in the source.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Detection:
    """``[q_begin, q_end)`` of the later text ``q`` answers ``[s_begin, s_end)`` of its source ``src``."""

    q: str
    q_begin: int
    q_end: int
    src: str
    s_begin: int
    s_end: int


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and granularity of one averaging, with plagdet = F1 / log2(1 + granularity)."""

    precision: float
    recall: float
    granularity: float

    @property
    def plagdet(self) -> float:
        """0 when nothing true was found."""
        both = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / both if both else 0.0
        return f1 / math.log2(1 + self.granularity)


def intersection(case: Detection, found: Detection) -> Detection | None:
    """The common stretch on both sides; None when the detection does not find the case."""
    if case.q != found.q or case.src != found.src:
        return None
    begin, end = max(case.q_begin, found.q_begin), min(case.q_end, found.q_end)
    s_begin, s_end = max(case.s_begin, found.s_begin), min(case.s_end, found.s_end)
    if begin >= end or s_begin >= s_end:
        return None
    return Detection(case.q, begin, end, case.src, s_begin, s_end)


def characters(stretches: Iterable[Detection]) -> int:
    """Characters covered on both sides, each counted once a side however often it is covered."""
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for stretch in stretches:
        spans["later", stretch.q].append((stretch.q_begin, stretch.q_end))
        spans["source", stretch.src].append((stretch.s_begin, stretch.s_end))
    return sum(_union_length(each) for each in spans.values())


def _union_length(spans: list[tuple[int, int]]) -> int:
    total, reached = 0, -1
    for begin, end in sorted(spans):
        total += max(0, end - max(begin, reached))
        reached = max(reached, end)
    return total


def crossings(cases: Sequence[Detection], found: Sequence[Detection]) -> dict[int, list[Detection]]:
    """For the index of each found case, its intersections with the detections that find it."""
    by_pair: dict[tuple[str, str], list[Detection]] = defaultdict(list)
    for detection in found:
        by_pair[detection.q, detection.src].append(detection)
    result: dict[int, list[Detection]] = {}
    for number, case in enumerate(cases):
        common = [intersection(case, detection) for detection in by_pair[case.q, case.src]]
        kept = [stretch for stretch in common if stretch is not None]
        if kept:
            result[number] = kept
    return result


def granularity(cases: Sequence[Detection], found: Sequence[Detection]) -> float:
    """Mean number of detections a found case; 1 when none is found, as the competition's program has it."""
    counts = [len(each) for each in crossings(cases, found).values()]
    return sum(counts) / len(counts) if counts else 1.0


def micro(cases: Sequence[Detection], found: Sequence[Detection]) -> Score:
    """Averages over characters: a long case counts more than a short one. Nothing against nothing is perfect."""
    if not cases and not found:
        return Score(1.0, 1.0, 1.0)
    true = characters(stretch for each in crossings(cases, found).values() for stretch in each)
    return Score(
        precision=true / characters(found) if found else 0.0,
        recall=true / characters(cases) if cases else 0.0,
        granularity=granularity(cases, found),
    )


def macro(cases: Sequence[Detection], found: Sequence[Detection]) -> Score:
    """Averages over cases (recall) and over detections (precision): short ones count as much as long ones."""
    if not cases and not found:
        return Score(1.0, 1.0, 1.0)
    return Score(_mean_covered(found, cases), _mean_covered(cases, found), granularity(cases, found))


def _mean_covered(stretches: Sequence[Detection], by: Sequence[Detection]) -> float:
    crossed = crossings(stretches, by)
    shares = [characters(common) / characters([stretches[number]]) for number, common in crossed.items()]
    return sum(shares) / len(stretches) if stretches else 0.0
