"""Numbers and dates in languages that part their words by spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
_NAMED = r"(?<![A-Za-zА-Яа-яЁё\d])(?<![A-Za-zА-Яа-яЁё][-–])"
"""Digits that belong to a name (G20, Covid-19) count nothing."""
_TOKEN = re.compile(rf"{_NAMED}(?P<digits>{_DIGITS})|(?P<word>[^\W\d_]+)|(?P<sign>[%‰])")
_HUNDRED = 100
_AMBIGUOUS = frozenset({3, 5})
_DECADE = {
    "en": re.compile(r"\b(?P<year>(?:1[89]|20)?\d0)['’]?s\b"),
    "ru": re.compile(r"\b(?P<year>(?:1[89]|20)?\d0)-(?:е|х|ые|ых|м|ми|ым|ыми)\b(?= год| \w+ год|[,.;)]|$)"),
}
_CENTURY = {
    "en": re.compile(r"\b(?P<number>\d\d?)(?:st|nd|rd|th)[ -](?:century|centuries)\b"),
    "ru": re.compile(r"\b(?P<number>\d\d?|[XVI]+)(?:-\w+)? (?:век(?:а|е|у|ов|ах)?|столети\w+)\b"),
}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_AFTERNOON = re.compile(r"(?::\d\d)? ?p\.?m\b")
_NOON = 12


def spaced_quantities(sentence: str, language: str) -> Iterator[Quantity]:
    """The numbers and dates of a sentence, not in order; another language than en and ru has digits only."""
    periods = [*_periods(sentence, language)]
    yield from periods
    pieces = [_piece(match, language) for match in _TOKEN.finditer(sentence)]
    at = 0
    while at < len(pieces):
        one = pieces[at]
        if any(low <= one.start < high for low, high in ((found.start, found.end) for found in periods)):
            at += 1
            continue
        if one.month and _is_month(pieces, at, language):
            yield Quantity(QuantityKind.MONTH, Decimal(one.month), one.start, one.end)
        run = _run(pieces, at, sentence)
        if run > at and not _is_numerator(pieces, run, language):
            yield _counted(pieces, at, run, sentence)
        at = max(run, at + 1)


def _periods(sentence: str, language: str) -> Iterator[Quantity]:
    """Decades and centuries in figures."""
    if language in _DECADE:
        for match in _DECADE[language].finditer(sentence):
            yield Quantity(QuantityKind.DECADE, Decimal(match["year"]), *match.span())
        for match in _CENTURY[language].finditer(sentence):
            yield Quantity(QuantityKind.CENTURY, Decimal(_whole(match["number"])), *match.span())


def _whole(number: str) -> int:
    """The value of Arabic or Roman figures."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


@cache
def _words(language: str) -> dict[str, Decimal]:
    listed = numbers_table()["words"].get(language, {})
    return {form: Decimal(value) for value, forms in listed.items() for form in forms}


@cache
def _scales(language: str) -> dict[str, int]:
    return {form: int(value) for form, value in numbers_table()["scales"].get(language, {}).items()}


@cache
def _months(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(names) for names in numbers_table()["months"].get(language, ()))


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
        return _Piece(start, end, text, written_digits(text, language), in_words=False)
    word = _fold(text)
    if word in _words(language):
        return _Piece(start, end, text, _words(language)[word])
    tail = numbers_table()["tails"].get(language, {}).get(word)
    if tail is not None:
        return _Piece(start, end, text, Decimal(tail), tail=True)
    if word in _scales(language):
        alone = word in numbers_table()["lone"].get(language, ())
        return _Piece(start, end, text, scale=_scales(language)[word], alone=alone)
    percent = match["sign"] is not None or word in numbers_table()["percent"].get(language, ())
    month = 0 if language == "en" and not text[0].isupper() else _month(word, language)
    return _Piece(start, end, text, month=month, percent=percent)


def _month(word: str, language: str) -> int:
    return next((at for at, names in enumerate(_months(language), 1) if names.fullmatch(word)), 0)


def _is_month(pieces: Sequence[_Piece], at: int, language: str) -> bool:
    """Whether "May" and "March" are months there: beside a number, or after a word of time."""
    if language != "en" or pieces[at].month not in _AMBIGUOUS:
        return True
    beside = [pieces[place] for place in (at - 1, at + 1) if 0 <= place < len(pieces)]
    return any(one.value is not None for one in beside) or (
        at > 0 and pieces[at - 1].text.lower() in numbers_table()["before_month"]
    )


def _is_numerator(pieces: Sequence[_Piece], end: int, language: str) -> bool:
    """Whether the number before ``end`` is a numerator in words ("two thirds")."""
    listed = numbers_table()["fractions"].get(language, ())
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


def _counted(pieces: Sequence[_Piece], start: int, end: int, sentence: str) -> Quantity:
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
    if value < _NOON and _AFTERNOON.match(sentence, pieces[end - 1].end):
        value += _NOON
    return Quantity(kind, value, pieces[start].start, pieces[end - 1].end, pieces[start].in_words)


def _kind(pieces: Sequence[_Piece], start: int, end: int, value: Decimal) -> QuantityKind:
    if end < len(pieces) and pieces[end].percent:
        return QuantityKind.PERCENT
    near = pieces[max(0, start - 2) : end + 3]
    if any(one.month for one in near) and not pieces[start].in_words and value <= 31 and end - start == 1:
        return QuantityKind.DAY
    written = pieces[start].text
    if end - start == 1 and len(written) == 4 and written.isdigit() and EARLIEST_YEAR <= value <= LATEST_YEAR:
        return QuantityKind.YEAR
    return QuantityKind.NUMBER
