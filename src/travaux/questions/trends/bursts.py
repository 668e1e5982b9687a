"""Bursts: periods in which a thing is said by more documents than before and after.

Kleinberg, "Bursty and Hierarchical Structure in Streams" (2003), section 4, for batches: of the documents of each
period some are relevant; a state that doubles their share costs GAMMA ln n to enter and nothing to leave; the cheapest
course of states is the answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

SCALING, GAMMA = 2.0, 1.0
"""Kleinberg's own choice: a state up doubles the share; the cost of going up."""
LEVELS = 3
FEWEST_HOLDING, FEWEST_PERIODS = 5, 4
"""Below these nothing is looked for."""
LEAST_WEIGHT = 15.13 / 2
"""Twice the weight is a log-likelihood ratio; this is its value for p < .0001, as strict as breaks are. By the cost of
going up alone 14 of 100 series of equal chances had a burst (15 periods of 40 documents, a tenth of them holding)."""
COMMONEST = 1 / SCALING
"""From this share on a doubling cannot be."""


def too_few(holding: Sequence[int], documents: Sequence[int]) -> str:
    """Why bursts cannot be looked for; empty when they can."""
    if sum(holding) < FEWEST_HOLDING:
        return f"fewer than {FEWEST_HOLDING} documents say it: too few for bursts"
    if len(documents) < FEWEST_PERIODS:
        return f"fewer than {FEWEST_PERIODS} periods: too few for bursts"
    if sum(holding) >= COMMONEST * sum(documents):
        return "half of all documents or more say it: bursts of documents cannot be told"
    return ""


def bursts(holding: Sequence[int], documents: Sequence[int]) -> list[tuple[tuple[int, int], tuple[int, float]]]:
    """First and last period of each burst, with level and weight, by time; [] when there is none or too little to tell.

    The weight is the gain in log-likelihood over the lowest state.
    """
    if too_few(holding, documents):
        return []
    base = sum(holding) / sum(documents)
    shares = [base * SCALING**level for level in range(LEVELS + 1) if base * SCALING**level < 1]
    costs = [[_cost(r, d, share) for share in shares] for r, d in zip(holding, documents, strict=True)]
    states = _cheapest(costs, GAMMA * math.log(len(documents)))
    found = []
    for bursting, run in groupby(range(len(states)), key=lambda period: states[period] > 0):
        periods = list(run)
        if bursting:
            weight = sum(costs[period][0] - costs[period][states[period]] for period in periods)
            level = max(states[period] for period in periods)
            if weight >= LEAST_WEIGHT:
                found.append(((periods[0], periods[-1]), (level, round(weight, 3))))
    return found


def _cost(holding: int, documents: int, share: float) -> float:
    """Of seeing so many under a share, without the binomial coefficient, which all states have."""
    return -holding * math.log(share) - (documents - holding) * math.log1p(-share)


def _cheapest(costs: Sequence[Sequence[float]], step: float) -> list[int]:
    """The states of least cost, by Viterbi's algorithm; every course begins below."""
    levels = range(len(costs[0]))
    best, came = [0.0 if level == 0 else math.inf for level in levels], []
    for row in costs:
        before = [min(levels, key=lambda k, to=to: (best[k] + step * max(0, to - k), k)) for to in levels]  # type: ignore[misc] # mypy: a default in a lambda
        best = [best[before[to]] + step * max(0, to - before[to]) + row[to] for to in levels]
        came.append(before)
    state = min(levels, key=lambda k: (best[k], k))
    states = []
    for before in reversed(came):
        states.append(state)
        state = before[state]
    return states[::-1]
