"""Cells: the values of one row, read field by field, with errors that name the row and the column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from travaux.errors import InvalidValue
from travaux.record import dates
from travaux.record.attestations import Attestation, Doubt

Kind = TypeVar("Kind", bound=StrEnum)

_TRUE = frozenset({"y", "yes", "true", "1", "x", "absent", "да", "是"})


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: ``values`` by field; ``where`` names file and row."""

    values: Mapping[str, str]
    where: str

    def text(self, field: str) -> str:
        """The cell, the empty string when there is none."""
        return self.values.get(field, "")

    def needed(self, field: str) -> str:
        """The cell; raises InvalidValue when it is empty."""
        value = self.text(field)
        if not value:
            raise InvalidValue(f"'{field}' is empty", value, self.where, "Fill it in, or take the row out.")
        return value

    def date(self, field: str, *, needed: bool = False) -> str:
        """The cell as EDTF; raises InvalidValue when it is none."""
        value = self.needed(field) if needed else self.text(field)
        try:
            dates.bounds(value)
        except InvalidValue as error:
            raise InvalidValue(f"'{field}' is not a date", value, self.where, error.remedy) from error
        return value

    def number(self, field: str) -> Decimal | None:
        """The cell as an exact number, None when it is empty; raises InvalidValue when it is none."""
        value = self.text(field)
        if not value:
            return None
        try:
            found = Decimal(value.replace("\u2212", "-").replace("\xa0", "").replace(" ", ""))
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite():
            raise InvalidValue(f"'{field}' is not a number", value, self.where, "Write digits with a decimal point.")
        return found

    def whole(self, field: str, default: int) -> int:
        """The cell as a whole number of 0 or more, ``default`` when it is empty."""
        found = self.number(field)
        if found is None:
            return default
        if found != found.to_integral_value() or found < 0:
            raise InvalidValue(f"'{field}' is not a count", self.text(field), self.where, "Write a whole number.")
        return int(found)

    def listed(self, field: str) -> tuple[str, ...]:
        """The cell cut at semicolons."""
        return tuple(part.strip() for part in self.text(field).split(";") if part.strip())

    def flag(self, field: str) -> bool:
        """Whether the cell says yes."""
        return self.text(field).casefold() in _TRUE

    def choice(self, field: str, kind: type[Kind], default: Kind) -> Kind:
        """The cell as one of a fixed set of words, ``default`` when it is empty; raises InvalidValue."""
        value = self.text(field).casefold()
        if not value:
            return default
        if value not in set(kind):
            raise InvalidValue(f"'{field}' is none of its words", value, self.where, f"Write {', '.join(kind)}.")
        return kind(value)

    def attestation(self) -> Attestation:
        """Who says so; a row that names nobody is attested by its file and row."""
        doubts = tuple(self._doubt(word) for word in self.listed("doubt"))
        citation = self.text("citation") or self.where
        return Attestation(citation, self.date("known"), doubts, self.text("note"))

    def _doubt(self, word: str) -> Doubt:
        if word.casefold() not in set(Doubt):
            raise InvalidValue("'doubt' is none of its words", word, self.where, f"Write {', '.join(Doubt)}.")
        return Doubt(word.casefold())


def rows_of(rows: Iterable[tuple[int, tuple[str, ...]]], places: Mapping[str, int], locator: str) -> Iterable[Cells]:
    """The rows of a sheet with their fields found."""
    for number, cells in rows:
        yield Cells({field: cells[place] for field, place in places.items()}, f"{locator}, row {number}")
