"""Movements in prose: rises and falls of a series without a percentage, and those said to be the first since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.brief.flows import Flow
from travaux.brief.measured import readable, series_call
from travaux.brief.scene import Scene
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, either, unlinked
from travaux.reading.amounts import Amount
from travaux.record.claims import Claim
from travaux.world.spans import Span, span


@dataclass(frozen=True, slots=True)
class Movement:
    """A flow said to rise or fall, the place of the verb, and the period (EDTF; empty when not told)."""

    flow: Flow
    verb: tuple[int, int]
    falls: bool
    period: str

    @property
    def place(self) -> tuple[int, int]:
        """The words from the flow to the verb."""
        return min(self.flow.start, self.verb[0]), max(self.flow.end, self.verb[1])

    @property
    def said(self) -> dict[str, str]:
        """The arguments in words."""
        return {"series": f"{self.flow.name} {self.flow.reporter} {self.flow.partner}", "period": self.period}

    def conditions(self, sides: Sequence[tuple[str, str, str]]) -> list[str]:
        """The movement of each series that can show it, in the language of claims."""
        return [call("decline" if self.falls else "rise", series_call(*side, "")) for side in sides]


def directions(stretch: Stretch, scene: Scene, flows: list[Flow], period: str) -> Iterator[Claim]:
    """Rises and falls without a number, and those said to be the first since a month."""
    up, down = stretch.cue("rise"), stretch.cue("fall")
    if not flows or not (up or down):
        return
    falls = bool(down and (not up or down.start() < up.start()))
    verb = down if falls else up
    assert verb is not None
    moved = Movement(flows[0], verb.span(), falls, period)
    yield _first_since(stretch, scene, moved) if stretch.cue("first_time") else _holds(stretch, scene, moved)


def moved_to(stretch: Stretch, scene: Scene, flow: Flow, amount: Amount, period: str) -> Iterator[Claim]:
    """The rise or fall of "fell to 8.4 billion", where no growth in percent says it already."""
    lead = stretch.bare[flow.end : amount.start]
    ups, downs = (list(stretch.cues.of[name].finditer(lead)) for name in ("rise", "fall"))
    between = any(flow.end <= one.start < amount.start for one in stretch.amounts)
    if between or bool(ups) == bool(downs) or not period:
        return
    start, end = ((ups or downs)[0].start() + flow.end, (ups or downs)[0].end() + flow.end)
    if stretch.cues.of["reaching"].search(stretch.bare[end : amount.start]):
        yield _holds(stretch, scene, Movement(flow, (start, end), bool(downs), period))


def _holds(stretch: Stretch, scene: Scene, moved: Movement) -> Claim:
    sides = readable(scene, moved.flow, ("holds", moved.period), "") if moved.period else []
    if not sides:
        return unlinked(stretch, moved.place, "holds", "no period, or no such series in the record", moved.said)
    months = _months(moved.period)
    each = (" and ".join(call("holds", one, dated(month)) for month in months) for one in moved.conditions(sides))
    return claim(stretch, moved.place, "holds", either(*each), moved.said)


def _first_since(stretch: Stretch, scene: Scene, moved: Movement) -> Claim:
    sides = readable(scene, moved.flow, ("first_since", moved.period), "") if moved.period else []
    since = _since(stretch)
    if not sides or not since:
        missing = "it is not said since when" if sides else "no period, or no such series in the record"
        return unlinked(stretch, moved.place, "first_since", missing, moved.said)
    months, conditions = _months(moved.period), moved.conditions(sides)
    written = either(*(call("first_since", one, dated(since), at=dated(months[0])) for one in conditions))
    if len(months) > 1:
        rest = " and ".join(call("holds", conditions[0], dated(month)) for month in months[1:])
        written = f"({written}) and {rest}"
    return claim(stretch, moved.place, "first_since", written, {**moved.said, "since": since})


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
