"""Dates as Extended Date/Time Format (EDTF) level 1 strings, and the days they may stand for.

``''`` means unknown. ``2024``, ``2024-05``, ``2024-05-16``; qualified ``2024-05?``, ``2024~``, ``2024%``; unspecified
digits ``201X``, ``2004-XX``, ``1985-04-XX``; seasons ``2024-21`` to ``2024-24``; intervals ``2022-01/2022-03``,
``2022/..`` and ``../2022``. Years 1 to 9999. Source: ISO 8601-2:2019, annex A; https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from travaux.errors import InvalidValue

UNKNOWN = ""

_ENDPOINT = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
_WINTER = 24


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> tuple[date, date] | None:
    """The first and last day an EDTF string can mean; None when the date is unknown.

    The open end of an interval is ``date.min`` or ``date.max``. Raises InvalidValue when it is not EDTF level 1.
    """
    if edtf == UNKNOWN:
        return None
    try:
        first, last = _interval(edtf)
    except (ValueError, OverflowError):
        first, last = date.max, date.min
    if first > last:
        raise InvalidValue(
            "not a date in EDTF", edtf, "date", "Write 2024-05-16, 2024-05, 2024, 2024? or 2022-01/2022-03."
        )
    return first, last


def _interval(edtf: str) -> tuple[date, date]:
    start, slash, end = edtf.partition("/")
    if not slash:
        return _span(start)
    if start == end == "..":
        raise ValueError(edtf)
    return (
        date.min if start == ".." else _span(start)[0],
        date.max if end == ".." else _span(end)[1],
    )


def _span(endpoint: str) -> tuple[date, date]:
    match = _ENDPOINT.fullmatch(endpoint)
    if match is None or not endpoint.isascii():
        raise ValueError(endpoint)
    year, month, day = match.groups()
    if "X" in year:
        return _masked_years(year, month)
    return _months(int(year), month, day)


def _masked_years(year: str, month: str | None) -> tuple[date, date]:
    if month is not None:
        raise ValueError(month)
    return date(max(1, int(year.replace("X", "0"))), 1, 1), date(int(year.replace("X", "9")), 12, 31)


def _months(year: int, month: str | None, day: str | None) -> tuple[date, date]:
    if month is None or (month == "XX" and day in (None, "XX")):
        return date(year, 1, 1), date(year, 12, 31)
    number = int(month)
    if number in _SEASONS or number == _WINTER:
        return _season(year, number, day)
    if day is None or day == "XX":
        return date(year, number, 1), date(year, number, monthrange(year, number)[1])
    exact = date(year, number, int(day))
    return exact, exact


def _season(year: int, number: int, day: str | None) -> tuple[date, date]:
    if day is not None:
        raise ValueError(day)
    if number == _WINTER:  # northern reckoning, from December into the next year
        return date(year, 12, 1), date(year + 1, 3, 1) - timedelta(days=1)
    first, last = _SEASONS[number]
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def is_before(edtf: str, limit: str) -> bool:
    """Whether a date lies certainly before the first day of ``limit``: an unknown date never does."""
    own, other = bounds(edtf), bounds(limit)
    return own is not None and other is not None and own[1] < other[0]


def day_before(edtf: str) -> str:
    """The last day before the span of ``edtf``, as YYYY-MM-DD; the unknown date stays unknown."""
    span = bounds(edtf)
    if span is None:
        return UNKNOWN
    return (max(span[0], date.min + timedelta(days=1)) - timedelta(days=1)).isoformat()


@lru_cache(maxsize=65536)
def sort_key(edtf: str) -> tuple[int, str]:
    """Orders dates by first possible day; unknown dates come last."""
    span = bounds(edtf)
    return (1, "") if span is None else (0, span[0].isoformat())
