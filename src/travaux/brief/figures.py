"""Figures in prose: values, growth and shares of the series the record has, first declines, and bare amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from travaux.brief.amounts import Amount
from travaux.brief.flows import FLOWS, Flow, flows_in
from travaux.brief.moments import Moment
from travaux.brief.scene import Scene
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, either, quoted, unlinked
from travaux.errors import InvalidValue
from travaux.reading.tables import table
from travaux.record.claims import Claim
from travaux.world.growth import pooled, rates
from travaux.world.series import Choice, Series, series
from travaux.world.spans import Span, span

_MIRROR = {"exports": "imports", "imports": "exports", "total": "total"}
_EXACTLY = {"over": ">", "at least": ">=", "up to": "<=", "about": "≈", "almost": "≈"}
_NEAR_CUE = 45
"""Characters within which a verb of rising or falling belongs to a percentage."""


def figures(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """The claims about figures in a stretch."""
    flows = list(flows_in(stretch, scene))
    if flows:
        scene.series = (flows[0].reporter, flows[0].partner, flows[0].name)
    elif scene.series and stretch.amounts and any(one.is_share for one in stretch.amounts):
        flows = [Flow(*scene.series, 0, 0)]
    period = _period(stretch, flows[0].start if flows else 0) or (scene.period if flows else "")
    if period and flows:
        scene.period = period
    yield from _counted(stretch, scene, flows)
    used: set[int] = set()
    for amount in stretch.amounts:
        made = _amount(stretch, scene, flows, amount)
        if made is not None:
            used.add(amount.start)
            yield made
    if (flows and not used) or stretch.cue("first_time"):
        yield from _directions(stretch, scene, flows, period)


def _counted(stretch: Stretch, scene: Scene, flows: Sequence[Flow]) -> Iterator[Claim]:
    """Series counted in pieces: "no investments in 2022 and only one deal in 2023"."""
    for match in stretch.cues_of("pieces"):
        number = 0 if match.group("none") else stretch.cues.number((match.group("n") or "").casefold())
        moment = next((one for one in stretch.moments if one.start >= match.end()), None)
        for flow in flows:
            own = [one for one in scene.known.registers.figures() if one.flow == flow.name and _in_pieces(one.unit)]
            own = [one for one in own if (one.reporter, one.partner) == (flow.reporter, flow.partner)]
            if number is None or moment is None or not own:
                continue
            measure = call("value", _series(flow.name, flow.reporter, flow.partner, ""), dated(moment.edtf))
            series_name = f"{flow.name} {flow.reporter} {flow.partner}"
            said = {"series": series_name, "period": moment.edtf, "stated": str(number)}
            made = claim(stretch, (match.start(), moment.end), "value", f"{measure} = {number}", said)
            yield Claim(made.start, made.end, made.text, "value", said, made.written, measure, "", made.reasons)
            break


def _in_pieces(unit: str) -> bool:
    return any(re.fullmatch(one, unit) for one in table("claims/units")["others"]["deals"])


def _period(stretch: Stretch, place: int) -> str:
    """The period spoken of: the month, span or year nearest to the flow that is not what it is compared with."""
    own = [one for one in stretch.moments if not one.is_day and not _is_basis(stretch, one)]
    nearest = stretch.nearest(place, own)
    return nearest.edtf if nearest else ""


def _is_basis(stretch: Stretch, moment: Moment) -> bool:
    lead = stretch.bare[max(0, moment.start - 16) : moment.start]
    last = [match for name in ("compared", "since") for match in stretch.cues.of[name].finditer(lead)]
    return any(not lead[match.end() :].strip() for match in last)


def _amount(stretch: Stretch, scene: Scene, flows: list[Flow], amount: Amount) -> Claim | None:
    lead = stretch.bare[: amount.start]
    flow = next((one for one in reversed(flows) if one.end <= amount.start), flows[0] if flows else None)
    if flow is None:
        if amount.unit == "people" or amount.is_share or any(stretch.cue(name) for name in FLOWS):
            return None
        return unlinked(
            stretch, (amount.start, amount.end), "amount", "no series of the record is named for this amount"
        )
    if amount.is_share:
        if _is_share(stretch, amount):
            return _share(stretch, scene, flow, amount)
        return _growth(stretch, scene, flow, amount, lead)
    return _value(stretch, scene, flow, amount)


def _is_share(stretch: Stretch, amount: Amount) -> bool:
    lead = stretch.bare[max(0, amount.start - _NEAR_CUE) : amount.end + 25]
    own = list(stretch.cues.of["share"].finditer(lead))
    moves = [*stretch.cues.of["rise"].finditer(lead), *stretch.cues.of["fall"].finditer(lead)]
    # The "up" of "made up" is no rise.
    moved = [one for one in moves if not any(share.start() <= one.start() < share.end() for share in own)]
    place = min(_NEAR_CUE, amount.start)

    def nearest(found: list[re.Match[str]]) -> int:
        return min((abs(match.end() - place) for match in found), default=10**6)

    return nearest(own) < nearest(moved)


def _growth(stretch: Stretch, scene: Scene, flow: Flow, amount: Amount, lead: str) -> Claim | None:
    near = stretch.bare[max(0, amount.start - _NEAR_CUE) : amount.end + _NEAR_CUE]
    up, down = stretch.cues.of["rise"].search(near), stretch.cues.of["fall"].search(near)
    signed = amount.start and lead[-1:] in "-−–"
    if not (up or down or signed):
        return None
    falls = bool(signed or (down and not up)) or bool(up and down and _closer(down, up, min(_NEAR_CUE, amount.start)))
    wanted = -amount.value if falls else amount.value
    period = _own_period(stretch, flow, amount) or scene.period
    return _compared(stretch, scene, flow, amount, ("yoy", wanted, period))


def _closer(one: re.Match[str], other: re.Match[str], place: int) -> bool:
    return abs(one.end() - place) < abs(other.end() - place)


def _own_period(stretch: Stretch, flow: Flow, amount: Amount) -> str:
    own = [one for one in stretch.moments if not one.is_day and not _is_basis(stretch, one)]
    nearest = stretch.nearest(amount.start, own) if flow.end <= amount.start else stretch.nearest(flow.start, own)
    return nearest.edtf if nearest else ""


def _share(stretch: Stretch, scene: Scene, flow: Flow, amount: Amount) -> Claim:
    period = _own_period(stretch, flow, amount) or scene.period
    return _compared(stretch, scene, flow, amount, ("share", amount.value, period))


def _value(stretch: Stretch, scene: Scene, flow: Flow, amount: Amount) -> Claim:
    period = _own_period(stretch, flow, amount) or scene.period
    return _compared(stretch, scene, flow, amount, ("value", amount.value, period))


def _compared(stretch: Stretch, scene: Scene, flow: Flow, amount: Amount, asked: tuple[str, Decimal, str]) -> Claim:
    """A claim that a measure of a series has a value, by every series of the record that can show it."""
    predicate, wanted, period = asked
    said = {"series": f"{flow.name} {flow.reporter} {flow.partner}", "period": period, "stated": f"{wanted:f}"}
    place = (_start(stretch, flow, amount), amount.end)
    if not period:
        return unlinked(stretch, place, predicate, "no period is named", said)
    measures = []
    for name, reporter, partner in _readable(scene, flow, (predicate, period), "" if amount.is_share else amount.unit):
        one = _series(name, reporter, partner, "" if amount.is_share else amount.unit)
        whole = call("total", quoted(reporter), quoted(partner))
        measures.append(
            call("share", one, whole, dated(period)) if predicate == "share" else call(predicate, one, dated(period))
        )
        if predicate == "value":
            wanted = _in_unit(wanted, amount, scene, (name, reporter, partner))
    if not measures:
        return unlinked(stretch, place, predicate, f"the record has no such series for {period}", said)
    written = either(*(_statement(one, wanted, amount.approximator) for one in measures))
    made = claim(stretch, place, predicate, written, said)
    return Claim(made.start, made.end, made.text, predicate, made.arguments, written, measures[0], "", made.reasons)


def _start(stretch: Stretch, flow: Flow, amount: Amount) -> int:
    """Where the words about an amount begin: at the flow, or after an amount that stands between."""
    between = [one.end for one in stretch.amounts if flow.start <= one.start < amount.start]
    return max(between, default=min(flow.start, amount.start) if flow.end else amount.start)


def _readable(scene: Scene, flow: Flow, asked: tuple[str, str], unit: str) -> list[tuple[str, str, str]]:
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


def _series(name: str, reporter: str, partner: str, unit: str) -> str:
    currency = quoted(unit) if unit in table("claims/units")["currencies"] else ""
    if name in FLOWS:
        return call(name, quoted(reporter), quoted(partner), currency=currency)
    return call("series", quoted(reporter), quoted(partner), quoted(name), currency=currency)


def _in_unit(wanted: Decimal, amount: Amount, scene: Scene, key: tuple[str, str, str]) -> Decimal:
    """The amount in the unit of the series: 784亿 as 78.4 where the series is in billions."""
    name, reporter, partner = key
    units = [
        one.unit
        for one in scene.known.registers.figures()
        if (one.reporter, one.partner, one.flow) == (reporter, partner, name) and one.unit
    ]
    scales = table("claims/units")["scales"]
    for number, names in scales.items():
        if units and units[0].casefold() in names:
            return amount.value.scaleb(1 - len(number))
    return wanted


def _statement(measure: str, wanted: Decimal, approximator: str) -> str:
    entry = next((name for name, one in table("approximators")["words"].items() if approximator in one["names"]), "")
    sign = _EXACTLY.get(entry, "=")
    return f"{measure} {sign} {wanted:f}"


def _directions(stretch: Stretch, scene: Scene, flows: list[Flow], period: str) -> Iterator[Claim]:
    """Rises and falls without a number, and those said to be the first since a month."""
    up, down = stretch.cue("rise"), stretch.cue("fall")
    if not flows or not (up or down):
        return
    flow, falls = flows[0], bool(down and (not up or down.start() < up.start()))
    verb = down if falls else up
    assert verb is not None
    place = (min(flow.start, verb.start()), max(flow.end, verb.end()))
    said = {"series": f"{flow.name} {flow.reporter} {flow.partner}", "period": period}
    predicate = "first_since" if stretch.cue("first_time") else "holds"
    sides = _readable(scene, flow, (predicate, period), "") if period else []
    since = _since(stretch)
    if not sides:
        yield unlinked(stretch, place, predicate, "no period, or no such series in the record", said)
        return
    word = "decline" if falls else "rise"
    conditions = [call(word, _series(*side, "")) for side in sides]
    months = _months(period)
    if predicate == "first_since":
        if not since:
            yield unlinked(stretch, place, predicate, "it is not said since when", said)
            return
        written = either(*(call("first_since", one, dated(since), at=dated(months[0])) for one in conditions))
        if len(months) > 1:
            rest = " and ".join(call("holds", conditions[0], dated(month)) for month in months[1:])
            written = f"({written}) and {rest}"
        yield claim(stretch, place, predicate, written, {**said, "since": since})
        return
    written = either(*(" and ".join(call("holds", one, dated(month)) for month in months) for one in conditions))
    yield claim(stretch, place, predicate, written, said)


def _since(stretch: Stretch) -> str:
    for match in stretch.cues_of("since"):
        found = next((one for one in stretch.moments if 0 <= one.start - match.end() <= 6), None)
        if found and not found.is_day:
            return found.edtf
        led = next((one for one in stretch.moments if 0 <= match.start() - one.end <= 3), None)
        if led and stretch.cues.language == "zh":
            return led.edtf
    return ""


def _months(period: str) -> list[str]:
    """The months of a span of up to three months, each alone; any other period as it is."""
    whole = span(period)
    if whole.months > 3:
        return [period]
    return [str(Span(month, month + 1)) for month in range(whole.start, whole.end)]
