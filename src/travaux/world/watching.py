"""Watch items: which are overdue on a day, and how good the probabilities given were (Brier 1950)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.record import dates
from travaux.record.expectations import OutcomeKind, WatchItem


@dataclass(frozen=True, slots=True)
class Score:
    """The mean Brier score of settled items with a probability: 0 perfect, 0.25 for always saying one half, 1 worst.

    ``items`` were scored; ``unscored`` are settled without a probability, or void. ``brier`` is None without items.
    """

    brier: float | None
    items: int
    unscored: int


def overdue(items: Iterable[WatchItem], day: str) -> tuple[WatchItem, ...]:
    """The open items whose due date lies certainly before a day, the longest overdue first."""
    late = [item for item in items if item.outcome is OutcomeKind.OPEN and dates.is_before(item.due, day)]
    return tuple(sorted(late, key=lambda item: dates.sort_key(item.due)))


def score(items: Iterable[WatchItem]) -> Score:
    """How good the probabilities were: the mean of (probability - outcome) squared, outcome 1 or 0."""
    settled = [item for item in items if item.outcome is not OutcomeKind.OPEN]
    losses = [
        (item.probability - (item.outcome is OutcomeKind.HAPPENED)) ** 2
        for item in settled
        if item.probability is not None and item.outcome is not OutcomeKind.VOID
    ]
    mean = sum(losses) / len(losses) if losses else None
    return Score(mean, len(losses), len(settled) - len(losses))
