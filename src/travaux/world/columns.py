"""Columns: which register a table is of, and which of its columns is which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from travaux.errors import InvalidValue

BALLOTS = "ballots"
"""The one kind of table that is no register: ballots belong to the roll calls of ``votes``."""


@cache
def _table() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load(files("travaux.data").joinpath("registers.yaml").read_text("utf-8"))
    return content


def kinds() -> tuple[str, ...]:
    """What a table can be loaded as: the registers, and ``ballots``."""
    return tuple(_table()["registers"])


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields a table of this kind can have."""
    return (*_table()["registers"][kind]["fields"], *_table()["shared"])


def detect(columns: Sequence[str], mapping: Mapping[str, str], where: str) -> str:
    """The kind of table with these columns: the one that accounts for most of them and lacks nothing it requires.

    Raises InvalidValue when none fits or two fit equally well.
    """
    scores = {kind: _score(kind, columns, mapping) for kind in kinds()}
    best = max(scores.values())
    fitting = [kind for kind, score in scores.items() if score == best]
    if best <= 0 or len(fitting) > 1:
        what = "the columns fit no register" if best <= 0 else f"the columns fit {' and '.join(fitting)}"
        raise InvalidValue(what, ", ".join(columns), where, f"Say which with --as {'|'.join(kinds())}.")
    return fitting[0]


def _score(kind: str, columns: Sequence[str], mapping: Mapping[str, str]) -> int:
    found = _assigned(kind, columns, mapping)
    telling = set(found) - set(_table()["shared"])
    return len(telling) if set(_table()["registers"][kind]["required"]) <= set(found) else 0


def assign(kind: str, columns: Sequence[str], mapping: Mapping[str, str], where: str) -> dict[str, int]:
    """For each field of the kind the place of its column. ``mapping`` (field to column) goes before our own names.

    Raises InvalidValue when a field is required and has no column, or the mapping names what is not there.
    """
    for field, column in mapping.items():
        if field not in fields_of(kind):
            raise InvalidValue(f"no such field of {kind}", field, where, f"There are {', '.join(fields_of(kind))}.")
        if column not in columns:
            raise InvalidValue("no such column", column, where, f"There are {', '.join(columns)}.")
    found = _assigned(kind, columns, mapping)
    for field in _table()["registers"][kind]["required"]:
        if field not in found:
            names = ", ".join(_table()["registers"][kind]["fields"][field])
            raise InvalidValue(
                f"no column for '{field}' of {kind}",
                ", ".join(columns),
                where,
                f"Name one {names}, or --map {field}=COLUMN.",
            )
    return found


def _assigned(kind: str, columns: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    table = {**_table()["registers"][kind]["fields"], **_table()["shared"]}
    places = {column.strip().casefold(): place for place, column in reversed(list(enumerate(columns)))}
    found: dict[str, int] = {}
    for field, names in table.items():
        wanted = [mapping[field]] if field in mapping else names
        place = next((places[name.casefold()] for name in wanted if name.casefold() in places), None)
        if place is not None and place not in found.values():
            found[field] = place
    return found
