"""People in prose: names with offices, the new in a post, who came along, and how large a delegation was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from travaux.brief.named_people import Named
from travaux.brief.scene import Scene, first_day
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, quoted, unlinked
from travaux.reading.tables import table
from travaux.reading.whole_words import compiled
from travaux.record.claims import Claim
from travaux.record.dates import bounds
from travaux.text.names import same_name
from travaux.world.portfolios import same_office

_BESIDE = 30
"""Characters between an office and a name that still belong together ("Minister of Defence of Torvania, ...")."""
_LASTS = timedelta(days=3)
"""How long after its first day a visit may be spoken of by a later day."""
_NEW = "180"
"""Days in a post up to which prose may call somebody new in it without being called wrong: half a year."""
_JOIN = {
    "en": re.compile(r"[\s,]*(?:of (?:the )?[\w ]{0,25}?)?[\s,]*(?:for [\w ]{0,20})?,?\s*"),
    "ru": re.compile(r"[\s,]*(?:[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)?)?[\s,]*"),
    "zh": re.compile(r"[\s、]*"),
}


_OTHER = "other minister"
"""The entry of ministers whose portfolio no other entry has: two of them are one only by their own words."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a text or a register: what is held, its rank (0 full, 1 first deputy, 2 deputy), and where."""

    thing: str
    rank: int
    start: int
    end: int


def people(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """The claims about people in a stretch."""
    held = list(_held(stretch))
    for person, office in held:
        yield from _posts(stretch, scene, person, office)
    yield from _delegation(stretch, scene)
    size = stretch.cue("size")
    if size:
        yield _size(stretch, scene, size)


@cache
def _offices(language: str) -> tuple[Mapping[str, re.Pattern[str]], re.Pattern[str]]:
    data = table("claims/offices")
    edges = "" if language == "zh" else r"(?<!\w)"
    vice = re.compile(rf"{edges}(?:{data['vice'][language]})[\s-]*$", re.IGNORECASE)
    return {name: compiled(words[language], language) for name, words in data["offices"].items()}, vice


def offices(text: str, language: str) -> tuple[Office, ...]:
    """The offices named in a text, in order; the longest at each place."""
    things, vice = _offices(language)
    found: list[Office] = []
    for name, pattern in things.items():
        for match in pattern.finditer(text):
            before = vice.search(text[: match.start()])
            rank = 0 if before is None else 1 if _is_first(before.group()) else 2
            found.append(Office(name, rank, before.start() if before else match.start(), match.end()))
    told = [one for one in found if one.thing != _OTHER]
    found = told + [one for one in found if one.thing == _OTHER and not any(_meet(one, other) for other in told)]
    kept = [
        one
        for one in found
        if not any(
            other is not one and other.start <= one.start and one.end <= other.end and len_of(other) > len_of(one)
            for other in found
        )
    ]
    return tuple(sorted(kept, key=lambda one: one.start))


def _meet(one: Office, other: Office) -> bool:
    return one.start < other.end and other.start < one.end


def len_of(office: Office) -> int:
    """How many characters name an office."""
    return office.end - office.start


def _is_first(words: str) -> bool:
    return bool(re.search("first|перв|第一", words, re.IGNORECASE))


def _held(stretch: Stretch) -> Iterator[tuple[Named, Office]]:
    """Each person with the office that stands beside the name."""
    join = _JOIN[stretch.cues.language]
    found = offices(stretch.bare, stretch.cues.language)
    for person in stretch.of("person"):
        before = [
            one
            for one in found
            if one.end <= person.start <= one.end + _BESIDE and join.fullmatch(stretch.bare[one.end : person.start])
        ]
        after = [
            one
            for one in found
            if person.end <= one.start <= person.end + 14
            and re.fullmatch(r"(?:['’]s)?,\s*(?:the |a )?(?:[\w-]+ )?", stretch.bare[person.end : one.start])
        ]
        if stretch.cues.language == "zh":
            after = [one for one in found if one.start == person.end]
        chosen = before[-1:] or after[:1]
        if chosen:
            yield person, chosen[0]


def _posts(stretch: Stretch, scene: Scene, person: Named, office: Office) -> Iterator[Claim]:
    span = (min(office.start, person.start), max(office.end, person.end))
    apposed = person.end < office.start  # "Ann Lee, the new foreign minister"
    lead_start = person.end if apposed else max(0, span[0] - 40)
    lead = stretch.bare[lead_start : office.start if apposed else span[0]]
    if _ends_with(stretch, "former", lead) is not None:
        return
    day = _day(stretch, scene, span[0])
    said = {"person": person.id, "office": stretch.text[office.start : office.end], "on": day}
    if not day:
        yield unlinked(stretch, span, "role", "the day meant cannot be told", said)
        return
    written = _recorded(scene, person.id, office, said["office"])
    if not written:
        yield unlinked(stretch, span, "role", "the record has no such office", said)
    else:
        made = claim(stretch, span, "role", call("role", quoted(person.id), quoted(written), dated(day)), said)
        yield made
    new = _said_new(stretch, span, lead, lead_start)
    if new is not None:
        named = quoted(written) if written else ""
        fresh = call("new_in_post", quoted(person.id), dated(day), days=_NEW, office=named)
        yield claim(stretch, new, "new_in_post", fresh, said)


def _said_new(stretch: Stretch, span: tuple[int, int], lead: str, lead_start: int) -> tuple[int, int] | None:
    """The words that call somebody new in the office: "the new ..." before it, "who is new in her post" behind it."""
    before = _ends_with(stretch, "new_post", lead)
    if before:
        return min(span[0], lead_start + before.start()), span[1]
    behind = stretch.cues.of["new_after"].match(stretch.bare[span[1] :])
    return (span[0], span[1] + behind.end()) if behind else None


def _ends_with(stretch: Stretch, name: str, lead: str) -> re.Match[str] | None:
    """The cue that stands right before, with no more than a state's adjective between; None when none does."""
    found = stretch.cues.of[name].finditer(lead)
    return next((one for one in found if re.fullmatch(r"[\s,]*(?:[\w’'-]+\s*){0,2}", lead[one.end() :])), None)


def _day(stretch: Stretch, scene: Scene, place: int) -> str:
    """When an office is meant: the time named nearest to it, else the day of the occasion or of the draft."""
    since = [one.end() for one in stretch.cues_of("since")]
    own = [one for one in stretch.moments if not any(0 <= one.start - end <= 2 for end in since)]
    days = [one for one in own if one.is_day]
    nearest = stretch.nearest(place, days or own)
    if nearest:
        return first_day(nearest.edtf) if nearest.is_day else nearest.edtf
    return first_day(scene.about) if scene.about else scene.today


def _recorded(scene: Scene, person: str, office: Office, words: str) -> str:
    """The office as the registers write it: the person's own, else anybody's of that state; empty for none."""
    found = scene.known.person(person)
    own = found.offices if found else ()
    states = set(found.states) if found else set()
    others = [
        one for someone in scene.known.people if not states or states & set(someone.states) for one in someone.offices
    ]
    every = (*own, *others)
    if office.thing == _OTHER:
        return next((one for one in every if same_office(one, words)), "")
    return next((one for one in every if _is_same(one, office)), "")


def _is_same(written: str, office: Office) -> bool:
    return any((one.thing, one.rank) == (office.thing, office.rank) for one in office_of(written))


def office_of(written: str) -> tuple[Office, ...]:
    """The office a register writes, in whichever of the three languages; empty when it is not known."""
    language = (
        "zh" if re.search("[\u3400-\u9fff]", written) else "ru" if re.search("[\u0400-\u04ff]", written) else "en"
    )
    return offices(written, language)[:1]


def _delegation(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    cue, away = stretch.cue("delegation"), stretch.cue("not_there")
    goes_on = scene.listing and stretch.cue("continues")
    scene.listing = bool(cue) or bool(goes_on)
    if not (cue or goes_on or away):
        return
    day = _visit_day(stretch, scene)
    members = [one for one in stretch.of("person") if not day or not _heads(scene, one.id, day)]
    if not members and cue and not stretch.cue("size") and not stretch.amounts:
        yield unlinked(stretch, cue.span(), "in_delegation", "nobody the record knows is named")
    for one in members:
        said = {"person": one.id, "visit": day}
        if not day:
            yield unlinked(stretch, (one.start, one.end), "in_delegation", "the visit meant cannot be told", said)
            continue
        denied = away is not None and (not cue or abs(away.start() - one.end) < 60)
        asked = call("in_delegation", quoted(one.id), dated(day))
        yield claim(stretch, (one.start, one.end), "in_delegation", f"not {asked}" if denied else asked, said)


def _visit_day(stretch: Stretch, scene: Scene) -> str:
    """The first day of the visit meant: a delegation is recorded on it."""
    days = [one.edtf for one in stretch.moments if one.is_day] or [scene.about]
    recorded = {one.date for one in scene.known.registers.delegates()}
    for day in days:
        span = bounds(day)
        near = [
            one
            for one in recorded
            if span and (own := bounds(one)) and own[0] <= span[1] and span[0] <= own[1] + _LASTS
        ]
        if near:
            return min(near)
    return first_day(days[0]) if days and days[0] else ""


def _heads(scene: Scene, person: str, day: str) -> bool:
    """Whether a person is the visitor or host of the visit: who leads is no member."""
    return any(
        same_name(person, one.name)
        for event in scene.known.registers.events()
        if (span := bounds(event.date)) and (on := bounds(day)) and span[0] <= on[1] and on[0] <= span[1]
        for one in event.participants
        if one.role in ("visitor", "host")
    )


def _size(stretch: Stretch, scene: Scene, size: re.Match[str]) -> Claim:
    day = _visit_day(stretch, scene)
    if not re.search(r"largest|biggest|крупнейш|больш|最大", size.group(), re.IGNORECASE) or not day:
        return unlinked(stretch, size.span(), "size_rank", "how large is large is no fact; ask size_rank of the visit")
    return claim(stretch, size.span(), "size_rank", f"{call('size_rank', dated(day))} = 1", {"visit": day})
