"""Trends: how often something is said, by period and issuer, always beside how much was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.record.documents import DocumentHead
from travaux.record.readings import Coverage

TOO_FEW = "too few to say"
Interval = tuple[float, float]
"""The ends of a 95 % confidence interval."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """How much was looked at, and how much of it says the thing: ``holding`` of ``documents``, ``occurrences`` in
    ``words``."""

    documents: int
    words: int
    holding: int
    occurrences: int

    @property
    def rate(self) -> float:
        """Occurrences per 1,000 words; 0 where there are no words."""
        return 1000 * self.occurrences / self.words if self.words else 0.0

    @property
    def share(self) -> float:
        """Documents that say it among all; 0 where there are none."""
        return self.holding / self.documents if self.documents else 0.0

    @classmethod
    def of(cls, parts: Sequence[Exposure]) -> Exposure:
        """The sum of several."""
        return cls(
            sum(one.documents for one in parts), sum(one.words for one in parts),
            sum(one.holding for one in parts), sum(one.occurrences for one in parts),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a course. ``interval`` is of the rate. ``warmth``: mean of force and sign (approval above 0,
    objection below) over ``acts`` acting statements about a topic; None where there are none or a term was asked for.
    """

    period: str
    exposure: Exposure
    interval: Interval
    warmth: float | None = None
    acts: int = 0


@dataclass(frozen=True, slots=True)
class Burst:
    """Periods, the first and the last, in which more documents say it than elsewhere: ``level`` times doubled;
    ``weight``: how much better that explains them (Kleinberg 2003, in natural logarithms)."""

    first: str
    last: str
    level: int
    weight: float


@dataclass(frozen=True, slots=True)
class Break:
    """From ``period`` on the share of documents is another, after a ``run`` of so many periods at one level.

    ``log_ratio``: of the shares after and before, to base 2; ``log_likelihood``: G², on one degree of freedom.
    """

    period: str
    run: int
    before: float
    after: float
    log_ratio: float
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Silence:
    """What came after the last document that says it: so many ``documents``; ``chance``: how likely so long a silence
    is if nothing has changed. ``answer``: ``gone``, ``no change to be seen`` or TOO_FEW."""

    documents: int
    chance: float
    answer: str


@dataclass(frozen=True, slots=True)
class Keyness:
    """Two sides compared. ``log_likelihood``: G² (Rayson and Garside 2000), signed by the greater rate;
    ``log_ratio``: binary logarithm of the first rate over the second, with its 95 % ``interval``; ``conservative``:
    its end nearer to 0, and 0 when it spans 0 (after Evert's LRC). ``answer``: which side says it more, that no
    difference is to be seen, or TOO_FEW."""

    sides: tuple[str, str]
    exposures: tuple[Exposure, Exposure]
    log_likelihood: float
    log_ratio: float
    interval: Interval
    conservative: float
    answer: str


@dataclass(frozen=True, slots=True)
class Course:
    """One term, topic or act in one language, by one issuer (empty: all). ``bursts``, ``breaks`` and ``silence`` are
    found in documents, which are independent, not in occurrences, which crowd. ``notes``: what cannot be said."""

    term: str
    language: str
    issuer: str
    names: tuple[str, ...]
    points: tuple[Point, ...]
    total: Exposure
    first: DocumentHead | None
    last: DocumentHead | None
    bursts: tuple[Burst, ...]
    breaks: tuple[Break, ...]
    silence: Silence | None
    keyness: Keyness | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trends:
    """The courses asked for. None: no document in a language of the terms was looked at."""

    by: str
    courses: tuple[Course, ...]
    coverage: Coverage
    notes: tuple[str, ...]
