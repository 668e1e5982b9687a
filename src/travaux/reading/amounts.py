"""Amounts: numbers with their unit, currency and approximator as prose writes them, in exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from travaux.reading.lexicon import LANGUAGES
from travaux.reading.tables import table
from travaux.reading.whole_words import compiled
from travaux.text.quantities import QuantityKind, quantities

_NUMBER = {
    "en": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
    "ru": r"\d{1,3}(?:[  ]\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?",
    "zh": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
}


_NOT_IN_PROSE = frozenset({"до"})
"""Approximators that more often mean something else in prose: "вырос до 240" is where it rose to."""
UNITS = ("currencies", "others", "sizes")
"""The sections of units in data/claims/units.yaml."""
ROUGHLY, TIMES = "about", "times"
"""The approximators a fraction in words, and growth told as a factor, are taken to have."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in text. ``value`` is in ``unit`` (a currency by ISO 4217, another unit, ``%`` or empty).

    ``approximator`` is the word before it ("about"), empty for none.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    approximator: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it is in percent."""
        return self.unit == "%"


def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """The amounts with a unit in a stretch of (folded) text, in order; bare numbers are none."""
    found = []
    language = language if language in LANGUAGES else "en"
    for match in _pattern(language).finditer(text):
        value = _value(match.group("number"), language)
        if value is None:
            continue
        unit = _unit(match)
        if unit:
            scaled = value * _multiplier(match.group("multiplier") or "")
            word = (match.group("before") or match.group("after") or "").strip().casefold()
            found.append(Amount(match.start("number"), match.end(), scaled, unit, word))
    for one in (*_fractions(text, language), *_multiples(text, language), *_spelled(text, language)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _fractions(text: str, language: str) -> Iterator[Amount]:
    """Shares in words ("by a third", "half of"), which are about what they say."""
    for pattern, value in _fraction_words(language):
        for match in pattern.finditer(text):
            yield Amount(match.start(), match.end(), value, "%", ROUGHLY)


def _multiples(text: str, language: str) -> Iterator[Amount]:
    """Growth told as a factor ("doubled", «в полтора раза», 翻一番), in percent; a later factor of 0.5 is -50."""
    for pattern, written in _multiple_words(language):
        for match in pattern.finditer(text):
            number = _value(match.group("n"), language) if "n" in written else Decimal(written)
            if number is not None:
                factor = number + 1 if written == "n+1" else number
                yield Amount(match.start(), match.end(), (factor - 1) * 100, "%", TIMES)


@cache
def _multiple_words(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    listed: Mapping[str, object] = table(f"claims/{language}")["multiples"]
    return tuple((compiled(pattern, language), str(factor)) for pattern, factor in listed.items())


def _spelled(text: str, language: str) -> Iterator[Amount]:
    """Amounts whose number is written in words: "forty million tonnes", «пять миллиардов долларов», 两千万美元."""
    for one in quantities(text, language):
        if one.kind is QuantityKind.PERCENT and one.in_words:
            yield Amount(one.start, one.end, one.value, "%")
        elif one.kind is QuantityKind.NUMBER and one.in_words:
            unit = _unit_words(language).match(text, one.end)
            code = next((code for code, words in _units().items() if unit and words.fullmatch(unit.group("unit"))), "")
            if unit and code:
                yield Amount(one.start, unit.end(), one.value, code)


@cache
def _unit_words(language: str) -> re.Pattern[str]:
    data = table("claims/units")
    units = [one for kind in UNITS for listed in data[kind].values() for one in listed]
    edge = "" if language == "zh" else r"(?![^\W\d_])"
    return re.compile(
        rf"[-\u00a0 ]?(?P<unit>(?:{'|'.join(sorted(units, key=len, reverse=True))})){edge}", re.IGNORECASE
    )


@cache
def _fraction_words(language: str) -> tuple[tuple[re.Pattern[str], Decimal], ...]:
    listed: Mapping[str, float] = table(f"claims/{language}")["fractions"]
    return tuple((compiled(written, language), Decimal(str(value))) for written, value in listed.items())


def _value(written: str, language: str) -> Decimal | None:
    plain = re.sub(r"[  ]", "", written)
    plain = plain.replace(",", ".") if language == "ru" else plain.replace(",", "")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _unit(match: re.Match[str]) -> str:
    if match.group("percent"):
        return "%"
    for written in (match.group("prefix"), match.group("unit")):
        for code, pattern in _units().items():
            if written and pattern.fullmatch(written):
                return code
    return ""


def _multiplier(written: str) -> Decimal:
    for number, pattern in _multipliers().items():
        if written and pattern.fullmatch(written):
            return Decimal(1).scaleb(len(number) - 1)
    return Decimal(1)


@cache
def _multipliers() -> Mapping[str, re.Pattern[str]]:
    listed: Mapping[str, list[str]] = table("claims/units")["multipliers"]
    return {number: re.compile("|".join(names), re.IGNORECASE) for number, names in listed.items()}


@cache
def _units() -> Mapping[str, re.Pattern[str]]:
    data = table("claims/units")
    listed: Mapping[str, list[str]] = {name: words for kind in UNITS for name, words in data[kind].items()}
    return {code: re.compile("|".join(names), re.IGNORECASE) for code, names in listed.items()}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    data = table("claims/units")
    names = sorted((one for listed in data["multipliers"].values() for one in listed), key=len, reverse=True)
    units = [one for kind in UNITS for listed in data[kind].values() for one in listed]
    percent = table(f"claims/{language}")["percent"]
    before, after = approximators()
    edge = "" if language == "zh" else r"(?![^\W\d_])"
    number = rf"(?P<number>(?<![\w.])(?:{_NUMBER[language]}))"
    longest = sorted(units, key=len, reverse=True)
    scaled = rf"(?:[-\u00a0 ]?(?P<multiplier>(?:{'|'.join(names)}){edge}))?"
    measured = rf"(?:[-\u00a0 ]?(?P<unit>(?:{'|'.join(longest)}){edge}))?"
    tail = rf"(?:(?P<percent>[-\u00a0 ]?(?:{percent}){edge})|{scaled}{measured})"
    prefix = r"(?P<prefix>US\$|[$€£¥₽])? ?"
    if language == "zh":
        number = rf"(?P<number>(?<![\d.])(?:{_NUMBER[language]}))"
    return re.compile(rf"(?:(?P<before>{before})\s?)?{prefix}{number}{tail}(?:\s?(?P<after>{after}))?", re.IGNORECASE)


@cache
def approximators() -> tuple[str, str]:
    """The approximators that stand before a number, and those after it, as alternatives of a regular expression."""
    listed = (name for entry in table("approximators")["words"].values() for name in entry["names"])
    names = [name for name in listed if name not in _NOT_IN_PROSE]
    after = [name for name in names if name in ("左右", "多")]
    ordered = sorted((name for name in names if name not in after), key=len, reverse=True)
    bounded = [name if re.search(r"[㐀-鿿]", name) else rf"(?<!\w){name}(?!\w)" for name in ordered]
    return "|".join(bounded), "|".join(after)
