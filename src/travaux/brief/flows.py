"""Flows in prose: which series of the record a sentence speaks of, and from whose side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.brief.scene import Scene
from travaux.brief.stretches import Stretch

FLOWS = ("exports", "imports", "total")
"""The flows every record of trade has; a record may have others, by any name."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A series spoken of: what is measured, from whose side, and where it was named."""

    reporter: str
    partner: str
    name: str
    start: int
    end: int


def flows_in(stretch: Stretch, scene: Scene) -> Iterator[Flow]:
    """The series named, in order; trade both ways only where no other flow is named at the same place."""
    places: list[tuple[int, int, str]] = []
    for name in FLOWS:
        for match in stretch.cues_of(name):
            if not any(match.start() < end and start < match.end() for start, end, _name in places):
                places.append((match.start(), match.end(), name))
    for start, end, name in sorted(places):
        sides = _sides(stretch, scene, start, end, name)
        if sides:
            yield Flow(*sides, name, start, end)
    if not places:
        yield from _other_flows(stretch, scene)


def _sides(stretch: Stretch, scene: Scene, start: int, end: int, name: str) -> tuple[str, str] | None:
    """Who sells (or buys) and the other side: in order of naming round the flow, turned by "to" and "from"."""
    near = [one for one in stretch.of("state") if start - 60 <= one.start <= end + 60]
    ids = list(dict.fromkeys(one.id for one in near))
    parties = [one for one in ids if one in scene.parties] or ids
    if name == "total":
        own = (parties + [one for one in scene.parties if one not in parties])[:2]
        return (own[0], own[1]) if len(own) == 2 else None
    if len(parties) >= 2:
        first, second = parties[0], parties[1]
        lead = next(one for one in near if one.id == first)
        if lead.start > end and _turns(stretch, end, lead.start, name):
            first, second = second, first
        return first, second
    if not parties:
        return None
    (one,) = parties[:1]
    place = next(found for found in near if found.id == one)
    other = scene.other_party(one)
    if not other:
        return None
    partner_named = place.start > end and _turns(stretch, end, place.start, name)
    return (other, one) if partner_named else (one, other)


def _turns(stretch: Stretch, end: int, place: int, name: str) -> bool:
    """Whether the words between the flow and the state make that state the other side."""
    between = stretch.bare[end:place]
    return bool(stretch.cues.of["to" if name == "exports" else "from"].search(between))


def _other_flows(stretch: Stretch, scene: Scene) -> Iterator[Flow]:
    """Series of any other name: by all the words of the name, or by the acronym in it."""
    ids = {one.id for one in stretch.of("state")} | set(scene.parties)
    for reporter, partner, flow in _keys(scene):
        if flow in FLOWS or not {reporter, partner} <= ids:
            continue
        words = [word for word in re.findall(r"\w+", flow) if len(word) > 2]
        words = [word for word in words if _is_acronym(word.upper(), stretch.bare)] or words
        named = [re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", stretch.bare, re.IGNORECASE) for word in words]
        if named and named[0] and all(named):
            yield Flow(reporter, partner, flow, named[0].start(), named[0].end())


def _is_acronym(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _keys(scene: Scene) -> Iterator[tuple[str, str, str]]:
    """Reporter, partner and flow of every series of the record, each once."""
    yield from dict.fromkeys((one.reporter, one.partner, one.flow) for one in scene.known.registers.figures())
