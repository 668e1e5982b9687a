"""Catalogues: tables and lists of addresses, with what they say of the texts there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from travaux.collecting.addresses import Forbidden, given, normalised
from travaux.errors import InvalidValue
from travaux.record.fetches import Target

_ADDRESS = ("official_url", "address", "url", "link")
_FIELDS = {
    "act": ("act",), "language": ("language",), "version_kind": ("version_kind",), "date": ("date",),
    "issuers": ("issuers",), "kind": ("kind",), "title": ("title_local", "title"),
    "publisher": ("publisher",),
}  # fmt: skip
_ROW = ("row_id", "id")


@dataclass(frozen=True, slots=True)
class Unaddressed:
    """A row of a catalogue that cannot be fetched, and why: it takes a file from the user."""

    row: str
    fields: Mapping[str, str]
    reason: str


def targets_of(
    columns: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], where: str
) -> tuple[tuple[Target, ...], tuple[Unaddressed, ...]]:
    """The targets of a table, its rows with their numbers, and the rows without a usable address.

    The address stands in ``official_url``, ``address``, ``url`` or ``link``; other columns are metadata of the text.
    Raises InvalidValue when the table has no such column.
    """
    names = [name.strip().lower() for name in columns]
    address_at = next((names.index(name) for name in _ADDRESS if name in names), None)
    if address_at is None:
        raise InvalidValue("no column with addresses", ", ".join(columns), where, f"Name one {' or '.join(_ADDRESS)}.")
    targets, without = list[Target](), list[Unaddressed]()
    for number, row in rows:
        cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
        name = next((cells[one] for one in _ROW if cells.get(one)), str(number))
        said = {field: value for field, ours in _FIELDS.items() if (value := _first(cells, ours))}
        try:
            if not row[address_at].strip():
                raise Forbidden("no official address is known")
            targets.append(Target(normalised(row[address_at]), said, f"{where}, row {name}"))
        except Forbidden as error:
            without.append(Unaddressed(name, said, str(error)))
    return tuple(targets), tuple(without)


def listed(text: str, where: str) -> tuple[Target, ...]:
    """The targets of a plain list, an address a line; ``#`` begins a remark. Raises InvalidValue naming the line."""
    lines = ((number, line.partition(" #")[0].strip()) for number, line in enumerate(text.splitlines(), start=1))
    wanted = ((number, line) for number, line in lines if line and not line.startswith("#"))
    return tuple(Target(given(line), origin=f"{where}, line {number}") for number, line in wanted)


def _first(cells: Mapping[str, str], names: Sequence[str]) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")
