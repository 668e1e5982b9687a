"""Occasions in prose: visits, meetings, calls and summits with their dates, and how many there were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from travaux.brief.journeys import Journey, Meeting, cover, journey_in, meeting_in, since_of, when_of
from travaux.brief.ordinals import ordinals
from travaux.brief.scene import Scene, after, before
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, either, quoted, unlinked
from travaux.record.claims import Claim
from travaux.text.names import same_name
from travaux.world.calendar import relative

_WINDOW = timedelta(days=75)
"""How far back "he also visited" may reach from the day a draft speaks from."""

_SUMMIT = 80
"""Characters between "summit" and its place, room for the name of an organisation."""
_CALL_DAYS = "10"


def occasions(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """The claims about occasions in a stretch."""
    journey = journey_in(stretch, scene)
    meeting = None if journey and stretch.cue("visit_noun") else meeting_in(stretch, scene)
    yield from ordinals(stretch, scene, journey, meeting)
    if journey:
        yield from _visited(stretch, scene, journey)
        scene.who = journey.who
    else:
        scene.who = next((one.id for one in stretch.of("person")), scene.who)
    if meeting and not journey:
        yield from _met(stretch, meeting)
    yield from _numbers(stretch, scene)


def _visited(stretch: Stretch, scene: Scene, journey: Journey) -> Iterator[Claim]:
    said = {"who": journey.who, "at": journey.when}
    if not journey.places:
        if journey.when:
            yield unlinked(stretch, journey.words, "visited", "it is not said where to", said)
        return
    at, days = journey.when, ""
    if not at:
        if not scene.today or stretch.cue("since"):
            return
        at, days = _meant(stretch, scene), "0"
    for place in journey.places:
        written = call("visited", quoted(journey.who), quoted(place), dated(at), days=days)
        yield claim(stretch, journey.words, "visited", written, {**said, "to": place, "at": at})


def _meant(stretch: Stretch, scene: Scene) -> str:
    """When an undated journey was: in what "last month" means that day, else in the weeks before it."""
    said = stretch.cues.relative.search(stretch.bare)
    end = date.fromisoformat(scene.today)
    if said:
        first, last = relative(said.group(), scene.today)
        return f"{first}/{last}" if first != last else str(first)
    return f"{(end - _WINDOW).isoformat()}/{end.isoformat()}"


def _met(stretch: Stretch, meeting: Meeting) -> Iterator[Claim]:
    if not meeting.when or len(meeting.when) == len("2024"):
        return
    days = _CALL_DAYS if meeting.kind else ""
    written = call("took_place", meeting.rows, dated(meeting.when), days=days)
    said = {"who": meeting.who, "with": meeting.other, "kind": meeting.kind, "at": meeting.when}
    yield claim(stretch, meeting.span, "took_place", written, said)


def _numbers(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """How many visits or meetings there were in a time, and how many papers were signed."""
    listed = stretch.cue("continues")
    if listed and (scene.papers or stretch.cue("papers")) and not scene.listing:
        yield unlinked(stretch, listed.span(), "agreements", "which papers are meant must be seen in the list")
    scene.papers = bool(stretch.cue("papers"))
    papers = stretch.cue("paper_count")
    if papers and (stretch.cue("signed") or stretch.cue("issued")):
        number = stretch.cues.number(papers.group("n").casefold())
        when = _signing(stretch, papers.start()) or scene.about
        said = {"on": when, "n": str(number or "")}
        if number and when:
            yield claim(stretch, papers.span(), "signed", call("signed", dated(when), str(number)), said)
        else:
            yield unlinked(stretch, papers.span(), "signed", "it is not said when", said)
    yield from _how_often(stretch, scene)


def _signing(stretch: Stretch, place: int) -> str:
    """The day, else the month, named nearest to the papers: "during the visit of July 2025"; empty for none."""
    for grain in ("day", "month"):
        found = stretch.nearest(place, [one for one in stretch.moments if one.grain == grain])
        if found:
            return found.edtf
    return ""


def _how_often(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    people = list(dict.fromkeys(one.id for one in stretch.of("person")))
    counts = (stretch.cue("visit_count"), stretch.cue("meeting_count"), stretch.cue("times"))
    match = next(filter(None, counts), None)
    if match is None or not people:
        return
    groups = match.groupdict()
    number = stretch.cues.number((groups.get("n") or groups.get("m") or "").casefold())
    since = since_of(stretch)
    period = (
        f"{since}/{scene.today}"
        if since and scene.today
        else next((one.edtf for one in stretch.moments if one.grain in ("year", "span")), "")
    )
    if not number or not period:
        return
    visiting = stretch.cue("visit") and (counts[0] or len(people) == 1)
    said = {"who": people[0], "in": period, "n": str(number)}
    if visiting:
        home = scene.state_of(people[0])
        place = next((one.id for one in stretch.of("place", "state", "region") if one.id != home), "")
        if not place:
            return
        rows = call("visits", quoted(people[0]), to=quoted(place), in_=dated(period))
        strict = call("visits", quoted(people[0]), to=quoted(place), kind=quoted("visit"), in_=dated(period))
        said["to"] = place
    elif len(people) > 1:
        rows = strict = call("events", who=quoted(people[0]), with_=quoted(people[1]), in_=dated(period))
        said["with"] = people[1]
    else:
        return
    # Whether a meeting on the margins of a forum counts as a visit is left open: either reading will do.
    written = either(*(call("counted", one, str(number)) for one in (rows, strict)))
    made = claim(stretch, match.span(), "counted", written, said)
    yield Claim(
        made.start, made.end, made.text, "counted", made.arguments, written, call("count", rows), "", made.reasons
    )


def sequence(stretch: Stretch, _scene: Scene) -> Iterator[Claim]:
    """What is said to come close on something else: recognised, but two events must be named to be checked."""
    cue = stretch.cue("heels")
    if cue:
        yield unlinked(stretch, cue.span(), "within", "the two events are not both told by rows of the record")


def _recorded(scene: Scene, person: str, kind: str) -> bool:
    """Whether the register has an event of the kind in which the person took part."""
    events = [event for event in scene.known.registers.events() if event.kind == kind]
    return any(same_name(person, one.name) for event in events for one in event.participants)


def posts(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """Elections and appointments of somebody, with their date."""
    for name, kind in (("elected", "election"), ("appointed", "appointment")):
        succeeded = stretch.cue("succeeded") if kind == "appointment" else None
        cue = succeeded or stretch.cue(name)
        person = before(stretch, cue.start(), "person") or after(stretch, cue.end(), "person") if cue else None
        when = when_of(stretch, cue) if cue else None
        if cue is None or person is None or when is None or when.grain == "year":
            continue
        rows = [call("appointments", quoted(person.id))]
        if _recorded(scene, person.id, kind):
            rows.append(call("events", who=quoted(person.id), kind=quoted(kind)))
        written = either(*(call("took_place", one, dated(when.edtf)) for one in rows))
        said = {"who": person.id, "kind": kind, "at": when.edtf}
        yield claim(stretch, cover(cue.span(), person, when), "took_place", written, said)


def gatherings(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """A summit with its place and time, where no people are named who met."""
    cue = stretch.cue("summit")
    if cue is None or len(stretch.of("person")) > 1:
        return
    place, when = after(stretch, cue.end(), "place", "state"), when_of(stretch, cue)
    if place is None or when is None or place.start - cue.end() > _SUMMIT:
        return
    said = {"kind": "summit", "to": place.id, "at": when.edtf}
    rows = call("events", to=quoted(place.id), kind=quoted("summit"))
    known = any(
        event.kind == "summit" and place.id in (*event.states, event.place) for event in scene.known.registers.events()
    )
    if not known:
        yield unlinked(stretch, (cue.start(), place.end), "took_place", "the record has no summit there", said)
        return
    yield claim(stretch, cover(cue.span(), place, when), "took_place", call("took_place", rows, dated(when.edtf)), said)
