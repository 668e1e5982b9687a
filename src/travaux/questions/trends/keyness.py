"""Keyness: whether one side says a thing more than another, its size beside its significance.

G² after Rayson and Garside (2000) and UCREL's page on it, without the terms of what is not the word; the log ratio
(Hardie 2014) says how much more, G² only whether by chance.
"""

from __future__ import annotations

import math

from travaux.questions.trends.intervals import Z
from travaux.record.trends import TOO_FEW, Exposure, Keyness

CRITICAL = 6.63
"""G² for p < .01."""
FEWEST_WORDS, FEWEST_EXPECTED = 1_000, 5.0
"""Words of each side, and occurrences to be expected of both sides, below which nothing is said."""
NO_DIFFERENCE = "no difference to be seen"


def keyness(sides: tuple[str, str], one: Exposure, other: Exposure) -> Keyness:
    """The comparison of two sides by occurrences per words; a count of 0 is taken as one half."""
    ratio, interval = _log_ratio(one, other)
    likelihood = _log_likelihood(one, other)
    inner = 0.0 if interval[0] <= 0 <= interval[1] else min(interval, key=abs)
    return Keyness(
        sides, (one, other), round(math.copysign(likelihood, ratio), 3), round(ratio, 3),
        (round(interval[0], 3), round(interval[1], 3)), round(inner, 3), _answer(sides, one, other, likelihood, inner),
    )  # fmt: skip


def _answer(sides: tuple[str, str], one: Exposure, other: Exposure, likelihood: float, inner: float) -> str:
    if min(one.words, other.words) < FEWEST_WORDS or one.occurrences + other.occurrences < FEWEST_EXPECTED:
        return TOO_FEW
    if likelihood < CRITICAL or inner == 0:
        return NO_DIFFERENCE
    return f"{sides[0] if inner > 0 else sides[1]} says it more"


def _log_likelihood(one: Exposure, other: Exposure) -> float:
    words, occurrences = one.words + other.words, one.occurrences + other.occurrences
    if not words or not occurrences:
        return 0.0
    expected = ((side.occurrences, side.words * occurrences / words) for side in (one, other))
    return max(0.0, 2 * sum(seen * math.log(seen / wanted) for seen, wanted in expected if seen and wanted))


def _log_ratio(one: Exposure, other: Exposure) -> tuple[float, tuple[float, float]]:
    """Of the rates, to base 2, with its interval by the variance of two log counts (1/a + 1/b)."""
    if not one.words or not other.words:
        return 0.0, (0.0, 0.0)
    seen = tuple(side.occurrences or 0.5 for side in (one, other))
    ratio = math.log2(seen[0] / one.words) - math.log2(seen[1] / other.words)
    half = Z * math.sqrt(1 / seen[0] + 1 / seen[1]) / math.log(2)
    return ratio, (ratio - half, ratio + half)
