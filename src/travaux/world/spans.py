"""Spans of months: what the periods of statistics cover, half-open, so that they can be added and taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from travaux.errors import InvalidValue
from travaux.record import dates

YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Months from ``start`` up to ``end``, each counted as year * 12 + month - 1."""

    start: int
    end: int

    @property
    def months(self) -> int:
        """How many months it covers."""
        return self.end - self.start

    def shifted(self, months: int) -> Span:
        """The span so many months later."""
        return Span(self.start + months, self.end + months)

    @property
    def year_before(self) -> Span:
        """The same months of the year before."""
        return self.shifted(-YEAR)

    def __str__(self) -> str:
        """The span as EDTF: 2024-03, 2023, or 2024-01/2024-02."""
        if self.months == YEAR and self.start % YEAR == 0:
            return f"{self.start // YEAR:04}"
        first, last = _month(self.start), _month(self.end - 1)
        return first if self.months == 1 else f"{first}/{last}"


def _month(number: int) -> str:
    return f"{number // YEAR:04}-{number % YEAR + 1:02}"


@lru_cache(maxsize=4096)
def span(period: str) -> Span:
    """The months an EDTF period covers; raises InvalidValue when it is not made of whole months."""
    bounds = dates.bounds(period)
    if bounds is None or "X" in period or ".." in period or period.count("-") > 1 + period.count("/"):
        raise InvalidValue("not a month, a year or a span of months", period, "period", "Write 2024-03 or 2023.")
    first, last = bounds
    return Span(first.year * YEAR + first.month - 1, last.year * YEAR + last.month)


def months_between(after: Span, before: Span) -> tuple[Span, ...]:
    """The single months after the end of one span and before the start of another, in order."""
    return tuple(Span(month, month + 1) for month in range(after.end, before.start))
