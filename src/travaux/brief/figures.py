"""Figures in prose: values, growth and shares of the series the record has, first declines, and bare amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from travaux.brief.amounts import Amount
from travaux.brief.moments import Moment
from travaux.brief.scene import Scene
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, either, quoted, unlinked
from travaux.reading.tables import table
from travaux.record import dates
from travaux.record.claims import Claim
from travaux.record.figures import Figure
from travaux.world.spans import span

_FLOWS = ("exports", "imports", "total")
_MIRROR = {"exports": "imports", "imports": "exports", "total": "total"}
_EXACTLY = {"over": ">", "at least": ">=", "up to": "<=", "about": "≈", "almost": "≈"}
_NEAR_CUE = 45
"""Characters within which a verb of rising or falling belongs to a percentage."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A series spoken of: what is measured, from whose side, and where it was named."""

    reporter: str
    partner: str
    name: str
    start: int
    end: int


def figures(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """The claims about figures in a stretch."""
    flows = list(_flows(stretch, scene))
    if flows:
        scene.series = (flows[0].reporter, flows[0].partner, flows[0].name)
    elif scene.series and stretch.amounts and any(one.is_share for one in stretch.amounts):
        flows = [Flow(*scene.series, 0, 0)]
    period = _period(stretch, flows[0].start if flows else 0) or (scene.period if flows else "")
    if period and flows:
        scene.period = period
    used: set[int] = set()
    for amount in stretch.amounts:
        made = _amount(stretch, scene, flows, amount)
        if made is not None:
            used.add(amount.start)
            yield made
    if (flows and not used) or stretch.cue("first_time"):
        yield from _directions(stretch, scene, flows, period)


def _flows(stretch: Stretch, scene: Scene) -> Iterator[Flow]:
    """The series named, in order; trade both ways only where no other flow is named at the same place."""
    places: list[tuple[int, int, str]] = []
    for name in _FLOWS:
        for match in stretch.cues_of(name):
            if not any(match.start() < end and start < match.end() for start, end, _name in places):
                places.append((match.start(), match.end(), name))
    for start, end, name in sorted(places):
        sides = _sides(stretch, scene, start, end, name)
        if sides:
            yield Flow(*sides, name, start, end)
    if not places:
        yield from _other_flows(stretch, scene)


def _sides(stretch: Stretch, scene: Scene, start: int, end: int, name: str) -> tuple[str, str] | None:
    """Who sells (or buys) and the other side: in order of naming round the flow, turned by "to" and "from"."""
    near = [one for one in stretch.of("state") if start - 60 <= one.start <= end + 60]
    ids = list(dict.fromkeys(one.id for one in near))
    parties = [one for one in ids if one in scene.parties] or ids
    if name == "total":
        own = (parties + [one for one in scene.parties if one not in parties])[:2]
        return (own[0], own[1]) if len(own) == 2 else None
    if len(parties) >= 2:
        first, second = parties[0], parties[1]
        lead = next(one for one in near if one.id == first)
        if lead.start > end and _turns(stretch, end, lead.start, name):
            first, second = second, first
        return first, second
    if not parties:
        return None
    (one,) = parties[:1]
    place = next(found for found in near if found.id == one)
    other = scene.other_party(one)
    if not other:
        return None
    partner_named = place.start > end and _turns(stretch, end, place.start, name)
    return (other, one) if partner_named else (one, other)


def _turns(stretch: Stretch, end: int, place: int, name: str) -> bool:
    """Whether the words between the flow and the state make that state the other side."""
    between = stretch.bare[end:place]
    return bool(stretch.cues.of["to" if name == "exports" else "from"].search(between))


def _other_flows(stretch: Stretch, scene: Scene) -> Iterator[Flow]:
    """Series of any other name, by all the words of the name."""
    plain = stretch.bare.casefold()
    ids = {one.id for one in stretch.of("state")} | set(scene.parties)
    for reporter, partner, flow in dict.fromkeys(_keys(scene.known.registers.figures())):
        words = [word for word in re.findall(r"\w+", flow.casefold()) if len(word) > 2]
        named = [re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", plain) for word in words]
        if flow not in _FLOWS and words and named[0] and all(named) and {reporter, partner} <= ids:
            yield Flow(reporter, partner, flow, named[0].start(), named[0].end())


def _keys(figures: Iterable[Figure]) -> Iterator[tuple[str, str, str]]:
    for one in figures:
        yield one.reporter, one.partner, one.flow


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
        if amount.unit == "people" or amount.is_share:
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
    moved = [*stretch.cues.of["rise"].finditer(lead), *stretch.cues.of["fall"].finditer(lead)]
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
    for name, reporter, partner in _readable(scene, flow, period, "" if amount.is_share else amount.unit):
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


def _readable(scene: Scene, flow: Flow, period: str, unit: str) -> list[tuple[str, str, str]]:
    """The series that are the flow, seen from either side, with a figure in or round the period."""
    wanted = dates.bounds(period)
    sides = [(flow.name, flow.reporter, flow.partner)]
    if flow.name in _MIRROR:
        sides.append((_MIRROR[flow.name], flow.partner, flow.reporter))
    found = []
    for name, reporter, partner in sides:
        own = [
            one
            for one in scene.known.registers.figures()
            if (one.reporter, one.partner, one.flow) == (reporter, partner, name)
            and (not unit or unit not in table("claims/units")["currencies"] or one.currency in ("", unit))
        ]
        if any(
            (at := dates.bounds(one.period)) and wanted and at[0] <= wanted[1] and wanted[0] <= at[1] for one in own
        ):
            found.append((name, reporter, partner))
    return found


def _series(name: str, reporter: str, partner: str, unit: str) -> str:
    currency = quoted(unit) if unit in table("claims/units")["currencies"] else ""
    if name in _FLOWS:
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
    sides = _readable(scene, flow, period, "") if period else []
    since = _since(stretch)
    predicate = "first_since" if stretch.cue("first_time") else "holds"
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
    return [str(type(whole)(month, month + 1)) for month in range(whole.start, whole.end)]
