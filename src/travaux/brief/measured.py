"""The series a flow means: those of the record that can show a measure of it, and how they are written in claims."""

from __future__ import annotations

from decimal import Decimal

from travaux.brief.flows import FLOWS, Flow
from travaux.brief.scene import Scene
from travaux.brief.writing import call, quoted
from travaux.errors import InvalidValue
from travaux.reading.amounts import Amount
from travaux.reading.tables import table
from travaux.world.growth import pooled, rates
from travaux.world.series import Choice, Series, series
from travaux.world.spans import Span, span

_MIRROR = {"exports": "imports", "imports": "exports", "total": "total"}


def readable(scene: Scene, flow: Flow, asked: tuple[str, str], unit: str) -> list[tuple[str, str, str]]:
    """The series that are the flow, seen from either side, from which the measure can be had; else all there are."""
    predicate, period = asked
    sides = [(flow.name, flow.reporter, flow.partner)]
    if flow.name in _MIRROR:
        sides.append((_MIRROR[flow.name], flow.partner, flow.reporter))
    currency = unit if unit in table("claims/units")["currencies"] else ""
    found: list[tuple[str, str, str]] = []
    known: list[tuple[str, str, str]] = []
    for name, reporter, partner in sides:
        of = series(scene.known.registers.figures(), reporter, partner, name, Choice(currency=currency))
        if of.figures:
            side = (name, reporter, partner)
            known.append(side)
            found += [side] if _tells(of, predicate, period) else []
    # Where no figure of the period is there yet, the claim is kept: one may come.
    return found or known


def _tells(of: Series, predicate: str, period: str) -> bool:
    """Whether the figures of a series give the measure asked for."""
    try:
        wanted = span(period)
    except InvalidValue:  # days, or an open period: no series has them
        return False
    if predicate in ("yoy", "holds", "first_since"):
        months = [Span(month, month + 1) for month in range(wanted.start, wanted.end)] if wanted.months <= 3 else []
        return bool(rates(of, wanted)) or any(rates(of, month) or pooled(of, month) for month in months)
    return bool(of.readings(wanted))


def series_call(name: str, reporter: str, partner: str, unit: str) -> str:
    """A series in the language of claims; ``unit`` counts only where it is a currency."""
    currency = quoted(unit) if unit in table("claims/units")["currencies"] else ""
    if name in FLOWS:
        return call(name, quoted(reporter), quoted(partner), currency=currency)
    return call("series", quoted(reporter), quoted(partner), quoted(name), currency=currency)


def in_unit(wanted: Decimal, amount: Amount, scene: Scene, key: tuple[str, str, str]) -> Decimal:
    """The amount in the unit of the series: 784亿 as 78.4 where the series is in billions."""
    name, reporter, partner = key
    units = [
        one.unit  # "mn t": the scale comes first
        for one in scene.known.registers.figures()
        if (one.reporter, one.partner, one.flow) == (reporter, partner, name) and one.unit
    ]
    scales = table("claims/units")["scales"]
    for number, names in scales.items():
        if units and units[0].casefold().split()[0] in names:
            return amount.value.scaleb(1 - len(number))
    return wanted
