"""Breaks after a run: from which period on a share is another, and whether a thing has gone.

The periods are parted where two shares explain them best, each part again, as long as the parting is significant
(binary segmentation: Scott and Knott 1974; the statistic is the log-likelihood ratio G² of two binomial shares).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

CRITICAL = 15.13
"""G² for p < .0001 on one degree of freedom: strict, because every period is tried."""
FEWEST_DOCUMENTS = 8
"""Documents on each side of a break."""
GONE = 0.01
"""A silence less likely than this, had nothing changed, says that a thing has gone."""


def breaks(holding: Sequence[int], documents: Sequence[int]) -> list[tuple[int, float]]:
    """Each period that begins another level, with its G², by time; [] when the level is one."""
    sums = [0, *accumulate(holding)], [0, *accumulate(documents)]
    return sorted(_parted(sums, 0, len(documents)))


def _parted(sums: tuple[list[int], list[int]], first: int, last: int) -> list[tuple[int, float]]:
    """The breaks between two periods (the last not included)."""
    tried = [(_gain(sums, (first, cut, last)), -cut) for cut in range(first + 1, last)]
    if not tried or max(tried)[0] < CRITICAL:
        return []
    gain, cut = max(tried)[0], -max(tried)[1]
    return [(cut, round(gain, 3)), *_parted(sums, first, cut), *_parted(sums, cut, last)]


def _gain(sums: tuple[list[int], list[int]], cuts: tuple[int, int, int]) -> float:
    """G² of two shares against one; 0 where one side has too few documents."""
    (first, cut, last), (holding, documents) = cuts, sums
    one = holding[cut] - holding[first], documents[cut] - documents[first]
    other = holding[last] - holding[cut], documents[last] - documents[cut]
    if min(one[1], other[1]) < FEWEST_DOCUMENTS:
        return 0.0
    whole = one[0] + other[0], one[1] + other[1]
    return 2 * (_likelihood(*one) + _likelihood(*other) - _likelihood(*whole))


def _likelihood(holding: int, documents: int) -> float:
    """The greatest log-likelihood of a binomial share, without the coefficient."""
    parts = (holding, documents - holding)
    return sum(part * math.log(part / documents) for part in parts if part)


def chance_of_silence(holding: int, documents: int, after: int) -> float:
    """How likely none of ``after`` documents says what ``holding`` of the ``documents`` before them did.

    The share before is shrunk as Laplace's rule of succession does, so that few documents do not say much.
    """
    return float((1 - (holding + 1) / (documents + 2)) ** after)
