"""Figures in prose: values, growth and shares of the series the record has, first declines, and bare amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from travaux.brief.contents import amount_stated
from travaux.brief.flows import FLOWS, Flow, flows_in, names_measure
from travaux.brief.measured import in_unit, readable, series_call
from travaux.brief.moments import Moment
from travaux.brief.movements import directions, moved_to
from travaux.brief.scene import Scene
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, either, quoted, unlinked
from travaux.reading.amounts import ROUGHLY, TIMES, Amount
from travaux.reading.tables import table
from travaux.record.claims import Claim

_ONE_WAY = ("exports", "imports")
_EXACTLY = {"over": ">", "at least": ">=", "up to": "<=", "about": "≈", "almost": "≈"}
_LEAST_SLACK, _SLACK = Decimal(2), Decimal("0.12")
"""Percentage points, and part of the value, by which growth and shares told roughly ("a third") may be off."""
_NEAR_CUE = 45
"""Characters within which a verb of rising or falling belongs to a percentage."""


def figures(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """The claims about figures in a stretch."""
    flows = list(flows_in(stretch, scene))
    if flows:
        scene.series = (flows[0].reporter, flows[0].partner, flows[0].name)
        scene.trade = next(((one.reporter, one.partner) for one in flows if one.name in _ONE_WAY), scene.trade)
    elif scene.series and any(one.is_share for one in stretch.amounts) and not names_measure(stretch):
        flows = [Flow(*scene.series, 0, 0)]
    period = _period(stretch, flows[0].start if flows else 0) or (scene.period if flows else "")
    if period and flows:
        scene.period = period
    yield from _counted(stretch, scene, flows)
    used = 0
    for amount in stretch.amounts:
        for made in _amount(stretch, scene, flows, amount):
            used += 1
            yield made
    if (flows and not used) or stretch.cue("first_time"):
        yield from directions(stretch, scene, flows, period)


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
            measure = call("value", series_call(flow.name, flow.reporter, flow.partner, ""), dated(moment.edtf))
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


def _amount(stretch: Stretch, scene: Scene, flows: list[Flow], amount: Amount) -> Iterator[Claim]:
    """What is said with an amount: a share, a growth, or a value and whether it rose or fell to it."""
    lead = stretch.bare[: amount.start]
    flow = next((one for one in reversed(flows) if one.end <= amount.start), flows[0] if flows else None)
    if flow is None:
        if amount.unit != "people" and not amount.is_share and not any(stretch.cue(name) for name in FLOWS):
            place = (amount.start, amount.end)
            missing = "no series of the record is named for this amount"
            stated = amount_stated(stretch, scene, amount)
            if stated or amount.unit not in table("claims/units")["sizes"]:
                yield stated or unlinked(stretch, place, "amount", missing)
    elif amount.is_share and _is_share(stretch, amount):
        yield _share(stretch, scene, _part(flows, flow), amount)
    elif amount.is_share:
        yield from _growth(stretch, scene, flow, amount, lead)
    else:
        yield _value(stretch, scene, flow, amount)
        if flow.end <= amount.start:
            period = _own_period(stretch, flow, amount) or scene.period
            yield from moved_to(stretch, scene, flow, amount, period)


def _part(flows: Sequence[Flow], flow: Flow) -> Flow:
    """The flow that is a share of the whole: the one way where both ways are named beside it."""
    return next((one for one in flows if one.name != "total"), flow)


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


def _growth(stretch: Stretch, scene: Scene, flow: Flow, amount: Amount, lead: str) -> Iterator[Claim]:
    near = stretch.bare[max(0, amount.start - _NEAR_CUE) : amount.end + _NEAR_CUE]
    up, down = stretch.cues.of["rise"].search(near), stretch.cues.of["fall"].search(near)
    signed = amount.start and lead[-1:] in "-−–"
    if not (up or down or signed):
        return
    falls = bool(signed or (down and not up)) or bool(up and down and _closer(down, up, min(_NEAR_CUE, amount.start)))
    wanted = _moved(amount, falls)
    period = _own_period(stretch, flow, amount) or scene.period
    yield _compared(stretch, scene, flow, amount, ("yoy", wanted, period))


def _moved(amount: Amount, falls: bool) -> Decimal:
    """The growth in percent: down by the amount, or to its inverse ("fell threefold", «сократился вдвое»)."""
    if amount.approximator == TIMES:
        return -amount.value / (100 + amount.value) * 100 if falls and amount.value > 0 else amount.value
    return -amount.value if falls else amount.value


def _closer(one: re.Match[str], other: re.Match[str], place: int) -> bool:
    return abs(one.end() - place) < abs(other.end() - place)


def _own_period(stretch: Stretch, flow: Flow, amount: Amount) -> str:
    own = [one for one in stretch.moments if not one.is_day and not _is_basis(stretch, one)]
    nearest = stretch.nearest(amount.start, own) if flow.end <= amount.start else stretch.nearest(flow.start, own)
    return nearest.edtf if nearest else ""


def _share(stretch: Stretch, scene: Scene, flow: Flow, amount: Amount) -> Claim:
    period = _own_period(stretch, flow, amount) or scene.period
    if flow.name == "total":
        said = {"series": f"{flow.name} {flow.reporter} {flow.partner}", "period": period}
        place = (_start(stretch, flow, amount), amount.end)
        return unlinked(stretch, place, "share", "it is not told of what this is the share", said)
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
    for name, reporter, partner in readable(scene, flow, (predicate, period), "" if amount.is_share else amount.unit):
        one = series_call(name, reporter, partner, "" if amount.is_share else amount.unit)
        whole = call("total", quoted(reporter), quoted(partner))
        measures.append(
            call("share", one, whole, dated(period)) if predicate == "share" else call(predicate, one, dated(period))
        )
        if predicate == "value":
            wanted = in_unit(wanted, amount, scene, (name, reporter, partner))
    if not measures:
        return unlinked(stretch, place, predicate, f"the record has no such series for {period}", said)
    written = either(*(_statement(one, wanted, amount.approximator) for one in measures))
    made = claim(stretch, place, predicate, written, said)
    return Claim(made.start, made.end, made.text, predicate, made.arguments, written, measures[0], "", made.reasons)


def _start(stretch: Stretch, flow: Flow, amount: Amount) -> int:
    """Where the words about an amount begin: at the flow, or after an amount that stands between."""
    between = [one.end for one in stretch.amounts if flow.start <= one.start < amount.start]
    return max(between, default=min(flow.start, amount.start) if flow.end else amount.start)


def _statement(measure: str, wanted: Decimal, approximator: str) -> str:
    if approximator in (ROUGHLY, TIMES) and measure.startswith(("yoy", "share")):
        return f"{measure} = {wanted:.1f} ± {max(_LEAST_SLACK, abs(wanted) * _SLACK):.1f}"
    entry = next((name for name, one in table("approximators")["words"].items() if approximator in one["names"]), "")
    sign = _EXACTLY.get(entry, "=")
    return f"{measure} {sign} {wanted:f}"
