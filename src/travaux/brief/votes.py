"""Votes in prose: how a state voted, by the roll call the sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.brief.scene import Scene
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, quoted, unlinked
from travaux.record.claims import Claim
from travaux.record.votes import RollCall
from travaux.world.calendar import Order, order

_CHOICES = (("against", "no"), ("abstain", "abstain"), ("in_favour", "yes"))
_LEAST_SHARED = 2


def votes(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """The claims about votes in a stretch."""
    cue = stretch.cue("voted")
    if cue is None:
        return
    found = [(match.start(), match.span(), ballot) for name, ballot in _CHOICES for match in stretch.cues_of(name)]
    if not found:
        return
    calls = _meant(stretch, scene)
    for place, span, ballot in sorted(found):
        state = max((one for one in stretch.of("state") if one.end <= place), key=lambda one: one.end, default=None)
        state = state or next(iter(stretch.of("state")), None)
        said = {"state": state.id if state else "", "choice": ballot}
        if state is None or len(calls) != 1:
            why = "no state is named" if state is None else "no roll call of the record is meant, or several are"
            yield unlinked(stretch, span, "voted", why, said)
            continue
        about, when = calls[0].subject, calls[0].date
        written = call("voted", quoted(state.id), quoted(ballot), quoted(about), in_=dated(when))
        yield claim(
            stretch,
            (state.start, span[1]) if state.start < span[1] else span,
            "voted",
            written,
            {**said, "about": about},
        )


def _meant(stretch: Stretch, scene: Scene) -> list[RollCall]:
    """The roll calls a sentence can mean: by number, or the words of the subject, narrowed by the date."""
    words = set(re.findall(r"\w{4,}", stretch.plain.casefold()))
    scored = []
    for one in scene.known.registers.roll_calls():
        own = set(re.findall(r"\w{4,}", one.subject.casefold()))
        shared = len(own & words) + (
            9 if one.resolution and one.resolution.casefold() in stretch.plain.casefold() else 0
        )
        dated_ = [moment for moment in stretch.moments if order(one.date, moment.edtf) is not Order.BEFORE]
        fits = not stretch.moments or any(
            order(one.date, moment.edtf) in (Order.TOGETHER, Order.UNCLEAR) for moment in dated_
        )
        if fits and shared >= min(_LEAST_SHARED, len(own) or 1):
            scored.append((shared, one))
    best = max((score for score, _one in scored), default=0)
    return [one for score, one in scored if score == best]
