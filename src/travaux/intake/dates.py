"""Dates as files and people write them, turned into EDTF (ISO 8601-2:2019) without guessing.

Day and month are never guessed: ``05/06/2024`` could be either and is not read. Month names are those of CLDR in
the languages of diplomacy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import lru_cache

from babel import Locale

from travaux.errors import InvalidValue
from travaux.record.dates import bounds

_LOCALES = ("en", "ru", "uk", "be", "kk", "fr", "es", "pt", "de", "it", "ar")
_EARLIEST_YEAR, _LATEST_YEAR = 1000, 2999
_EPOCH_SECONDS = range(10**8, 10**10)
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")


def to_edtf(written: str) -> str | None:
    """The EDTF string for a date that stands alone in ``written``; ``''`` for an empty one; None if unreadable."""
    text = re.sub(r"\s+", " ", written.translate(_WIDE_DIGITS)).strip(" ,;")
    if not text:
        return ""
    for pattern, read in _ALONE:
        found = pattern.fullmatch(text)
        edtf = read(found) if found is not None else None
        if edtf is not None:
            return edtf
    return _edtf_itself(text)


def dates_in(text: str) -> list[tuple[str, int, int]]:
    """All dates in running text that name a day, or in Chinese a year or month, with their offsets; in text order."""
    return sorted(_within(text), key=lambda found: found[1])


def compatible(one: str, other: str) -> bool:
    """Whether two EDTF dates can mean the same day: their spans overlap. An unknown date is compatible with all."""
    first, second = bounds(one), bounds(other)
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def is_future(edtf: str, today: date) -> bool:
    """Whether the date certainly lies after ``today``."""
    span = bounds(edtf)
    return span is not None and span[0] > today


def _edtf_itself(text: str) -> str | None:
    try:
        span = bounds(text)
    except InvalidValue:
        return None
    plausible = span is not None and (span[0].year >= _EARLIEST_YEAR or _EARLIEST_YEAR <= span[1].year <= _LATEST_YEAR)
    return text if plausible else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if _EARLIEST_YEAR <= year <= _LATEST_YEAR else None


def _month(year: int, month: int) -> str | None:
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and _EARLIEST_YEAR <= year <= _LATEST_YEAR else None


def _year(found: re.Match[str]) -> str | None:
    year = int(found["y"])
    return str(year) if _EARLIEST_YEAR <= year <= _LATEST_YEAR else None


def _year_first(found: re.Match[str]) -> str | None:
    return _day(int(found["y"]), int(found["m"]), int(found["d"]))


def _year_month(found: re.Match[str]) -> str | None:
    return _month(int(found["y"]), int(found["m"]))


def _by_slash(found: re.Match[str]) -> str | None:
    """Day and month by slashes, read only when one of them can be nothing else or both are equal."""
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _epoch(found: re.Match[str]) -> str | None:
    seconds = int(found["s"])
    seconds = seconds // 1000 if seconds not in _EPOCH_SECONDS else seconds
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds in _EPOCH_SECONDS else None


def _named_day(found: re.Match[str]) -> str | None:
    month = _months().get(found["n"].casefold().rstrip("."))
    return None if month is None else _day(int(found["y"]), month, int(found["d"]))


def _named_days(found: re.Match[str]) -> str | None:
    month = _months().get(found["n"].casefold().rstrip("."))
    if month is None:
        return None
    first, last = _day(int(found["y"]), month, int(found["d"])), _day(int(found["y"]), month, int(found["e"]))
    return f"{first}/{last}" if first and last and first < last else None


def _named_month(found: re.Match[str]) -> str | None:
    month = _months().get(found["n"].casefold().rstrip("."))
    return None if month is None else _month(int(found["y"]), month)


def _chinese(found: re.Match[str]) -> str | None:
    year = _chinese_number(found["y"])
    month = _chinese_number(found["m"]) if found["m"] else 0
    day = _chinese_number(found["d"]) if found["d"] else 0
    if day:
        return _day(year, month, day)
    if month:
        return _month(year, month)
    return str(year) if _EARLIEST_YEAR <= year <= _LATEST_YEAR else None


def _chinese_number(written: str) -> int:
    """The value of up to four digits or of a number below 100 written with 十, 廿 or 卅."""
    plain = written.replace(" ", "").replace("廿", "二十").replace("卅", "三十")
    if "十" in plain:
        tens, _, ones = plain.partition("十")
        plain = f"{tens or '一'}{ones or '〇'}"
    digits = plain.translate(_HAN_DIGITS)
    return int(digits) if digits.isdigit() else 0


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    months: dict[str, int] = {"sept": 9}
    for locale in _LOCALES:
        for context in Locale(locale).months.values():
            for width in ("abbreviated", "wide"):
                for number, name in context[width].items():
                    months.setdefault(str(name).casefold().rstrip("."), int(number))
    return months


def _within(text: str) -> Iterator[tuple[str, int, int]]:
    for pattern, read in _INSIDE:
        for found in pattern.finditer(text):
            edtf = read(found)
            if edtf is not None:
                yield edtf, found.start(), found.end()


_Reader = Callable[[re.Match[str]], str | None]
_CLOCK = r"(?:[T ,]{1,2}(?:\d{1,2}:\d{2}.*|\d{6}Z?)|Z|[+-]\d{2}:\d{2})?"
_WEEKDAY = r"(?:[^\W\d_]+\.?,? )?"
_NAME = r"(?P<n>[^\W\d_]{3,}\.?)"
_TAIL = r"(?: ?(?:г\.?|года|р\.?|року))?(?:[ ,]+(?:в |at )?\d{1,2}[:.]\d{2}.*)?"
_HAN = r"[0-9〇○零一二三四五六七八九十廿卅]"
_CHINESE_DATE = rf"(?P<y>{_HAN}{{4}}) ?年(?: ?(?P<m>{_HAN}{{1,3}}) ?月(?: ?(?P<d>{_HAN}{{1,3}}) ?[日号號])?)?"

_ALONE: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(?P<y>\d{4})(?:\.0+)?", _year),
        (rf"(?P<y>\d{{4}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}}){_CLOCK}", _year_first),
        (rf"(?P<y>\d{{4}})(?P<m>\d{{2}})(?P<d>\d{{2}}){_CLOCK}", _year_first),
        (r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})", _year_month),
        (r"(?P<y>\d{4})(?P<m>\d{2})", _year_month),
        (rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}}){_TAIL}", _year_first),
        (rf"(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-](?P<y>\d{{4}}){_TAIL}", _by_slash),
        (r"(?P<s>\d{9,13})(?:\.\d+)?", _epoch),
        (rf"{_WEEKDAY}(?:[«\"])?(?P<d>\d{{1,2}})(?:st|nd|rd|th|º|er|\.)?(?:[»\"])? (?:de |of )?{_NAME},?"
         rf" (?:de )?(?P<y>\d{{4}}){_TAIL}", _named_day),
        (rf"{_WEEKDAY}{_NAME} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}}){_TAIL}", _named_day),
        (rf"(?P<d>\d{{1,2}}) ?[-–—] ?(?P<e>\d{{1,2}}) {_NAME} (?P<y>\d{{4}}){_TAIL}", _named_days),
        (rf"{_NAME} (?P<d>\d{{1,2}}) ?[-–—] ?(?P<e>\d{{1,2}}),? (?P<y>\d{{4}})", _named_days),
        (rf"{_NAME},? (?:de )?(?P<y>\d{{4}})(?: ?г\.?| года)?", _named_month),
        (rf"{_CHINESE_DATE}(?: ?(?:星期|周|上午|下午)?[一二三四五六日天]?)?"
         rf"(?: ?\d{{1,2}}[:：时]\d{{0,2}}.*)?", _chinese),
    )
)  # fmt: skip

_INSIDE: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(?<!\d)(?P<y>(?:1[6-9]|20)\d\d)([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d)", _year_first),
        (r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)", _year_first),
        (r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)", _year_first),
        (rf"(?<!\d)(?P<d>\d{{1,2}}) {_NAME},? (?P<y>\d{{4}})(?!\d)", _named_day),
        (rf"\b{_NAME} (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})(?!\d)", _named_day),
        (rf"(?<!{_HAN}){_CHINESE_DATE}", _chinese),
    )
)
