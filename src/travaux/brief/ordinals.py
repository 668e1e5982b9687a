"""Ordinals in prose: first, first since, first in so many years, nth, again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from travaux.brief.holders import holders
from travaux.brief.journeys import Journey, Meeting, one_day, since_of
from travaux.brief.scene import Scene, after, first_day, last_day
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, either, listed, quoted, unlinked
from travaux.record.claims import Claim
from travaux.record.events import Event
from travaux.text.names import same_name

_YEAR = 365.25


def ordinals(stretch: Stretch, scene: Scene, journey: Journey | None, meeting: Meeting | None) -> Iterator[Claim]:
    """First, first since, first in so many years, nth, again."""
    rows, at, said = _rows(stretch, scene, journey, meeting)
    term, years = stretch.cue("term"), stretch.cue("in_years")
    first = stretch.cue("first_time") or _first(stretch)
    nth, place = _nth(stretch)
    if first and rows:
        span = first.span()
        since = since_of(stretch)
        if years:
            yield _after_years(stretch, (span, years), rows, at, said)
        elif term:
            yield _since_term(stretch, scene, span, (rows, at), said)
        elif since:
            written = call("first_since", rows, dated(since), at=dated(at))
            yield claim(stretch, span, "first_since", written, {**said, "since": since})
        else:
            yield claim(stretch, span, "first", call("first", rows, at=dated(at)), said)
    elif first and term:
        yield unlinked(stretch, first.span(), "first", "it is not said what was the first, or by whom")
    elif nth and rows:
        since = since_of(stretch) or (_begun(stretch, scene, said, at) if term else "")
        strict = f'{rows[:-1]}, kind="visit")' if rows.startswith("trips(") else rows
        written = either(
            *(call("nth", one, str(place), at=dated(at), after=dated(_eve(since))) for one in (rows, strict))
        )
        yield claim(stretch, nth.span(), "nth", written, {**said, "k": str(place), "since": since})
    again = stretch.cue("again")
    if again and not stretch.cue("text"):
        if rows:
            yield claim(stretch, again.span(), "again", call("again", rows, at=dated(at)), said)
        else:
            yield unlinked(stretch, again.span(), "again", "it is not said of what the record keeps account")


def _nth(stretch: Stretch) -> tuple[re.Match[str] | None, int]:
    """The visit or meeting said to be the second, third ... of its kind, and which; (None, 0) when none is."""
    for name in ("nth_visit", "nth_meeting"):
        for match in stretch.cues_of(name):
            place = stretch.cues.ordinal(match.group("nth").casefold()) or 0
            if place > 1:
                return match, place
    return None, 0


def _first(stretch: Stretch) -> re.Match[str] | None:
    """ "First" said of a journey or meeting, not "firstly" nor "first deputy"."""
    for match in stretch.cues_of("first"):
        rest = stretch.bare[match.end() : match.end() + 40]
        noun = stretch.cues.of["visit_noun"].search(rest) or stretch.cues.of["meet"].search(rest)
        back = stretch.bare[max(0, match.start() - 30) : match.start()]
        elliptic = re.search(r"(?:his|her|the|its)\s*$", back) and re.match(r"\s*(?:in|since|ever)\b", rest)
        if noun or elliptic or stretch.cues.language == "zh":
            return match
    return None


def _rows(
    stretch: Stretch, scene: Scene, journey: Journey | None, meeting: Meeting | None
) -> tuple[str, str, dict[str, str]]:
    """What is counted, the one meant, and the arguments in words; empty when it cannot be told."""
    if journey is None and meeting is None and stretch.cue("visit_noun") and scene.about:
        guest = next((one.id for one in stretch.of("person")), "")
        who = guest or scene.who
        if who and (stretch.cue("overseas") or guest):
            journey = Journey(who, (), "", (0, 0))
    held = None if journey or meeting else _of_office(stretch, scene)
    if held:
        return held
    if journey:
        places = journey.places
        if not places or (stretch.cue("overseas") and not _names_place(stretch, journey)):
            home = scene.state_of(journey.who)
            at = journey.when or first_day(scene.about)
            rows = call("trips", quoted(journey.who), without=quoted(home) if home else "")
            return rows, first_day(at) if at else "", {"who": journey.who, "to": "abroad", "at": at}
        at = journey.when
        if not at:
            event = scene.latest_visit(journey.who, places[0])
            at = event.date.split("/")[0] if event else ""
        without = _parties_within(scene, places[0])
        rows = call("trips", quoted(journey.who), to=listed(places[:1]), without=without)
        return rows, one_day(at), {"who": journey.who, "to": places[0], "at": at}
    if meeting:
        return meeting.rows, one_day(meeting.when), {"who": meeting.who, "with": meeting.other, "at": meeting.when}
    return "", "", {}


def _of_office(stretch: Stretch, scene: Scene) -> tuple[str, str, dict[str, str]] | None:
    """The journeys of all who held an office: "the first visit by a president of X"; None when none is meant."""
    held = holders(stretch, scene) if stretch.cue("visit_noun") and scene.about else None
    if held is None:
        return None
    to = next((one.id for one in stretch.of("place", "state", "region") if one.id != held.state), "")
    to = to or scene.other_party(held.state)
    if not to:
        return None
    level = quoted("state") if stretch.cue("state_visit") else ""
    at = first_day(scene.about)
    return call("trips", listed(held.people), to=quoted(to), level=level), at, {"who": held.office, "to": to, "at": at}


def _names_place(stretch: Stretch, journey: Journey) -> bool:
    return bool(after(stretch, journey.span[1], "place", "state", "region"))


def _parties_within(scene: Scene, place: str) -> str:
    """The parties of the draft, left out of a region: who writes of X and of Europe does not mean X by Europe."""
    if place in scene.known.states or place in scene.known.places or len(place) == 2:
        return ""
    return listed(scene.parties) if scene.parties else ""


def _eve(since: str) -> str:
    """The day before a period begins: what is counted since 2019 is counted from its first day."""
    return (date.fromisoformat(first_day(since)) - timedelta(days=1)).isoformat() if since else ""


def _after_years(
    stretch: Stretch, places: tuple[tuple[int, int], re.Match[str]], rows: str, at: str, said: dict[str, str]
) -> Claim:
    span, years = places
    groups = years.groupdict()
    said_number, unit = (_group(groups, name).casefold() for name in ("span", "unit"))
    number = stretch.cues.number(said_number) or 0
    days = number * (10 if unit.startswith(("decade", "десят")) else 1) * (30.44 if _is_months(unit) else _YEAR)
    gap = call("gap", rows, at=dated(at))
    least = days if re.search(r"over|more|более|余|多|逾", years.group()) else days * 0.92
    words = (min(span[0], years.start()), max(span[1], years.end()))
    made = claim(stretch, words, "gap", f"{gap} > {int(least)}", {**said, "years": str(number)})
    return Claim(made.start, made.end, made.text, "gap", made.arguments, made.written, gap, "", made.reasons)


def _group(groups: Mapping[str, str | None], name: str) -> str:
    """What was matched under a name or the same name with a number: alternatives need names of their own."""
    return next((value for key, value in groups.items() if value and key.rstrip("0123456789") == name), "")


def _is_months(unit: str) -> bool:
    return unit.startswith(("month", "месяц"))


def _since_term(
    stretch: Stretch, scene: Scene, span: tuple[int, int], counted: tuple[str, str], said: dict[str, str]
) -> Claim:
    """The first since a post or term began."""
    rows, at = counted
    since = _begun(stretch, scene, said, at)
    if not since:
        return unlinked(stretch, span, "first", "the record does not say when the term began", said)
    written = call("first", rows, at=dated(at), after=dated(since))
    return claim(stretch, span, "first", written, {**said, "after": since})


def _begun(stretch: Stretch, scene: Scene, said: Mapping[str, str], at: str) -> str:
    """When a post or term began: of whoever is named there, else of who is spoken of, begun last before the occasion;
    empty when the record does not say."""
    term = stretch.cue("term")
    named = [one.id for one in stretch.of("person") if term and term.start() <= one.start < term.end()]
    who = named[0] if named else said.get("who", "")
    latest = last_day(at) or "9999"
    held = [post.since for post in scene.known.registers.posts() if post.since and same_name(who, post.person)]
    begun = [since for since in held if last_day(since) <= latest]
    if not (begun and stretch.cue("took_office")):  # a term may begin anew in the same office
        begun += [event.date for event in scene.known.registers.events() if _begins(event, who, latest)]
    return max(begun, key=last_day, default="")


def _begins(event: Event, who: str, latest: str) -> bool:
    """Whether an event begins a term of somebody, not after a day."""
    return (
        event.kind in ("election", "inauguration", "appointment")
        and any(same_name(who, one.name) for one in event.participants)
        and last_day(event.date) <= latest
    )
