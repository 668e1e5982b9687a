"""Holders: everybody the record knows to have held an office, where prose names the office and no person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from travaux.brief.named_people import Named, Person
from travaux.brief.people import Office, office_of, offices
from travaux.brief.scene import Scene, first_day
from travaux.brief.stretches import Stretch
from travaux.record import dates

_BESIDE = 24
"""Characters between an office and its state: "a Brazilian president", «президента Бразилии», 巴西总统."""

_JOINED = re.compile(r"(?:['’]s)? ")
"""What may stand between a state, or its adjective, and an office of it."""


@dataclass(frozen=True, slots=True)
class Holders:
    """An office of a state as written, and the people who held it, as far as the registers say."""

    office: str
    state: str
    people: tuple[str, ...]


def holders(stretch: Stretch, scene: Scene) -> Holders | None:
    """The holders of the first office in a stretch that stands beside a state and no name; None when there is none."""
    for office in offices(stretch.bare, stretch.cues.language):
        beside = [one for one in stretch.of("state") if _apart(one, office) <= _BESIDE]
        named = any(_apart(one, office) <= _BESIDE for one in stretch.of("person"))
        if not beside or named:
            continue
        state = min(beside, key=lambda one: _apart(one, office)).id
        people = tuple(one.name for one in scene.known.people if state in one.states and _held_by(one, office))
        if people:
            return Holders(stretch.text[office.start : office.end], state, people)
    return None


def holder_before(stretch: Stretch, scene: Scene, place: int, when: str) -> str:
    """Who held the office that stands with its state before a place ("the Kelvanian president") at a time.

    ``when`` is EDTF; empty stands for the day of the draft. Empty when no such office stands there, or the registers
    name nobody or several people in it then.
    """
    for office in reversed(offices(stretch.bare[:place], stretch.cues.language)):
        states = [one for one in stretch.of("state") if _JOINED.fullmatch(stretch.bare[one.end : office.start])]
        if states:
            held = _in_office(scene, states[-1].id, office, first_day(when) if when else scene.today)
            return held.pop() if len(held) == 1 else ""
    return ""


def _in_office(scene: Scene, state: str, office: Office, day: str) -> set[str]:
    return {
        post.person
        for post in scene.known.registers.posts()
        if post.state == state
        and any((one.thing, one.rank) == (office.thing, office.rank) for one in office_of(post.office))
        and not dates.is_before(day, post.since)
        and not dates.is_before(post.until, day)
    }


def _apart(name: Named, office: Office) -> int:
    return max(name.start - office.end, office.start - name.end)


def _held_by(person: Person, office: Office) -> bool:
    held = [one for written in person.offices for one in office_of(written)]
    return any((one.thing, one.rank) == (office.thing, office.rank) for one in held)
