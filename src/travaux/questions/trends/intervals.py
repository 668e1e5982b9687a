"""Confidence intervals of counts and ratios, without tables: 95 % throughout."""

from __future__ import annotations

import math

Z = 1.959964
"""Of the normal distribution, for 95 % two-sided."""


def count_interval(count: int) -> tuple[float, float]:
    """Of the mean behind a Poisson count: Byar's approximation to the exact limits (Breslow and Day, *Statistical
    Methods in Cancer Research* II, 1987, p. 69)."""
    more = count + 1
    low = count * (1 - 1 / (9 * count) - Z / (3 * math.sqrt(count))) ** 3 if count else 0.0
    return max(0.0, low), more * (1 - 1 / (9 * more) + Z / (3 * math.sqrt(more))) ** 3


def rate_interval(count: int, exposure: int, per: int = 1000) -> tuple[float, float]:
    """Of a rate per so many; (0, 0) where there was nothing to count in."""
    if not exposure:
        return 0.0, 0.0
    low, high = count_interval(count)
    return per * low / exposure, per * high / exposure


def share_interval(holding: int, of: int) -> tuple[float, float]:
    """Of a share: Wilson's score interval (1927); (0, 1) of none."""
    if not of:
        return 0.0, 1.0
    share, spread = holding / of, Z * Z / of
    middle, half = share + spread / 2, Z * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))
