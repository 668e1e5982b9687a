"""The calendar in prose: weekdays beside dates, and phrases like "last month" beside what they date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.brief.moments import Moment
from travaux.brief.scene import Scene
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, quoted, unlinked
from travaux.record.claims import Claim
from travaux.world.calendar import weekday_name

_DATED = 8
"""Characters between a phrase of time and the date it is given with."""
_BETWEEN = re.compile(r"[\s,，(（、)）]{0,3}(?:the |в |во |на )?")


def calendar(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """The claims about the calendar in a stretch."""
    yield from _weekdays(stretch)
    yield from _relative(stretch, scene)


def _weekdays(stretch: Stretch) -> Iterator[Claim]:
    for number, pattern in enumerate(stretch.cues.weekdays):
        for match in pattern.finditer(stretch.bare):
            for moment in stretch.moments:
                first, last = sorted(((match.start(), match.end()), (moment.start, moment.end)))
                beside = first[1] <= last[0] and _BETWEEN.fullmatch(stretch.bare[first[1] : last[0]])
                if moment.is_day and "/" not in moment.edtf and beside:
                    written = call("is_weekday", dated(moment.edtf), quoted(weekday_name(number)))
                    said = {"date": moment.edtf, "name": match.group()}
                    made = claim(stretch, (first[0], last[1]), "is_weekday", written, said)
                    question = call("weekday", dated(moment.edtf))
                    yield Claim(made.start, made.end, made.text, made.predicate, said, written, question)
                    break


def _beside(match: re.Match[str], moment: Moment) -> bool:
    """Whether a date stands right beside a phrase: "last year, on 24 August 2023" dates it."""
    return 0 <= moment.start - match.end() <= _DATED or 0 <= match.start() - moment.end <= _DATED


def _relative(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """A phrase of time beside a journey or meeting of somebody."""
    match = stretch.cues.relative.search(stretch.bare)
    people = stretch.of("person")
    if match is None or not people or not (stretch.cue("visit") or stretch.cue("meet") or stretch.cue("call")):
        return
    day = next((one for one in stretch.moments if one.grain != "year" and _beside(match, one)), None)
    if day and scene.today:
        asked = call("relative", dated(day.edtf), quoted(match.group().casefold()), dated(scene.today))
        told = {"date": day.edtf, "phrase": match.group(), "said": scene.today}
        yield claim(stretch, match.span(), "relative", asked, told)
        return
    person = min(people, key=lambda one: abs(one.start - match.end())).id
    said = {"who": person, "phrase": match.group(), "said": scene.today}
    if not scene.today:
        yield unlinked(stretch, match.span(), "relative", "the draft does not say which day it speaks from", said)
        return
    home = scene.state_of(person)
    place = next((one.id for one in stretch.of("place", "state") if one.id != home), "")
    rows = call("visits", quoted(person), to=quoted(place) if place else "", in_=quoted(f"0001/{scene.today}"))
    written = call("relative", rows, quoted(match.group().casefold()), dated(scene.today))
    yield claim(stretch, match.span(), "relative", written, said)
