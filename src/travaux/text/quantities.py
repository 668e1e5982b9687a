"""Numbers and dates in a sentence, in digits or words, brought to one scale in Russian, Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from travaux.text.han import simplify


class QuantityKind(StrEnum):
    """What a number counts."""

    NUMBER = "number"
    PERCENT = "percent"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


DATE_KINDS = frozenset({QuantityKind.YEAR, QuantityKind.MONTH, QuantityKind.DAY})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its half-open code-point offsets. ``in_words``: it is not written in digits."""

    kind: QuantityKind
    value: Decimal
    start: int
    end: int
    in_words: bool = False


_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2199
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>[^\W\d_]+)|(?P<sign>[%‰])")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")
_HUNDRED = 100
_AMBIGUOUS = frozenset({3, 5})
_CJK = re.compile(
    r"(?P<percent>百分之)?(?P<number>\d+(?:[.,，]\d+)*|[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?)(?P<scale>[十百千万亿]*)"
    r"(?P<approximate>多|余)?(?P<later>[万亿]*)(?P<unit>年(?!度|代|内|初|底)|月(?!球)|日(?!益|常)|号(?=[，。、至]|$)|[%％])?"
)


@lru_cache(maxsize=8192)
def quantities(sentence: str, language: str) -> tuple[Quantity, ...]:
    """The numbers and dates of a sentence in order; empty when there is none. Other languages count digits only."""
    base = language.split("-", 1)[0]
    return tuple(_chinese(simplify(sentence)) if base == "zh" else _spaced(sentence, base))


@cache
def _table() -> dict[str, Any]:
    path = files("travaux.data").joinpath("quantities.yaml")
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


@cache
def _words(language: str) -> dict[str, Decimal]:
    listed = _table()["words"].get(language, {})
    return {form: Decimal(value) for value, forms in listed.items() for form in forms}


@cache
def _scales(language: str) -> dict[str, int]:
    return {form: int(value) for form, value in _table()["scales"].get(language, {}).items()}


@cache
def _months(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(names) for names in _table()["months"].get(language, ()))


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A token that may belong to a number: exactly one of value, scale and month is set, or none."""

    start: int
    end: int
    text: str
    value: Decimal | None = None
    scale: int = 0
    month: int = 0
    percent: bool = False
    in_words: bool = True
    alone: bool = False
    tail: bool = False


def _piece(match: re.Match[str], language: str) -> _Piece:
    text, (start, end) = match.group(), match.span()
    if match["digits"]:
        return _Piece(start, end, text, _digits(text, language), in_words=False)
    word = _fold(text)
    if word in _words(language):
        return _Piece(start, end, text, _words(language)[word])
    tail = _table()["tails"].get(language, {}).get(word)
    if tail is not None:
        return _Piece(start, end, text, Decimal(tail), tail=True)
    if word in _scales(language):
        alone = word in _table()["lone"].get(language, ())
        return _Piece(start, end, text, scale=_scales(language)[word], alone=alone)
    percent = match["sign"] is not None or word in _table()["percent"].get(language, ())
    month = 0 if language == "en" and not text[0].isupper() else _month(word, language)
    return _Piece(start, end, text, month=month, percent=percent)


def _month(word: str, language: str) -> int:
    return next((at for at, names in enumerate(_months(language), 1) if names.fullmatch(word)), 0)


def _digits(text: str, language: str) -> Decimal:
    """The value of digits: commas part thousands in English, decimals elsewhere; spaces always part thousands."""
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if language in ("en", "zh") and _GROUPS.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    whole, *rest = re.split("[.,]", plain)
    return Decimal(f"{whole}.{rest[0]}") if len(rest) == 1 else Decimal(whole + "".join(rest))


def _spaced(sentence: str, language: str) -> Iterator[Quantity]:
    pieces = [_piece(match, language) for match in _TOKEN.finditer(sentence)]
    at = 0
    while at < len(pieces):
        one = pieces[at]
        if one.month and _is_month(pieces, at, language):
            yield Quantity(QuantityKind.MONTH, Decimal(one.month), one.start, one.end)
        run = _run(pieces, at, sentence)
        if run > at and not _is_fraction(pieces, run, language):
            yield _counted(pieces, at, run)
        at = max(run, at + 1)


def _is_month(pieces: Sequence[_Piece], at: int, language: str) -> bool:
    """Whether "May" and "March" are months there: beside a number, or after a word of time."""
    if language != "en" or pieces[at].month not in _AMBIGUOUS:
        return True
    beside = [pieces[place] for place in (at - 1, at + 1) if 0 <= place < len(pieces)]
    return any(one.value is not None for one in beside) or (
        at > 0 and pieces[at - 1].text.lower() in _table()["before_month"]
    )


def _is_fraction(pieces: Sequence[_Piece], end: int, language: str) -> bool:
    """Whether the number before ``end`` is a numerator in words ("two thirds")."""
    listed = _table()["fractions"].get(language, ())
    return end < len(pieces) and _fold(pieces[end].text) in listed


def _run(pieces: Sequence[_Piece], at: int, sentence: str) -> int:
    """One past the last piece of the number that begins at ``at``; ``at`` when none does."""
    end = at
    while end < len(pieces):
        one = pieces[end]
        if (one.value is None and not (one.scale and (end > at or one.alone))) or (one.tail and end == at):
            break
        if end > at and not _goes_on(pieces[end - 1], one, sentence):
            break
        end += 1
    return end


def _goes_on(before: _Piece, after: _Piece, sentence: str) -> bool:
    between = sentence[before.end : after.start]
    if between.strip() not in ("", ".", "-") or "\n" in between:
        return False
    if after.scale:
        return True
    if not (before.in_words and after.in_words) or after.value is None:
        return False
    return bool(before.scale) or (before.value is not None and before.value > after.value and before.value >= 20)


def _counted(pieces: Sequence[_Piece], start: int, end: int) -> Quantity:
    total, current = Decimal(0), Decimal(0)
    for one in pieces[start:end]:
        if one.value is not None:
            current += one.value
        elif one.scale == _HUNDRED:
            current *= one.scale
        else:
            total, current = total + (current or 1) * one.scale, Decimal(0)
    value = total + current
    kind = _kind(pieces, start, end, value)
    return Quantity(kind, value, pieces[start].start, pieces[end - 1].end, pieces[start].in_words)


def _kind(pieces: Sequence[_Piece], start: int, end: int, value: Decimal) -> QuantityKind:
    if end < len(pieces) and pieces[end].percent:
        return QuantityKind.PERCENT
    near = pieces[max(0, start - 2) : end + 3]
    if any(one.month for one in near) and not pieces[start].in_words and value <= 31 and end - start == 1:
        return QuantityKind.DAY
    written = pieces[start].text
    if end - start == 1 and len(written) == 4 and written.isdigit() and _EARLIEST_YEAR <= value <= _LATEST_YEAR:
        return QuantityKind.YEAR
    return QuantityKind.NUMBER


_UNITS = {
    "年": QuantityKind.YEAR,
    "月": QuantityKind.MONTH,
    "日": QuantityKind.DAY,
    "号": QuantityKind.DAY,
    "%": QuantityKind.PERCENT,
    "％": QuantityKind.PERCENT,
}


def _chinese(sentence: str) -> Iterator[Quantity]:
    ordinary = [match.span() for match in _ordinary().finditer(sentence)]
    for match in _CJK.finditer(sentence):
        written = match["number"]
        in_words = not written[0].isdigit()
        if in_words and _only_looks(sentence, match, ordinary):
            continue
        value = (_numeral(written) if in_words else _digits(written.replace("，", ","), "zh")) * _power(
            match["scale"] + match["later"]
        )
        kind = QuantityKind.PERCENT if match["percent"] else _UNITS.get(match["unit"] or "", QuantityKind.NUMBER)
        if kind is QuantityKind.YEAR and not _EARLIEST_YEAR <= value <= _LATEST_YEAR:
            kind = QuantityKind.NUMBER
        if (
            kind is QuantityKind.NUMBER
            and not in_words
            and len(written) == 4
            and _EARLIEST_YEAR <= value <= _LATEST_YEAR
            and not match["scale"]
        ):
            kind = QuantityKind.YEAR if sentence[match.end() : match.end() + 1] in ("-", "–", "至", "—", "/") else kind
        yield Quantity(kind, value, match.start(), match.end(), in_words)


@cache
def _ordinary() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_table()["ordinary"]["zh"], key=len, reverse=True)))


@cache
def _measured() -> re.Pattern[str]:
    return re.compile("|".join(_table()["measures"]["zh"]))


def _only_looks(sentence: str, match: re.Match[str], ordinary: Sequence[tuple[int, int]]) -> bool:
    """Whether characters for numbers are part of a word: 一致, 统一."""
    start, end = match.span("number")
    if any(low <= start and end <= high for low, high in ordinary):
        return True
    if "分之" in (sentence[end : end + 2], sentence[max(0, start - 2) : start]) and not match["percent"]:
        return True
    if len(match.group()) > 1 or match["percent"] or sentence[: match.start()].endswith("第"):
        return set(match["number"]) <= set("万亿千百十") and len(match["number"]) == 1
    return not _measured().match(sentence, match.end())


def _power(scale: str) -> int:
    value = 1
    for character in scale:
        value *= _scales("zh")[character]
    return value


def _numeral(written: str) -> Decimal:
    """The value of Chinese numerals, place by place (二〇二四) or with powers (三千二百)."""
    digits, scales = _table()["digits"]["zh"], _scales("zh")
    written, _, decimals = written.partition("点")
    if decimals:
        part = "".join(digits[character] for character in decimals)
        return _numeral(written) + Decimal(f"0.{part}")
    if all(character in digits for character in written):
        return Decimal("".join(digits[character] for character in written))
    total, section, digit = 0, 0, 0
    for character in written:
        if character in digits:
            digit = int(digits[character])
        elif scales[character] >= 10_000:
            total = (
                (total + section + digit) * scales[character]
                if total < scales[character]
                else total + (section + digit) * scales[character]
            )
            section, digit = 0, 0
        else:
            section += (digit or 1) * scales[character]
            digit = 0
    return Decimal(total + section + digit)
