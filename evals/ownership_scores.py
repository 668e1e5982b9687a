"""How well sides are guessed: accuracy, how often one is named, calibration, and what guessing reaches by itself."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from evals.measures import Measure
from travaux.questions.ownership import LIKE, SUPPORT

BINS = 5
"""Of the reliability table: from .5, where the support says nothing, to 1."""
SHUFFLES = 20


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
    """Guesses of about the same support: how many, their mean support, and the share that is right."""

    low: float
    high: float
    guesses: int
    support: float
    right: float


def scores(name: str, found: Sequence[Guess], gold: str) -> list[Measure]:
    """The measures of one test: of all sentences, of those an owner is named for, of the support, and the null."""
    sure = [one for one in found if one.sure]
    informs = {"named": len(sure) / len(found), "null_accuracy": null(found)}
    losses = {"calibration_error": calibration_error(found), "brier": brier(found)}
    return [
        Measure(f"{name}.accuracy_all", accuracy(found), len(found), gold),
        Measure(f"{name}.accuracy_named", accuracy(sure), len(sure), gold),
        *(Measure(f"{name}.{what}", value, len(found), gold, guarded=False) for what, value in informs.items()),
        *(Measure(f"{name}.{what}", value, len(found), gold, higher_is_better=False) for what, value in losses.items()),
    ]


def accuracy(found: Sequence[Guess]) -> float:
    """The share guessed right; 0 of none."""
    return sum(one.right for one in found) / len(found) if found else 0.0


def brier(found: Sequence[Guess]) -> float:
    """The mean squared distance of the support from what was right (Brier 1950): always saying one half gives .25."""
    return float(np.mean([(one.support - one.right) ** 2 for one in found]))


def reliability(found: Sequence[Guess]) -> Iterator[Bin]:
    """The table of reliability, bins without guesses left out."""
    width = 0.5 / BINS
    for number in range(BINS):
        low, high = 0.5 + number * width, 0.5 + (number + 1) * width
        own = [one for one in found if low <= max(one.support, 0.5) < high or (number == BINS - 1 and one.support >= 1)]
        if own:
            yield Bin(low, high, len(own), float(np.mean([one.support for one in own])), accuracy(own))


def calibration_error(found: Sequence[Guess]) -> float:
    """Expected calibration error: how far the support lies from the share that is right, over the bins."""
    return sum(abs(one.right - one.support) * one.guesses for one in reliability(found)) / len(found)


def null(found: Sequence[Guess]) -> float:
    """The accuracy when the sides of the sentences are shuffled: what guessing reaches by itself."""
    chooser = random.Random(2026)
    labels = [one.side for one in found]
    reached = []
    for _time in range(SHUFFLES):
        chooser.shuffle(labels)
        reached.append(accuracy([replace(one, side=side) for one, side in zip(found, labels, strict=True)]))
    return float(np.mean(reached))
