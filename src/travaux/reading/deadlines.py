"""Deadlines in words: where a sentence says by when, and the last day meant as EDTF where it can be told.

"By 2030" means some day of 2030 at the latest and resolves to ``2030``; "by the end of 2027" to ``2027-12-31``. A
relative deadline ("до конца года", 年内) is counted from the date of the document and stays unresolved without one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from travaux.reading.inflection import fold
from travaux.reading.tables import table
from travaux.record.dates import bounds

Match = re.Match[str]
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True)
class Deadline:
    """A stretch of the sentence that says by when; ``due`` is EDTF, empty when it cannot be told."""

    start: int
    end: int
    due: str


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    resolve: Callable[[Match, date | None, str], str]


def deadline(sentence: str, language: str, document_date: str = "") -> Deadline | None:
    """The first deadline of a sentence; None when it states none."""
    today = bounds(document_date)
    text = fold(sentence)
    found = [
        Deadline(match.start(), match.end(), rule.resolve(match, today[1] if today else None, language))
        for rule in _rules(language)
        if (match := rule.pattern.search(text))
    ]
    return max(found, key=lambda one: (-one.start, one.end), default=None)


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    return tuple(_Rule(re.compile(source), resolve) for source, resolve in _SOURCES[language]())


def _number(words: str, language: str) -> int:
    if words.isdigit():
        return int(words)
    return int(table("acts/commitments")["numbers"][language].get(words, 0))


def _last_of(year: int, month: int) -> str:
    following = date(year + month // _MONTHS_PER_YEAR, month % _MONTHS_PER_YEAR + 1, 1)
    return (following - timedelta(days=1)).isoformat()


def _calendar(match: Match, today: date | None, language: str) -> str:
    """A year with what stands beside it: month, day, season or "end of"."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    year = int(parts["year"])
    if "season" in parts:
        seasons: dict[str, str] = table("acts/commitments")["seasons"][language]
        month = next(int(value) for name, value in seasons.items() if parts["season"].startswith(name))
        return f"{year}-{month:02d}"
    if "month" in parts:
        month = _month(parts["month"], language)
        return f"{year}-{month:02d}" + (f"-{int(parts['day']):02d}" if "day" in parts else "")
    return f"{year}-12-31" if "close" in parts else str(year)


def _month(word: str, language: str) -> int:
    if word.isdigit():
        return int(word)
    stems: list[str] = table("acts/commitments")["months"][language]
    longest = max((stem for stem in stems if word.startswith(stem)), key=len)
    return stems.index(longest) + 1


def _span(match: Match, today: date | None, language: str) -> str:
    """A number of days, months or years from the date of the document."""
    count = _number(match["number"], language)
    if today is None or not count:
        return ""
    unit = match["unit"]
    if re.match(r"day|дн|ден|天|日", unit):
        return (today + timedelta(days=count)).isoformat()
    if re.match(r"week|недел|周", unit):
        return (today + timedelta(weeks=count)).isoformat()
    months = count * (_MONTHS_PER_YEAR if re.match(r"year|лет|год|年", unit) else 1)
    ahead = today.month - 1 + months
    return _last_of(today.year + ahead // _MONTHS_PER_YEAR, ahead % _MONTHS_PER_YEAR + 1)


def _this_year(match: Match, today: date | None, language: str) -> str:
    return f"{today.year}-12-31" if today else ""


def _next_year(match: Match, today: date | None, language: str) -> str:
    return str(today.year + 1) if today else ""


def _next_month(match: Match, today: date | None, language: str) -> str:
    if today is None:
        return ""
    return f"{today.year + today.month // _MONTHS_PER_YEAR}-{today.month % _MONTHS_PER_YEAR + 1:02d}"


def _open(match: Match, today: date | None, language: str) -> str:
    """A recurrent or conditional deadline has no day."""
    return ""


def _english() -> list[tuple[str, Callable[[Match, date | None, str], str]]]:
    months = "|".join(table("acts/commitments")["months"]["en"])
    numbers = "|".join(table("acts/commitments")["numbers"]["en"])
    by = r"\b(?:by|before|until|till|no later than|not later than|in|during|from|over)\s+"
    return [
        (rf"{by}(?:the\s+)?(?P<close>end\s+of\s+|close\s+of\s+)?{_YEAR}\b", _calendar),
        (rf"{by}(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_YEAR}\b", _calendar),
        (rf"{by}(?:the\s+end\s+of\s+)?(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{months})\s+{_YEAR}\b", _calendar),
        (rf"{by}(?P<month>{months})\s+(?P<day>\d{{1,2}}),?\s+{_YEAR}\b", _calendar),
        (
            r"\b(?:within|over|during|in)\s+(?:the\s+)?(?:next\s+|coming\s+|following\s+)?"
            rf"(?P<number>\d+|{numbers})\s+(?P<unit>days|weeks|months|years|day|week|month|year)\b",
            _span,
        ),
        (r"\b(?:by|before)\s+(?:the\s+)?(?:end\s+of\s+the\s+(?:current\s+)?year|year-end|year's\s+end)\b", _this_year),
        (r"\b(?:within|during|later)\s+(?:the|this|the\s+current)\s+year\b|\bthis\s+year\b", _this_year),
        (r"\b(?:in\s+the\s+year\s+ahead|next\s+year|in\s+the\s+coming\s+year)\b", _next_year),
        (r"\bnext\s+month\b", _next_month),
        (r"\b\d+\s+days\s+in\s+advance\b|\bevery\s+(?:month|year|week|quarter|two\s+years)\b", _open),
        (r"\b(?:annually|monthly|quarterly|twice\s+a\s+year|once\s+a\s+year|each\s+year)\b", _open),
        (r"\b(?:as\s+soon\s+as\s+possible|in\s+the\s+near\s+future|at\s+an\s+early\s+date|shortly)\b", _open),
    ]


def _russian() -> list[tuple[str, Callable[[Match, date | None, str], str]]]:
    months = "|".join(rf"{stem}\w*" for stem in table("acts/commitments")["months"]["ru"])
    numbers = "|".join(table("acts/commitments")["numbers"]["ru"])
    year = rf"{_YEAR}\s*(?:г\.|год\w*)"
    by = r"\b(?:к|до|не\s+позднее|в|во|с|на\s+период\s+до|вплоть\s+до|по)\s+"
    return [
        (rf"{by}(?P<close>конц\w+\s+)?{year}", _calendar),
        (rf"{by}(?P<season>весн\w*|лет\w*|осен\w*|зим\w*)\s+{year}", _calendar),
        (rf"{by}(?:конца\s+)?(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{months})\s+{year}", _calendar),
        (
            r"\b(?:в\s+течение|в|на)\s+(?:ближайш\w+\s+|последующ\w+\s+|следующ\w+\s+)?"
            rf"(?P<number>\d+|{numbers})\s+(?P<unit>дн\w+|недел\w+|месяц\w*|лет|год\w*)",
            _span,
        ),
        (r"\b(?:до|к)\s+конц\w+\s+(?:(?:этого|текущего)\s+)?года", _this_year),
        (r"\bв\s+(?:этом|текущем)\s+году|\bв\s+течение\s+(?:этого\s+|текущего\s+)?года", _this_year),
        (r"\bв\s+(?:следующем|предстоящем|будущем|наступающем)\s+году", _next_year),
        (r"\bв\s+(?:следующем|будущем)\s+месяце", _next_month),
        (r"\b(?:не\s+позднее\s+чем\s+)?за\s+\d+\s+дн\w+", _open),
        (r"\b(?:ежегодно|ежемесячно|ежеквартально|раз\s+в\s+год|каждый\s+(?:год|месяц))\b", _open),
        (r"\b(?:в\s+ближайшее\s+время|в\s+кратчайшие\s+сроки|в\s+возможно\s+короткие\s+сроки)\b", _open),
    ]


def _chinese() -> list[tuple[str, Callable[[Match, date | None, str], str]]]:
    year = r"(?P<year>(?:19|20)\d\d)年"
    return [
        (rf"(?:到|在|于|至|争取)?{year}(?P<close>底|年底|末)?(?:之前|以前|前)?", _calendar),
        (rf"(?:到|在|于|至)?{year}(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?(?:底)?(?:之前|以前|前)?", _calendar),
        (rf"(?:到|在|于|至)?{year}(?P<season>[春夏秋冬])(?:季|天)?(?:之前|以前|前)?", _calendar),
        (
            r"(?:在)?(?:未来|今后|接下来)?(?P<number>\d+|[一二两三四五六七八九十]+)(?:个)?(?P<unit>天|日|周|月|年)(?:内|之内|以内)",
            _span,
        ),
        (r"(?:在)?(?:未来|今后|接下来)(?P<number>\d+|[一二两三四五六七八九十]+)(?:个)?(?P<unit>天|日|周|月|年)", _span),
        (r"(?:在|于)?(?:今年|年)(?:年)?(?:内|底前|底之前|底)|今年(?:内)?", _this_year),
        (r"(?:在|于)?(?:明年|下一年)", _next_year),
        (r"(?:在|于)?下个?月", _next_month),
        (r"(?:至迟)?提前\d+天|每年|每月|每季度|定期", _open),
        (r"尽早|尽快|早日|近期", _open),
    ]


_SOURCES: dict[str, Callable[[], list[tuple[str, Callable[[Match, date | None, str], str]]]]] = {
    "en": _english,
    "ru": _russian,
    "zh": _chinese,
}
