"""What ``read`` gives back to a Python program or a notebook."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from travaux.record.readings import Dropped, PassageReading, Reading
from travaux.render.contract import reading_dict, reading_json
from travaux.render.page import reading_page, reading_summary

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """A reading with the forms it can be given. A notebook shows its summary."""

    reading: Reading

    @property
    def passages(self) -> tuple[PassageReading, ...]:
        """Every passage with its status and evidence, in the order of the text."""
        return self.reading.passages

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """Formulas of the last texts of the kind without an answer here; empty when there is none."""
        return self.reading.dropped

    def to_dict(self) -> dict[str, Any]:
        """The JSON form as plain Python values (docs/json.md)."""
        return reading_dict(self.reading)

    def to_json(self) -> str:
        """The JSON form as text."""
        return reading_json(self.reading)

    def to_html(self) -> str:
        """The self-contained page, to be written as UTF-8."""
        return reading_page(self.reading)

    def to_polars(self) -> pl.DataFrame:
        """One row a passage; an empty table with the same columns when the text has none."""
        # By name, at the first call: polars alone would make every command slower by half a second.
        table: pl.DataFrame = importlib.import_module("travaux.render.tables").passages_table(self.reading)
        return table

    def _repr_html_(self) -> str:
        return reading_summary(self.reading)

    def __repr__(self) -> str:
        reading = self.reading
        return (
            f"<ReadingResult of {reading.document.id}: {len(reading.passages)} passages against "
            f"{reading.coverage.documents} documents, {len(reading.dropped)} dropped>"
        )
