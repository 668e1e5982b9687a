"""Filters: which documents to read or list, written as ``language=ru issuer="North" date>=2013 date<2020``.

Conditions stand beside each other, parted by spaces or commas, and must all hold. Several values with ``|`` mean any
of them. Values with spaces stand in quotation marks. Letters of either case are the same. Dates compare by certainty:
``date<2020`` holds for what is certainly before 2020, so an unknown date meets none but ``date=""``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from travaux.errors import InvalidValue
from travaux.record import dates
from travaux.record.documents import DocumentHead


class Operator(StrEnum):
    """How a field is compared. ``~`` asks whether the field contains the value."""

    AT_LEAST = ">="
    AT_MOST = "<="
    UNEQUAL = "!="
    CONTAINS = "~"
    EQUAL = "="
    LATER = ">"
    EARLIER = "<"


FIELDS = ("id", "language", "issuer", "kind", "act", "title", "version", "date")
"""What a filter can ask about. ``id`` is met by its beginning, ``language=zh`` by ``zh-Hans`` and ``zh-Hant`` too."""

_REMEDY = 'Write for example: language=ru issuer="North" kind="joint statement" date>=2013 date<2020.'
_QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»", "„": "“"}
_FIELD = re.compile(r"([A-Za-z_]+)\s*(>=|<=|!=|=|<|>|~)\s*")
_GAP = re.compile(r"[\s,，;]*")
_AND = re.compile(r"and\b(?!\s*[<>=!~])[\s,，;]*", re.IGNORECASE)
_BARE = re.compile(r"[^\s,，;|]+")


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison; it holds when it does for any of ``values`` (``!=``: for all of them)."""

    field: str
    operator: Operator
    values: tuple[str, ...]

    def admits(self, head: DocumentHead) -> bool:
        """Whether the document meets the condition."""
        if self.operator is Operator.UNEQUAL:
            return not any(_holds(self.field, Operator.EQUAL, value, head) for value in self.values)
        return any(_holds(self.field, self.operator, value, head) for value in self.values)


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold; none at all admits every document. ``text`` is the filter as written."""

    conditions: tuple[Condition, ...] = ()
    text: str = ""

    def admits(self, head: DocumentHead) -> bool:
        """Whether the document meets every condition."""
        return all(condition.admits(head) for condition in self.conditions)

    def asks_about(self, field: str) -> bool:
        """Whether any condition is about this field."""
        return any(condition.field == field for condition in self.conditions)


EVERYTHING = Filter()


def parse(text: str) -> Filter:
    """The filter written in ``text``; an empty text admits everything. Raises InvalidValue pointing at the place."""
    conditions, place = [], _gap(text, 0)
    while place < len(text):
        condition, place = _condition(text, place)
        conditions.append(condition)
        place = _next(text, place)
    return Filter(tuple(conditions), text.strip())


def from_arguments(arguments: Sequence[str]) -> Filter:
    """The filter given as shell arguments, whose quotation marks the shell has taken: ``kind=joint statement``."""
    return parse(" ".join(_quoted_again(argument) for argument in arguments))


def _quoted_again(argument: str) -> str:
    match = _FIELD.match(argument)
    value = argument[match.end() :] if match else ""
    if match is None or " " not in value or re.search('[=<>~,|"]', value):
        return argument
    return f'{argument[: match.end()]}"{value}"'


def _next(text: str, place: int) -> int:
    """Where the next condition begins, an "and" before it passed over; the end of the text when there is none."""
    place = _gap(text, place)
    joined = _AND.match(text, place)
    if joined and joined.end() == len(text):
        raise _error("a condition is missing after 'and'", text, place)
    return joined.end() if joined else place


def _gap(text: str, place: int) -> int:
    found = _GAP.match(text, place)
    return found.end() if found else place


def _condition(text: str, place: int) -> tuple[Condition, int]:
    match = _FIELD.match(text, place)
    if match is None:
        raise _error("expected FIELD=VALUE", text, place)
    field, operator = match.group(1).lower(), Operator(match.group(2))
    if field not in FIELDS:
        raise _error(f"no such field (there are {', '.join(FIELDS)})", text, place)
    ordered = operator not in (Operator.EQUAL, Operator.UNEQUAL, Operator.CONTAINS)
    if ordered != (field == "date") and operator not in (Operator.EQUAL, Operator.UNEQUAL):
        raise _error(f"'{operator}' does not fit the field '{field}'", text, match.start(2))
    values, place = _values(text, match.end(), field)
    return Condition(field, operator, tuple(values)), place


def _values(text: str, place: int, field: str) -> tuple[list[str], int]:
    values: list[str] = []
    while True:
        value, after = _value(text, place)
        _check_value(field, value, text, place)
        values.append(value)
        if not text.startswith("|", after):
            return values, after
        place = after + 1


def _value(text: str, place: int) -> tuple[str, int]:
    closing = _QUOTES.get(text[place : place + 1])
    if closing is not None:
        end = text.find(closing, place + 1)
        if end < 0:
            raise _error("this quotation mark is not closed", text, place)
        return text[place + 1 : end], end + 1
    bare = _BARE.match(text, place)
    if bare is None:
        raise _error("a value is missing", text, place)
    return bare.group(), bare.end()


def _check_value(field: str, value: str, text: str, place: int) -> None:
    if field != "date":
        return
    try:
        dates.bounds(value)
    except InvalidValue as error:
        raise _error(f"not a date in EDTF: {value!r}", text, place) from error


def _error(what: str, text: str, place: int) -> InvalidValue:
    return InvalidValue(f"{what}, at character {place + 1}", text[place : place + 40], f"filter {text!r}", _REMEDY)


def _holds(field: str, operator: Operator, value: str, head: DocumentHead) -> bool:
    if field == "date":
        return _DATE_TESTS[operator](head.date, value)
    wanted = value.casefold()
    found = [name.casefold() for name in _fields(field, head)]
    if operator is Operator.CONTAINS:
        return any(wanted in name for name in found)
    if field == "id":
        return bool(wanted) and found[0].startswith(wanted)
    if field == "language":
        return found[0] == wanted or found[0].startswith(f"{wanted}-")
    return wanted in found if wanted or field != "issuer" else not found


def _fields(field: str, head: DocumentHead) -> tuple[str, ...]:
    if field == "issuer":
        return head.issuers
    name = {"version": "version_kind"}.get(field, field)
    return (str(getattr(head, name)),)


def _within(own: str, value: str) -> bool:
    mine, asked = dates.bounds(own), dates.bounds(value)
    if mine is None or asked is None:
        return mine is asked
    return asked[0] <= mine[0] and mine[1] <= asked[1]


def _from(own: str, value: str) -> bool:
    mine, asked = dates.bounds(own), dates.bounds(value)
    return mine is not None and asked is not None and mine[0] >= asked[0]


def _until(own: str, value: str) -> bool:
    mine, asked = dates.bounds(own), dates.bounds(value)
    return mine is not None and asked is not None and mine[1] <= asked[1]


_DATE_TESTS: dict[Operator, Callable[[str, str], bool]] = {
    Operator.EQUAL: _within,
    Operator.EARLIER: dates.is_before,
    Operator.LATER: lambda own, value: dates.is_before(value, own),
    Operator.AT_LEAST: _from,
    Operator.AT_MOST: _until,
}
