"""Rows of statistics to figures: one row may hold a value, a growth rate and a direction, each a figure of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from travaux.errors import InvalidValue
from travaux.record.figures import Basis, Figure, Measure
from travaux.world.cells import Cells
from travaux.world.states import state_code

_FREQUENCIES = {"m": Basis.MONTH, "q": Basis.QUARTER, "a": Basis.YEAR, "y": Basis.YEAR, "annual": Basis.YEAR}
_FLOWS = {"x": "exports", "m": "imports", "export": "exports", "import": "imports", "turnover": "total"}
_DIRECTIONS = {"fall": Decimal(-1), "rise": Decimal(1), "": None}
_SHAPES = {
    Basis.MONTH: r"\d{4}-\d\d",
    Basis.QUARTER: r"\d{4}-\d\d/\d{4}-\d\d",
    Basis.YEAR: r"\d{4}",
    Basis.CUMULATIVE: r"\d{4}-\d\d/\d{4}-\d\d",
}


def figures(row: Cells) -> Iterator[Figure]:
    """The figures of a row; none when it states nothing. Raises InvalidValue when the period does not fit its basis."""
    period, basis = _period(row)
    attestation = row.attestation()
    for measure, value, unit, currency in _stated(row):
        yield Figure(
            reporter=state_code(row.needed("reporter")),
            partner=state_code(row.needed("partner")),
            flow=_FLOWS.get(row.needed("flow").casefold(), row.text("flow").casefold()),
            period=period,
            measure=measure,
            value=value,
            basis=basis,
            attestation=attestation,
            unit=unit,
            currency=currency,
            publisher=row.text("publisher"),
        )


def _stated(row: Cells) -> Iterator[tuple[Measure, Decimal, str, str]]:
    currency = row.text("currency").upper()
    value, growth = row.number("value"), row.number("growth")
    measure = row.choice("measure", Measure, Measure.VALUE)
    if measure is not Measure.VALUE:  # a figure a row, as rows are printed
        if value is not None:
            yield measure, value, row.text("unit"), currency
        return
    direction = row.text("direction").casefold()
    if direction not in _DIRECTIONS:
        raise InvalidValue("'direction' is none of its words", direction, row.where, "Write rise or fall.")
    sign = _DIRECTIONS[direction]
    if value is not None:
        yield Measure.VALUE, value, row.text("unit"), currency
    if growth is not None:
        yield Measure.GROWTH, growth, "percent", row.text("growth_currency").upper() or currency
    if sign is not None:
        yield Measure.DIRECTION, sign, "sign", row.text("growth_currency").upper() or currency


def _period(row: Cells) -> tuple[str, Basis]:
    period = re.sub(r"^(\d{4})(\d\d)$", r"\1-\2", row.needed("period").replace("..", "/"))
    said = row.text("basis").casefold()
    basis = _FREQUENCIES.get(said) or (Basis(said) if said in set(Basis) else _guessed(period))
    if basis is None or not re.fullmatch(_SHAPES[basis], period):
        raise InvalidValue(
            "the period does not fit its basis",
            f"{period}, {said or 'no basis'}",
            row.where,
            "Write 2024-03 with month, 2023 with year, 2024-01/2024-03 with cumulative or quarter.",
        )
    return period, basis


def _guessed(period: str) -> Basis | None:
    """A basis the shape of the period leaves no doubt about."""
    if re.fullmatch(_SHAPES[Basis.MONTH], period):
        return Basis.MONTH
    if re.fullmatch(_SHAPES[Basis.YEAR], period):
        return Basis.YEAR
    return Basis.CUMULATIVE if re.fullmatch(_SHAPES[Basis.CUMULATIVE], period) else None
