"""How well sides are guessed: accuracy, how often one is named, calibration, and what guessing reaches by itself."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from evals.measures import Measure
from travaux.questions.ownership import LIKE, SUPPORT, chance

SHUFFLES = 20
FEWEST = 10
"""Sentences with an owner named from which their accuracy has a floor."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A held-out sentence: whose it is, the side with more support, and that support and likeness."""

    side: str
    guessed: str
    support: float
    similarity: float
    dev: bool

    @property
    def sure(self) -> bool:
        """Whether an owner is named at all."""
        return self.support >= SUPPORT and self.similarity >= LIKE

    @property
    def right(self) -> bool:
        """Whether the side guessed is the side it is of."""
        return self.guessed == self.side


@dataclass(frozen=True, slots=True)
class Bin:
    """Guesses of about the same support: how many, their mean support and chance, and the share that is right."""

    low: float
    guesses: int
    support: float
    chance: float
    right: float


def scores(name: str, found: Sequence[Guess], gold: str) -> list[Measure]:
    """The measures of one test: of all sentences, of those an owner is named for, of the chance given, and the null."""
    sure = [one for one in found if one.sure]
    informs = {"named": len(sure) / len(found), "null_accuracy": null(found)}
    losses = {"calibration_error": calibration_error(found), "chance_error": chance_error(found), "brier": brier(found)}
    return [
        Measure(f"{name}.accuracy_all", accuracy(found), len(found), gold),
        Measure(f"{name}.accuracy_named", accuracy(sure), len(sure), gold, guarded=len(sure) >= FEWEST),
        *(Measure(f"{name}.{what}", value, len(found), gold, guarded=False) for what, value in informs.items()),
        *(Measure(f"{name}.{what}", value, len(found), gold, higher_is_better=False) for what, value in losses.items()),
    ]


def accuracy(found: Sequence[Guess]) -> float:
    """The share guessed right; 0 of none."""
    return sum(one.right for one in found) / len(found) if found else 0.0


def brier(found: Sequence[Guess]) -> float:
    """The mean squared distance of the chance given from what was right (Brier 1950): one half always gives .25."""
    return float(np.mean([(chance(one.support) - one.right) ** 2 for one in found]))


def reliability(found: Sequence[Guess]) -> Iterator[Bin]:
    """The table of reliability by support, a row a tenth from .5 on; rows without guesses are left out."""
    for tenth in range(5, 10):
        own = [one for one in found if min(int(round(one.support * 10, 6)), 9) == tenth]
        if own:
            supports, chances = [one.support for one in own], [chance(one.support) for one in own]
            yield Bin(tenth / 10, len(own), float(np.mean(supports)), float(np.mean(chances)), accuracy(own))


def calibration_error(found: Sequence[Guess]) -> float:
    """Expected calibration error of the support over five bins: how far it is from the share that is right."""
    return _error(found, lambda one: one.support, 5)


def chance_error(found: Sequence[Guess]) -> float:
    """The same of the chance given, over ten bins."""
    return _error(found, lambda one: chance(one.support), 10)


def _error(found: Sequence[Guess], said: Callable[[Guess], float], bins: int) -> float:
    binned: dict[int, list[Guess]] = {}
    for one in found:
        binned.setdefault(min(int(said(one) * bins), bins - 1), []).append(one)
    gaps = (abs(accuracy(own) - float(np.mean([said(one) for one in own]))) * len(own) for own in binned.values())
    return sum(gaps) / len(found)


def null(found: Sequence[Guess]) -> float:
    """The accuracy when the sides of the sentences are shuffled: what guessing reaches by itself."""
    chooser = random.Random(2026)
    labels = [one.side for one in found]
    reached = []
    for _time in range(SHUFFLES):
        chooser.shuffle(labels)
        reached.append(accuracy([replace(one, side=side) for one, side in zip(found, labels, strict=True)]))
    return float(np.mean(reached))
