"""Journeys and meetings in prose: who travelled where and when, who met or called whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from travaux.brief.holders import holder_before
from travaux.brief.moments import Moment
from travaux.brief.named_people import Named
from travaux.brief.scene import Scene, after, before, first_day
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, quoted
from travaux.text.names import same_name

_FAR = 90
"""Characters after a verb of travelling within which its place stands."""


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey spoken of: who, where to, when (empty: not said), the verb, and all the words that tell it."""

    who: str
    places: tuple[str, ...]
    when: str
    span: tuple[int, int]
    words: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or call spoken of: two people, the kind (empty: any), when, and the words."""

    who: str
    other: str
    kind: str
    when: str
    span: tuple[int, int]

    @property
    def rows(self) -> str:
        """The meetings of the two as rows of the language."""
        return call(
            "events", who=quoted(self.who), with_=quoted(self.other), kind=quoted(self.kind) if self.kind else ""
        )


def journey_in(stretch: Stretch, scene: Scene) -> Journey | None:
    """The first journey of a stretch whose traveller can be told."""
    if stretch.cue("call") or stretch.cue("video"):
        return None
    for match in stretch.cues_of("visit"):
        who = _traveller(stretch, scene, match)
        if who:
            places, when = _places(stretch, scene, match, who), when_of(stretch, match)
            named = [one for one in stretch.named if one.id in places and one.start >= match.end()][:1]
            words = cover(match.span(), *named, when)
            return Journey(who, places, when.edtf if when else "", match.span(), words)
    for match in stretch.cues_of("host"):
        guest = after(stretch, match.end(), "person")
        host = before(stretch, match.start(), "person", "state")
        if guest and host and guest.start - match.end() < 60:
            place = after(stretch, guest.end, "place")
            home = place.id if place else host.id if host.kind == "state" else scene.state_of(host.id)
            when = when_of(stretch, match)
            span, words = (match.start(), guest.end), cover((match.start(), guest.end), place, when)
            return Journey(guest.id, (home,) if home else (), when.edtf if when else "", span, words)
    return None


def _traveller(stretch: Stretch, scene: Scene, match: re.Match[str]) -> str:
    """Who travels: the person named last before the verb, "by" after it, or whom "he" stands for."""
    person = before(stretch, match.start(), "person")
    led = re.match(r"\s+(?:by|of)\s", stretch.bare[match.end() :]) or re.match(r"\s", stretch.bare[match.end() :])
    follows = after(stretch, match.end(), "person")
    by = re.search(r"(?<!\w)(?:by|of)(?!\w)", stretch.bare[match.end() : follows.start]) if follows else None
    if follows and by and follows.start - match.end() < 60:
        return follows.id
    genitive = stretch.cues.language == "ru" and follows and follows.start - match.end() < 25 and led
    if genitive and follows and not re.search(r"\d", stretch.bare[match.end() : follows.start]):
        lone = person is None or match.start() - person.end > 40
        if lone:
            return follows.id
    if person is not None:
        return person.id
    pronoun = stretch.cue("he")
    if pronoun and pronoun.start() < match.start():
        return scene.who
    if stretch.cues.of["his"].search(stretch.bare[max(0, match.start() - 40) : match.start()]):
        return follows.id if follows else scene.who
    when = when_of(stretch, match)
    return holder_before(stretch, scene, match.start(), when.edtf if when else "")


def _places(stretch: Stretch, scene: Scene, match: re.Match[str], who: str) -> tuple[str, ...]:
    """Where to: the places named after the verb, a region first; else the host's state."""
    home = scene.state_of(who)
    named = [
        one
        for one in stretch.of("place", "state", "region")
        if match.end() <= one.start <= match.end() + _FAR and not stretch.parted(match.end(), one.start)
    ]
    foreign = [one for one in named if one.id != home or one.kind == "place"]
    if foreign:
        lead = foreign[0]
        joined = [one for one in foreign[1:] if _is_joined(stretch, lead, one)]
        return tuple(dict.fromkeys(one.id for one in (lead, *joined)))
    host = next(
        (one for one in stretch.of("person") if one.id != who and scene.state_of(one.id) not in ("", home)), None
    )
    if host:
        return (scene.state_of(host.id),)
    earlier = [one for one in stretch.of("place", "state") if one.end <= match.start() and one.id != home]
    if stretch.cues.language == "zh" and earlier:
        return (earlier[-1].id,)
    return ()


def _is_joined(stretch: Stretch, lead: Named, other: Named) -> bool:
    between = stretch.bare[lead.end : other.start]
    return bool(re.fullmatch(r"\s*(?:,|and|и|、|和|,\s*and)\s*", between))


def when_of(stretch: Stretch, match: re.Match[str]) -> Moment | None:
    """The day, else month, else year nearest to a verb that is not the beginning of a span ("since")."""
    since = [one.end() for one in stretch.cues_of("since")]
    own = [one for one in stretch.moments if not any(0 <= one.start - end <= 2 for end in since)]
    for grain in ("day", "month", "year"):
        found = stretch.nearest(match.start(), [one for one in own if one.grain == grain])
        if found:
            return found
    return None


def cover(*parts: Named | Moment | tuple[int, int] | None) -> tuple[int, int]:
    """The stretch from the first to the last of several parts, those that are None left out."""
    spans = [part if isinstance(part, tuple) else (part.start, part.end) for part in parts if part is not None]
    return min(start for start, _end in spans), max(end for _start, end in spans)


def meeting_in(stretch: Stretch, scene: Scene) -> Meeting | None:
    """The meeting or call of a stretch, between the first two people named in it; None when there is none."""
    people = list(dict.fromkeys(one.id for one in stretch.of("person")))
    spoken = stretch.cue("call")
    met = spoken or stretch.cue("meet") or stretch.cue("video")
    if met and len(people) == 1 and scene.who and not same_name(scene.who, people[0]) and stretch.cue("he"):
        people.append(scene.who)
    if not met or len(people) < 2:
        return None
    when = when_of(stretch, met)
    return Meeting(people[0], people[1], "call" if spoken else "", when.edtf if when else "", cover(met.span(), when))


def since_of(stretch: Stretch) -> str:
    """The time after "since", EDTF; empty when there is none."""
    for match in stretch.cues_of("since"):
        found: Moment | None = next((one for one in stretch.moments if 0 <= one.start - match.end() <= 6), None)
        if found:
            return found.edtf
    return ""


def one_day(at: str) -> str:
    """The first day of days on end; a month or year as it is."""
    return first_day(at) if len(at) > len("2024-05") else at
