"""Moments: dates, months, years and spans as prose writes them, as EDTF; and phrases like "last month"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

from travaux.brief.cues import Cues, cues

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "перв": 1, "втор": 2, "трет": 3, "четв": 4} | {
    "一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2,
}  # fmt: skip
_EARLY, _LATE = ("early", "начал", "初"), ("late", "конец", "конц", "底", "末")


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of text that names a time. ``edtf`` is empty while its year is not known; ``weekday`` is 0 to 6.

    ``grain`` is ``day``, ``month``, ``year`` or ``span``.
    """

    start: int
    end: int
    edtf: str
    grain: str
    month: int = 0
    days: tuple[int, int] = (0, 0)

    @property
    def is_day(self) -> bool:
        """Whether it names a day or several days on end."""
        return self.grain == "day"

    def in_year(self, year: int) -> Moment:
        """The same moment in a year, where it has none of its own."""
        return self if self.edtf else replace(self, edtf=_edtf(year, self.month, self.days))


def moments(text: str, language: str) -> tuple[Moment, ...]:
    """The moments of a stretch of (folded) text in order; one without a year takes that of the next one with a year."""
    known = cues(language)
    taken: list[Moment] = []
    for pattern in known.dates:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in taken):
                continue
            taken += _moment(match, known, text)
    ordered = sorted(taken, key=lambda one: one.start)
    return tuple(_with_years(ordered))


def _with_years(ordered: list[Moment]) -> Iterator[Moment]:
    for place, one in enumerate(ordered):
        if one.edtf:
            yield one
            continue
        near = next(
            (later for later in ordered[place + 1 : place + 2] if later.edtf and later.start - one.end < 8), None
        )
        yield one.in_year(int(near.edtf[:4])) if near else one


def _moment(match: re.Match[str], known: Cues, text: str) -> list[Moment]:
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    start, end = match.span()
    if "iso" in found:
        return [Moment(start, end, found["iso"], "day")]
    month = _month(found, known)
    if known.language == "en" and "month" in found and not found["month"][0].isupper():
        return []
    if "month" in found and "day" not in found and "year" not in found:
        start = match.start("month")
    year = int(found["year"]) if "year" in found else 0
    if "day" in found:
        days = (int(found["day"]), int(found.get("day2", found["day"])))
        if not (month and 1 <= days[0] <= days[1] <= 31):
            return []
        return [Moment(start, end, _edtf(year, month, days) if year else "", "day", month, days)]
    edtf, grain = _spelled(found, known, year, month)
    return [Moment(start, end, edtf, grain, month)] if edtf or month else []


def _month(found: dict[str, str], known: Cues) -> int:
    if "monthno" in found:
        return int(found["monthno"]) if 1 <= int(found["monthno"]) <= 12 else 0
    words = found.get("month", "")
    return next((place for place, one in enumerate(known.months, start=1) if one.fullmatch(words)), 0)


def _spelled(found: dict[str, str], known: Cues, year: int, month: int) -> tuple[str, str]:
    """EDTF and grain of a month, part of a year, or span."""
    if "month2" in found:
        last = next((place for place, one in enumerate(known.months, start=1) if one.fullmatch(found["month2"])), 0)
        return f"{year}-{month:02}/{year}-{last:02}", "span"
    if "quarter" in found:
        number = (
            _QUARTERS[found["quarter"].casefold()[: 1 if known.language == "zh" else None]]
            if (found["quarter"].casefold() in _QUARTERS)
            else _QUARTERS.get(found["quarter"].casefold()[:4], 1)
        )
        return f"{year}-{number * 3 - 2:02}/{year}-{number * 3:02}", "span"
    if "half" in found:
        half = _QUARTERS.get(found["half"].casefold(), 0) or _QUARTERS.get(found["half"].casefold()[:4], 1)
        return f"{year}-{half * 6 - 5:02}/{year}-{half * 6:02}", "span"
    if "count" in found:
        count = known.number(found["count"].casefold()) or 0
        return (f"{year}-01/{year}-{count:02}", "span") if 1 < count <= 12 else ("", "span")
    if "year2" in found:
        return f"{year}/{found['year2']}", "span"
    if month:
        return (f"{year}-{month:02}" if year else ""), "month"
    return _part(found.get("part", "").casefold(), year)


def _part(part: str, year: int) -> tuple[str, str]:
    if not part:
        return str(year), "year"
    if any(word in part for word in _EARLY):
        return f"{year}-01/{year}-03", "span"
    if any(word in part for word in _LATE):
        return f"{year}-10/{year}-12", "span"
    return f"{year}-06", "month"  # the middle of a year is its sixth month


def _edtf(year: int, month: int, days: tuple[int, int]) -> str:
    if not days[0]:
        return f"{year}-{month:02}"
    last = monthrange(year, month)[1]
    first, final = min(days[0], last), min(days[1], last)
    day = f"{year}-{month:02}-{first:02}"
    return day if first == final else f"{day}/{year}-{month:02}-{final:02}"
