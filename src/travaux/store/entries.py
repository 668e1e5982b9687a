"""Rows of registers to JSON and back, by the types of the nouns' own fields. One place, so that both ways agree."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from travaux.record.agreements import Agreement
from travaux.record.events import Event
from travaux.record.expectations import Expectation, WatchItem
from travaux.record.figures import Figure
from travaux.record.posts import Delegate, Post
from travaux.record.registers import Entry, Register, Scope
from travaux.record.votes import RollCall

NOUNS: dict[Register, type[Any]] = {
    Register.EVENTS: Event,
    Register.POSTS: Post,
    Register.DELEGATIONS: Delegate,
    Register.AGREEMENTS: Agreement,
    Register.FIGURES: Figure,
    Register.VOTES: RollCall,
    Register.EXPECTATIONS: Expectation,
    Register.WATCH: WatchItem,
    Register.SCOPES: Scope,
}


def encoded(entry: Entry) -> str:
    """The entry as one JSON object."""
    return written(entry)


def written(noun: Any) -> str:
    """Any noun of plain fields as one JSON object; ``noun_reader`` reads it back."""
    return json.dumps(dataclasses.asdict(noun), ensure_ascii=False, sort_keys=True, default=_plain)


def decoded(register: Register, fields: str) -> Any:
    """The noun a JSON object was made from."""
    return _reader_of(register)(json.loads(fields))


def date_of(entry: Entry) -> str:
    """When the row is of: the date of what happened, the start of a post, the period of a figure."""
    if isinstance(entry, Post | Scope):
        return entry.since
    return entry.period if isinstance(entry, Figure) else entry.date


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


Reader = Callable[[Any], Any]


@cache
def _reader_of(register: Register) -> Reader:
    """Built once a register: looking up the types of fields costs more than reading a row."""
    return noun_reader(NOUNS[register])


def _reader(kind: Any) -> Reader:
    """What turns the JSON form of a value of this type back into the value."""
    origin, arguments = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind):
        return noun_reader(kind)
    if origin is tuple:
        item = _reader(arguments[0])
        return lambda values: tuple(item(value) for value in values)
    if origin is Mapping:
        item = _reader(arguments[1])
        return lambda values: {name: item(value) for name, value in values.items()}
    if origin is UnionType:
        return _optional(arguments)
    return kind if kind is Decimal or issubclass(kind, Enum) else lambda value: value


def _optional(kinds: tuple[Any, ...]) -> Reader:
    """A noun or nothing; plain values are as JSON has them."""
    read = next((noun_reader(kind) for kind in kinds if dataclasses.is_dataclass(kind)), None)
    return (lambda value: None if value is None else read(value)) if read else lambda value: value


def noun_reader(noun: Any) -> Reader:
    """What turns the JSON form of a noun back into it: keep it, looking up the types takes longer than reading."""
    readers = {name: _reader(kind) for name, kind in get_type_hints(noun).items()}

    def read(values: Mapping[str, Any]) -> Any:
        return noun(**{name: readers[name](value) for name, value in values.items()})

    return read
