"""What is plainly checkable in a sentence although nobody and nothing the record knows is named in it.

It is listed as unlinked: the reader sees that it was seen, and what would be needed to check it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from travaux.brief.people import offices
from travaux.brief.stretches import Stretch
from travaux.brief.writing import unlinked
from travaux.record.claims import Claim

_WHO = "nobody the registers name is meant, as far as can be told"
_WHICH = "no such series of the record is named"
_ALIKE = (
    {"first", "first_since", "gap", "nth", "new"},
    {"value", "yoy", "share", "holds", "amount", "first_since"},
)
_TIMED = {"visited", "voted", "nth", "counted", "signed", "is_weekday"}
_RANKS = {"first", "first_since", "gap", "nth", "again"}
_MOVES = ("visit", "host")
_MEETS = ("meet", "call", "video", "summit", "took_place", "elected", "appointed")
_RANKED = ("nth_visit", "nth_meeting", "nth_text", "another_time")
_COUNTS = ("visit_count", "meeting_count", "times")
_TRADE = ("exports", "imports", "total")


def unnamed(stretch: Stretch, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The checkable of a stretch beside the claims found in it, each predicate once."""
    found = {one.predicate for one in claims}
    for predicate, match, missing in _seen(stretch):
        if predicate not in found and not _covered(predicate, found):
            found.add(predicate)
            yield unlinked(stretch, match.span(), predicate, missing)


def _covered(predicate: str, found: set[str]) -> bool:
    """Whether the same words made another claim already."""
    if predicate == "took_place":
        return bool(found & _TIMED)
    if predicate == "visited":
        return bool(found & _RANKS)
    return any(predicate in group and group & found for group in _ALIKE)


def _seen(stretch: Stretch) -> Iterator[tuple[str, re.Match[str], str]]:
    yield from _ranks(stretch)
    yield from _series(stretch)
    timed = bool(stretch.moments)
    relative = stretch.cues.relative.search(stretch.bare)
    moved, met = _any(stretch, _MOVES), _any(stretch, _MEETS)
    if relative and (moved or met):
        yield "relative", relative, _WHO
    if moved and timed:
        yield "visited", moved, _WHO
    if met and (timed or relative):
        yield "took_place", met, _WHO
    yield from _officers(stretch)


def _any(stretch: Stretch, names: Sequence[str]) -> re.Match[str] | None:
    return next(filter(None, (stretch.cue(name) for name in names)), None)


def _ranks(stretch: Stretch) -> Iterator[tuple[str, re.Match[str], str]]:
    """First, first since, first in so many years, nth, how many."""
    going = _any(stretch, ("visit", "visit_noun", "meet", "overseas"))
    first = stretch.cue("first_time") or (stretch.cue("first") if going else None)
    years, since = stretch.cue("in_years"), stretch.cue("since")
    if first and not stretch.cue("text"):
        if years:
            yield "gap", years, _WHO
        elif since and stretch.moments:
            yield "first_since", first, _WHO if going else _WHICH
        elif going:
            yield "first", first, _WHO
    for name in _RANKED:
        match = stretch.cue(name)
        if match and (stretch.cues.ordinal(match.group("nth").casefold()) or 0) > 1:
            yield "nth", match, _WHO
    count = _any(stretch, _COUNTS)
    if count and going:
        yield "counted", count, _WHO


def _series(stretch: Stretch) -> Iterator[tuple[str, re.Match[str], str]]:
    """Flows whose sides the record does not know: their shares, growth, values and directions."""
    flow = _any(stretch, _TRADE)
    moved, share = _any(stretch, ("rise", "fall")), stretch.cue("share")
    percent, money = any(one.is_share for one in stretch.amounts), any(not one.is_share for one in stretch.amounts)
    if flow is None:
        return
    if percent and share:
        yield "share", share, _WHICH
    elif percent and moved:
        yield "yoy", moved, _WHICH
    elif money:
        yield "value", flow, _WHICH
    elif moved and stretch.moments:
        yield "holds", moved, _WHICH


def _officers(stretch: Stretch) -> Iterator[tuple[str, re.Match[str], str]]:
    """Offices of people the registers do not know, new ones and absent ones."""
    for office in offices(stretch.bare, stretch.cues.language):
        lead = stretch.bare[: office.start]
        if any(not lead[match.end() :].strip() for match in stretch.cues.of["former"].finditer(lead)):
            continue
        found = stretch.cues.of["new_post"].finditer(lead)
        new = next((match for match in found if not lead[match.end() :].strip()), None)
        if new:
            yield "new_in_post", new, _WHO
        away = stretch.cue("not_there")
        if away:
            yield "in_delegation", away, _WHO
        named = re.compile(r"[\s,]*(?:[A-ZА-ЯЁ][\w’'-]+\s?){1,3}").match(stretch.bare, office.end)
        of_state = named and any(named.start() < one.end and one.start < named.end() for one in stretch.of("state"))
        if named and not of_state and stretch.cues.language != "zh":
            yield "role", named, _WHO
