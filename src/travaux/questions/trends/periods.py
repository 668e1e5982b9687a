"""Periods: the year, half, quarter, month or decade that a date certainly falls in."""

from __future__ import annotations

from datetime import date

from travaux.errors import InvalidValue
from travaux.record import dates

BY = ("year", "half", "quarter", "month", "decade")


def period_of(edtf: str, by: str) -> str:
    """``2014``, ``2014-H1``, ``2014-Q1``, ``2014-05`` or ``2010s``; empty when the date may lie in several, or is
    unknown. Raises InvalidValue for another kind of period."""
    if by not in BY:
        raise InvalidValue("no such period", by, "trends", f"Periods are: {', '.join(BY)}.")
    span = dates.bounds(edtf)
    if span is None:
        return ""
    first, last = (_period(day, by) for day in span)
    return first if first == last else ""


def _period(day: date, by: str) -> str:
    year = f"{day.year:04}"
    if by == "decade":
        return f"{year[:3]}0s"
    parts = {"half": f"-H{(day.month + 5) // 6}", "quarter": f"-Q{(day.month + 2) // 3}", "month": f"-{day.month:02}"}
    return year + parts.get(by, "")
