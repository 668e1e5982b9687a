"""Votes in prose: how a state voted, by the roll call the sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.brief.named_people import Named
from travaux.brief.scene import Scene
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, quoted, unlinked
from travaux.reading.gazetteer import mentions
from travaux.record.claims import Claim
from travaux.record.votes import RollCall
from travaux.world.calendar import Order, order

_CHOICES = (("against", "no"), ("abstain", "abstain"), ("in_favour", "yes"))
_LEAST_SHARED = 2
"""Words in common by which a roll call is taken to be meant."""
_NUMBERED = 9
"""What the number of a resolution counts, in words."""


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
        state = _voter(stretch, scene, calls, place)
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


def _voter(stretch: Stretch, scene: Scene, calls: list[RollCall], place: int) -> Named | None:
    """The state named last before the vote, else first in the sentence: one that cast a ballot, where the roll call is
    known, and no state the vote was about."""
    meant = {one.id for one in calls}
    ballots = scene.known.registers.ballots({one.id for one in stretch.of("state")})
    cast = {one.state for one in ballots if one.roll_call in meant}
    named = [one for one in stretch.of("state") if one.id in cast] or list(stretch.of("state"))
    before = [one for one in named if one.end <= place]
    return before[-1] if before else next(iter(named), None)


def _meant(stretch: Stretch, scene: Scene) -> list[RollCall]:
    """The roll calls a sentence can mean: by number, else by the words and names of the subject, narrowed by the date.

    Where the date leaves one roll call alone, one word or name in common is enough.
    """
    timely = [one for one in scene.known.registers.roll_calls() if _fits(stretch, one)]
    enough = 1 if len(timely) == 1 and stretch.moments else _LEAST_SHARED
    scored = [(_shared(stretch, one), one) for one in timely]
    best = max((score for score, _one in scored), default=0)
    return [one for score, one in scored if score == best and score >= min(enough, _size(one))]


def _fits(stretch: Stretch, one: RollCall) -> bool:
    times = (order(one.date, moment.edtf) for moment in stretch.moments)
    return not stretch.moments or any(time in (Order.TOGETHER, Order.UNCLEAR) for time in times)


def _size(one: RollCall) -> int:
    return len(_words(one.subject)) or 1


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))


def _shared(stretch: Stretch, one: RollCall) -> int:
    """How many words the sentence and the subject have in common; a name known in both languages counts as two."""
    if one.resolution and one.resolution.casefold() in stretch.plain.casefold():
        return _NUMBERED
    named = {found.id for found in mentions(one.subject, "en")}
    here = {found.id for found in mentions(stretch.bare, stretch.cues.language)}
    return len(_words(one.subject) & _words(stretch.plain)) + 2 * len(named & here)
