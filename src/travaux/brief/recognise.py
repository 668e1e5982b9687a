"""Recognising: a draft read sentence by sentence, its checkable stretches proposed as typed claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from travaux.brief.acquaintance import Acquaintance
from travaux.brief.calendar import calendar
from travaux.brief.contents import contents
from travaux.brief.figures import figures
from travaux.brief.judgements import estimated_from, judgement, mixed_scales
from travaux.brief.occasions import gatherings, occasions, posts, sequence
from travaux.brief.people import people
from travaux.brief.scene import Scene, scene
from travaux.brief.stretches import Stretch, stretches
from travaux.brief.texts import quotations, texts
from travaux.brief.unnamed import unnamed
from travaux.brief.votes import votes
from travaux.record.claims import Claim, Judgement

Recogniser = Callable[[Stretch, Scene], Iterator[Claim]]

_FACTS: tuple[Recogniser, ...] = (
    calendar,
    occasions,
    posts,
    sequence,
    gatherings,
    figures,
    people,
    texts,
    contents,
    votes,
)
_ALWAYS: tuple[Recogniser, ...] = (quotations,)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a draft asserts and judges: claims in order of the text, judgements, and notes on the draft as a whole."""

    said: str
    about: str
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    notes: tuple[str, ...]


def recognise(text: str, language: str, known: Acquaintance, said: str = "") -> Recognised:
    """The claims and judgements of a draft; none when nothing in it is checkable.

    ``said`` is the day the draft speaks from (EDTF); without it the last day it names.
    """
    read = stretches(text, language, known)
    course = scene(read, known, language, said)
    claims: list[Claim] = []
    judged: list[Judgement] = []
    for stretch in read:
        own = _once(_claims(stretch, course))
        sure = not (stretch.heading or _asks(stretch)) and _open_from(stretch) == len(stretch.text)
        claims += [*own, *unnamed(stretch, own)] if sure else own
        found = None if stretch.heading or _asks(stretch) else judgement(stretch)
        judged += [found] if found else []
    return Recognised(course.today, course.about, tuple(claims), tuple(judged), tuple(mixed_scales(read)))


def _claims(stretch: Stretch, course: Scene) -> Iterator[Claim]:
    for recogniser in _ALWAYS:
        yield from recogniser(stretch, course)
    if stretch.heading or _asks(stretch):
        return
    limit = stretch.start + _open_from(stretch)
    for recogniser in _FACTS:
        for found in recogniser(stretch, course):
            if found.end <= limit or recogniser in _HEDGED:
                yield found


def _open_from(stretch: Stretch) -> int:
    """Where a likelihood, hope or plan begins in a stretch: what comes before is said as fact, what follows is not."""
    ahead = stretch.cue("forecast")
    places = [place for place in (ahead.start() if ahead else None, estimated_from(stretch)) if place is not None]
    return min(places, default=len(stretch.text))


_HEDGED: tuple[Recogniser, ...] = (people, texts, contents, calendar, votes, gatherings, sequence)
"""What is read in a sentence with a likelihood or a forecast too: its other parts are facts all the same."""


def _asks(stretch: Stretch) -> bool:
    return bool(re.search(r"[?？]\s*[”»\"]?\s*$", stretch.text))


def _once(claims: Iterator[Claim]) -> list[Claim]:
    """The same claim once, in order of the text."""
    found: dict[tuple[str, str, int], Claim] = {}
    for one in claims:
        found.setdefault((one.predicate, one.written or one.missing, one.start if not one.written else 0), one)
    return sorted(found.values(), key=lambda one: (one.start, one.end))
