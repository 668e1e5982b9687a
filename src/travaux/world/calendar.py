"""The calendar: orders and distances of dates that may be vague, weekdays, and what "last month" means on a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from travaux.errors import InvalidValue
from travaux.record import dates


class Order(StrEnum):
    """How one date stands to another. ``unclear``: the dates are too vague, or unknown, to tell."""

    BEFORE = "before"
    AFTER = "after"
    TOGETHER = "together"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Days:
    """A distance in days, at least ``least`` and at most ``most``; they are equal when both dates are days."""

    least: int
    most: int


def order(one: str, other: str) -> Order:
    """How two EDTF dates stand: together when one lies within the other and both are events of more than a day.

    A vague date ("2024-02") is taken as any of its days, an interval ("2024-05-05/2024-05-10") as lasting all of them.
    """
    own, theirs = dates.bounds(one), dates.bounds(other)
    if own is None or theirs is None:
        return Order.UNCLEAR
    if own[1] < theirs[0]:
        return Order.BEFORE
    if own[0] > theirs[1]:
        return Order.AFTER
    return Order.UNCLEAR if is_vague(one) or is_vague(other) else Order.TOGETHER


def is_vague(edtf: str) -> bool:
    """Whether the date stands for one unknown day of several: a month, a year, a qualified or open date."""
    return any(not re.fullmatch(r"\d{4}-\d\d-\d\d", end) for end in edtf.split("/"))


def distance(earlier: str, later: str) -> Days | None:
    """Days from the end of ``earlier`` to the start of ``later``; None when a date is unknown or open.

    A vague date widens the range. Negative when ``later`` begins before ``earlier`` ends.
    """
    own, theirs = dates.bounds(earlier), dates.bounds(later)
    if own is None or theirs is None or date.min in (*own, *theirs) or date.max in (*own, *theirs):
        return None
    ends = (own[1], own[1]) if not is_vague(earlier) else own
    starts = (theirs[0], theirs[0]) if not is_vague(later) else theirs
    return Days((starts[0] - ends[1]).days, (starts[1] - ends[0]).days)


def weekday(edtf: str) -> int | None:
    """0 for Monday to 6 for Sunday; None when the date is no single day."""
    span = dates.bounds(edtf)
    return span[0].weekday() if span and span[0] == span[1] else None


def weekday_of_name(name: str) -> int | None:
    """The number of a weekday named in English, Russian or Chinese; None when it is no such name."""
    wanted = name.strip().casefold().replace("ё", "е")
    for number, names in enumerate(_words()["weekdays"]):
        if wanted in names.split("|"):
            return number
    return None


def weekday_name(number: int) -> str:
    """The English name of a weekday, Monday first."""
    return str(_words()["weekdays"][number].split("|")[0]).capitalize()


def relative(phrase: str, said: str) -> tuple[date, date]:
    """The first and last day a phrase like "last month", "в прошлом году" or "上周四" means when said on a day.

    Raises InvalidValue when the phrase is not known or ``said`` is no single day.
    """
    span = dates.bounds(said)
    if span is None or span[0] != span[1]:
        raise InvalidValue("not a single day", said, "relative", "Say on which day the phrase was said: 2024-05-16.")
    wanted = re.sub(r"\s+", " ", phrase.strip().casefold().replace("ё", "е"))
    for pattern, meaning in _patterns():
        match = pattern.fullmatch(wanted)
        if match:
            return _MEANINGS[meaning](span[0], match)
    raise InvalidValue(
        "no phrase of time known here", phrase, "relative", "Known: yesterday, last month, two weeks ago."
    )


@cache
def _words() -> dict[str, list[str]]:
    content: dict[str, list[str]] = yaml.load(
        files("travaux.data").joinpath("calendar.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
    )
    return content


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    days = "|".join(name for names in _words()["weekdays"] for name in names.split("|"))
    numbers = "|".join(name for names in _words()["numbers"] for name in names.split("|"))
    found = []
    for line in _words()["phrases"]:
        meaning, _equals, pattern = line.partition(" = ")
        filled = _marked(_marked(pattern, "DAY", days), "N", rf"\d+|{numbers}")
        found.append((re.compile(filled), meaning))
    return tuple(found)


def _marked(pattern: str, mark: str, choices: str) -> str:
    """The pattern with each mark as a group of its own: a name may stand only once in a regular expression."""
    first, *rest = pattern.split(f"<{mark}>")
    filled = "".join(f"(?P<{mark}{number}>{choices}){part}" for number, part in enumerate(rest))
    return first + filled


def _said(match: re.Match[str], mark: str) -> str:
    return next(value for name, value in match.groupdict().items() if name.startswith(mark) and value is not None)


def _number(match: re.Match[str]) -> int:
    said = _said(match, "N")
    if said.isdigit():
        return int(said)
    return next(n for n, names in enumerate(_words()["numbers"], start=1) if said in names.split("|"))


def _day(shift: int) -> Callable[[date, re.Match[str]], tuple[date, date]]:
    return lambda day, _match: (day + timedelta(shift), day + timedelta(shift))


def _week(shift: int) -> Callable[[date, re.Match[str]], tuple[date, date]]:
    def meant(day: date, _match: re.Match[str]) -> tuple[date, date]:
        monday = day - timedelta(day.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(6)

    return meant


def _month(shift: int) -> Callable[[date, re.Match[str]], tuple[date, date]]:
    return lambda day, _match: _month_of(day, shift)


def _month_of(day: date, shift: int) -> tuple[date, date]:
    first = _shifted(day.replace(day=1), shift)
    return first, _shifted(first, 1) - timedelta(1)


def _shifted(first: date, months: int) -> date:
    whole = first.year * 12 + first.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)


def _year(shift: int) -> Callable[[date, re.Match[str]], tuple[date, date]]:
    return lambda day, _match: (date(day.year + shift, 1, 1), date(day.year + shift, 12, 31))


def _weekday_before(day: date, match: re.Match[str]) -> tuple[date, date]:
    """The last such weekday before the day itself: "on Thursday" said in a report, "last Thursday"."""
    wanted = weekday_of_name(_said(match, "DAY"))
    back = (day.weekday() - (wanted or 0) - 1) % 7 + 1
    return day - timedelta(back), day - timedelta(back)


def _weekday_of_last_week(day: date, match: re.Match[str]) -> tuple[date, date]:
    monday = day - timedelta(day.weekday()) - timedelta(7)
    found = monday + timedelta(weekday_of_name(_said(match, "DAY")) or 0)
    return found, found


def _ago(unit: str) -> Callable[[date, re.Match[str]], tuple[date, date]]:
    def meant(day: date, match: re.Match[str]) -> tuple[date, date]:
        count = _number(match)
        if unit == "month":
            return _month_of(day, -count)
        if unit == "year":
            return date(day.year - count, 1, 1), date(day.year - count, 12, 31)
        found = day - timedelta(count * (7 if unit == "week" else 1))
        return found, found

    return meant


_MEANINGS: dict[str, Callable[[date, re.Match[str]], tuple[date, date]]] = {
    "today": _day(0),
    "yesterday": _day(-1),
    "the day before yesterday": _day(-2),
    "tomorrow": _day(1),
    "this week": _week(0),
    "last week": _week(-1),
    "next week": _week(1),
    "this month": _month(0),
    "last month": _month(-1),
    "next month": _month(1),
    "this year": _year(0),
    "last year": _year(-1),
    "the year before last": _year(-2),
    "next year": _year(1),
    "weekday": _weekday_before,
    "weekday of last week": _weekday_of_last_week,
    "days ago": _ago("day"),
    "weeks ago": _ago("week"),
    "months ago": _ago("month"),
    "years ago": _ago("year"),
}
