"""Adoption: whose formulas the joint texts of two sides consist of over time, and when one side took up the other's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from travaux.record.documents import DocumentHead
from travaux.record.ownerships import Use
from travaux.record.passages import Quote
from travaux.record.readings import Coverage

SHARED, NEW = "shared", "new"
"""Of passages that are neither side's: said before by both together, by both at once or by a third party; and not said
before at all."""


@dataclass(frozen=True, slots=True)
class JointText:
    """One joint text: how many of its passages are each side's, ``shared`` and ``new``, by first use before it."""

    head: DocumentHead
    counts: Mapping[str, int]

    @property
    def passages(self) -> int:
        """The passages long enough to have a history."""
        return sum(self.counts.values())

    def share(self, name: str) -> float:
        """The share of them that is a side's, ``shared`` or ``new``; 0 when there are none."""
        return self.counts.get(name, 0) / self.passages if self.passages else 0.0


@dataclass(frozen=True, slots=True)
class AdoptionEvent:
    """A formula of one side first said by the other, alone or with it.

    ``formula``: the passage of the joint text that led to it; ``first`` the owner's first use, ``adopted`` the other's;
    ``lag_days``: the days between them at least, None where a date is too vague.
    """

    owner: str
    adopter: str
    formula: Quote
    first: Use
    adopted: Use
    lag_days: int | None


@dataclass(frozen=True, slots=True)
class ShareTrend:
    """How the share of one kind of passage moves, in shares a year: least squares over the texts, and its 95 % interval
    by the bootstrap over texts (Efron and Tibshirani 1993, chapter 9: pairs)."""

    name: str
    slope: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Adoption:
    """The joint texts of two sides, every language version by itself, by date; the adoption events of each; trends
    (none for fewer than three dates). ``notes``: what a reader must know."""

    sides: tuple[str, str]
    texts: tuple[JointText, ...]
    events: tuple[AdoptionEvent, ...]
    trends: tuple[ShareTrend, ...]
    coverage: Coverage
    notes: tuple[str, ...] = ()

    @property
    def by_year(self) -> Mapping[str, Mapping[str, int]]:
        """The counts of all texts of a year together."""
        years: dict[str, dict[str, int]] = {}
        for text in self.texts:
            year = years.setdefault(text.head.date[:4], {})
            for name, number in text.counts.items():
                year[name] = year.get(name, 0) + number
        return years
