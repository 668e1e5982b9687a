"""Agreement of coders: Krippendorff's alpha for nominal codes with a bootstrap interval.

Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": alpha = 1 - D_o / D_e over units coded at least
twice, missing codes allowed. The interval resamples units. Shares should not be reported below .667.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

REPORTABLE = 0.667
RESAMPLES = 1000
SEED = 20261124

Codes = Sequence[Sequence[str]]
"""A row a unit, a column a coder; an empty string where a coder gave no code."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha with its 95 % interval. ``alpha`` is None when nothing varies or nothing was coded twice."""

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    disagreements: tuple[int, ...]

    @property
    def reportable(self) -> bool:
        """Whether shares coded so may be reported."""
        return self.alpha is not None and self.alpha >= REPORTABLE


def agreement(codes: Codes) -> Agreement:
    """Krippendorff's alpha of nominal codes, its bootstrap interval, and the units whose coders disagree."""
    counts, labels = _counts(codes)
    paired = counts[counts.sum(axis=1) > 1] if len(labels) else counts
    apart = tuple(number for number, row in enumerate(codes) if len({code for code in row if code}) > 1)
    low, high = _interval(paired)
    return Agreement(_alpha(paired), low, high, len(paired), apart)


def _counts(codes: Codes) -> tuple[npt.NDArray[np.float64], list[str]]:
    """Units by codes: how many coders gave each code."""
    labels = sorted({code for row in codes for code in row if code})
    table = np.zeros((len(codes), len(labels)))
    for number, row in enumerate(codes):
        for code, count in Counter(code for code in row if code).items():
            table[number, labels.index(code)] = count
    return table, labels


def _alpha(counts: npt.NDArray[np.float64]) -> float | None:
    if not len(counts):
        return None
    sizes = counts.sum(axis=1)
    totals = counts.sum(axis=0)
    n = totals.sum()
    expected = n * n - (totals**2).sum()
    if not expected:
        return None
    observed = ((sizes**2 - (counts**2).sum(axis=1)) / (sizes - 1)).sum()
    return float(1 - (n - 1) * observed / expected)


def _interval(counts: npt.NDArray[np.float64]) -> tuple[float | None, float | None]:
    random = np.random.default_rng(SEED)
    units = len(counts)
    drawn = (_alpha(counts[random.integers(0, units, units)]) for _ in range(RESAMPLES if units else 0))
    alphas = [alpha for alpha in drawn if alpha is not None]
    if not alphas:
        return None, None
    low, high = np.quantile(alphas, [0.025, 0.975])
    return float(low), float(high)
