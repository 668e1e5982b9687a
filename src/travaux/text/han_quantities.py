"""Numbers and dates in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from travaux.text.quantity_words import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Quantity,
    QuantityKind,
    numbers_table,
    written_digits,
)

_NUMERAL = "[〇零一二两三四五六七八九十百千万亿]+"
_NUMBER = re.compile(
    r"(?P<percent>百分之)?(?:(?<![A-Za-z\d])(?<![A-Za-z][-–])(?P<number>\d+(?:[.,，]\d+)*)[ \u00a0]?|"
    rf"(?P<numeral>{_NUMERAL}(?:点[〇零一二三四五六七八九]+)?))"
    r"(?P<scale>[十百千万亿]*)(?P<approximate>多|余)?(?P<later>[万亿]*)[ \u00a0]?"
    r"(?P<unit>年(?!度|代|内|初|底)|月(?!球)|日(?!益|常)|号(?=[，。、至]|$)|[%％]|个百分点)?"
)
_PERIOD = re.compile(
    rf"(?:(?P<century>\d+|{_NUMERAL}) ?世纪)(?:(?P<of>\d0|[一二三四五六七八九]十) ?年代)?|"
    r"(?P<decade>(?:1[89]|20)?\d0|[一二三四五六七八九]十) ?年代"
)
_FRACTION = re.compile(rf"(?P<below>{_NUMERAL}|\d+)分之(?P<above>{_NUMERAL}(?:点{_NUMERAL})?|\d+(?:\.\d+)?)")
_GROWN = re.compile(
    r"(?:增长|增加|提高|扩大|提升|高出|多)了?(?:近|约|超过|逾|不止)?"
    rf"(?P<more>{_NUMERAL}|\d+(?:\.\d+)?) ?(?P<half>倍半|倍)"
)
_UNITS = {
    "年": QuantityKind.YEAR,
    "月": QuantityKind.MONTH,
    "日": QuantityKind.DAY,
    "号": QuantityKind.DAY,
    "%": QuantityKind.PERCENT,
    "％": QuantityKind.PERCENT,
    "个百分点": QuantityKind.PERCENT,
}
_YEAR_FOLLOWS = frozenset("-–至—/年")
_AFTERNOON, _NOON = re.compile(r"(?:下午|晚上|傍晚|晚间) ?$"), 12
_PLACES = Decimal("0.0001")


def han_quantities(sentence: str) -> Iterator[Quantity]:
    """The numbers and dates of a sentence in simplified characters, not in order."""
    fixed = [*_periods(sentence), *_fractions(sentence), *_growth(sentence)]
    yield from fixed
    ordinary = [match.span() for match in _ordinary().finditer(sentence)]
    ordinary += [(one.start, one.end) for one in fixed]
    for match in _NUMBER.finditer(sentence):
        start = match.start("number" if match["number"] else "numeral")
        covered = any(low <= start < high for low, high in ordinary)
        if not covered and not (match["numeral"] and _only_looks(sentence, match)):
            yield _quantity(sentence, match)


def _quantity(sentence: str, match: re.Match[str]) -> Quantity:
    written = match["number"] or match["numeral"]
    in_words = not match["number"]
    plain = _numeral(written) if in_words else written_digits(written.replace("，", ","), "zh")
    value = plain * _power(match["scale"] + match["later"])
    kind = QuantityKind.PERCENT if match["percent"] else _UNITS.get(match["unit"] or "", QuantityKind.NUMBER)
    may_be_year = EARLIEST_YEAR <= value <= LATEST_YEAR
    bare = kind is QuantityKind.NUMBER and not in_words and len(match.group().rstrip()) == 4
    if kind is QuantityKind.YEAR and not may_be_year:
        kind = QuantityKind.NUMBER
    elif bare and may_be_year and sentence[match.end() : match.end() + 1] in _YEAR_FOLLOWS:
        kind = QuantityKind.YEAR
    if value < _NOON and _AFTERNOON.search(sentence, 0, match.start()):
        value += _NOON
    end = match.end() - (len(match.group()) - len(match.group().rstrip()))
    return Quantity(kind, value, match.start(), end, in_words)


def _periods(sentence: str) -> Iterator[Quantity]:
    """Decades and centuries: of a decade with its century the first year."""
    for match in _PERIOD.finditer(sentence):
        in_words = not any(character.isdigit() for character in match.group())
        century = _value(match["century"]) if match["century"] else None
        tens = match["of"] or match["decade"]
        if tens is None and century is not None:
            yield Quantity(QuantityKind.CENTURY, century, *match.span(), in_words)
            continue
        before = (century - 1) * 100 if century is not None else 0
        yield Quantity(QuantityKind.DECADE, before + _value(tens or ""), *match.span(), in_words)


def _fractions(sentence: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(sentence):
        below = _value(match["below"])
        if match["below"] not in ("百", "千", "万") and below:
            yield Quantity(
                QuantityKind.NUMBER, (_value(match["above"]) / below).quantize(_PLACES), *match.span(), in_words=True
            )


def _growth(sentence: str) -> Iterator[Quantity]:
    """ "Grown by one time" is doubled: the factor is one more than what is said."""
    for match in _GROWN.finditer(sentence):
        half = Decimal("0.5") if match["half"] == "倍半" else 0
        yield Quantity(
            QuantityKind.NUMBER, _value(match["more"]) + 1 + half, match.start("more"), match.end(), in_words=True
        )


def _value(written: str) -> Decimal:
    return Decimal(written) if written[0].isdigit() else _numeral(written)


@cache
def _ordinary() -> re.Pattern[str]:
    return re.compile("|".join(sorted(numbers_table()["ordinary"]["zh"], key=len, reverse=True)))


@cache
def _measured() -> re.Pattern[str]:
    return re.compile("|".join(numbers_table()["measures"]["zh"]))


def _only_looks(sentence: str, match: re.Match[str]) -> bool:
    """Whether characters for numbers are part of a word and count nothing."""
    numeral = match["numeral"]
    if len(match.group()) > 1 or match["percent"] or sentence[: match.start()].endswith("第"):
        return set(numeral) <= set("万亿千百") or numeral == "十"
    return not _measured().match(sentence, match.end())


@cache
def _scales() -> dict[str, int]:
    return {form: int(value) for form, value in numbers_table()["scales"]["zh"].items()}


def _power(scale: str) -> int:
    value = 1
    for character in scale:
        value *= _scales()[character]
    return value


def _numeral(written: str) -> Decimal:
    """The value of Chinese numerals, place by place (二〇二四) or with powers (三千二百)."""
    digits, scales = numbers_table()["digits"]["zh"], _scales()
    written, _, decimals = written.partition("点")
    if decimals:
        return _numeral(written) + Decimal("0." + "".join(digits[character] for character in decimals))
    if all(character in digits for character in written):
        return Decimal("".join(digits[character] for character in written))
    total, section, digit = 0, 0, 0
    for character in written:
        if character in digits:
            digit = int(digits[character])
        elif (scale := scales[character]) >= 10_000:
            count = section + digit
            total = (total + count) * scale if total < scale else total + count * scale
            section, digit = 0, 0
        else:
            section += (digit or 1) * scales[character]
            digit = 0
    return Decimal(total + section + digit)
