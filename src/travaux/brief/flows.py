"""Flows in prose: which series of the record a sentence speaks of, and from whose side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from travaux.brief.named_people import Named
from travaux.brief.scene import Scene
from travaux.brief.stretches import Stretch
from travaux.reading.tables import table
from travaux.reading.whole_words import compiled

FLOWS = ("exports", "imports", "total")
"""The flows every record of trade has; a record may have others, by any name."""
_NEAR = 60
"""Characters round a flow within which its sides are named."""


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
    """Who sells (or buys) and the other side: by "to" and "from", else in order of naming round the flow, else as the
    flow was last spoken of."""
    near = [one for one in stretch.of("state") if start - _NEAR <= one.start <= end + _NEAR]
    ids = list(dict.fromkeys(one.id for one in near))
    parties = [one for one in ids if one in scene.parties] or ids
    if name == "total":
        own = (parties + [one for one in scene.parties if one not in parties])[:2]
        return (own[0], own[1]) if len(own) == 2 else None
    partner = _partner(stretch, (start, end), name, near)
    if partner:
        reporter = _reporter(near, start, partner.id) or scene.other_party(partner.id)
        return (reporter, partner.id) if reporter else None
    if not parties:
        return scene.trade
    other = parties[1] if len(parties) > 1 else scene.other_party(parties[0])
    return (parties[0], other) if other else None


def _partner(stretch: Stretch, flow: tuple[int, int], name: str, near: Sequence[Named]) -> Named | None:
    """The state named as the other side: "exports to X", "imports from X", 对X出口, 自X进口."""
    start, end = flow
    turning = stretch.cues.of["to" if name == "exports" else "from"]
    behind = next((one for one in near if one.start >= end), None)
    if behind and turning.search(stretch.bare[end : behind.start]) and not stretch.parted(end, behind.start):
        return behind
    ahead = next((one for one in reversed(near) if one.end == start), None)
    lead = stretch.bare[: ahead.start] if ahead else ""
    led = any(match.end() == len(lead) for match in turning.finditer(lead))
    return ahead if led and stretch.cues.language == "zh" else None


def _reporter(near: Sequence[Named], start: int, partner: str) -> str:
    """The state named last before the flow, else first after it, that is not the other side."""
    others = [one for one in near if one.id != partner]
    ahead = [one for one in others if one.end <= start]
    return ahead[-1].id if ahead else others[0].id if others else ""


def _other_flows(stretch: Stretch, scene: Scene) -> Iterator[Flow]:
    """Series of any other name: by all the words of the name, or by the acronym in it."""
    ids = {one.id for one in stretch.of("state")} | set(scene.parties)
    for reporter, partner, flow in _keys(scene):
        if flow in FLOWS or not {reporter, partner} <= ids:
            continue
        named = _words_of(flow, stretch.bare) or _named_as(flow, stretch)
        if named:
            yield Flow(reporter, partner, flow, *named)


def _words_of(flow: str, text: str) -> tuple[int, int] | None:
    """Where all the words of the name of a flow stand, by the first of them."""
    words = [word for word in re.findall(r"\w+", flow) if len(word) > 2]
    words = [word for word in words if _is_acronym(word.upper(), text)] or words
    found = [re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text, re.IGNORECASE) for word in words]
    return found[0].span() if found and found[0] and all(found) else None


def _named_as(flow: str, stretch: Stretch) -> tuple[int, int] | None:
    """Where prose names in its own language what the flow measures."""
    for entry, pattern in _measures(stretch.cues.language).items():
        match = pattern.search(stretch.bare) if _measures("en")[entry].fullmatch(flow) else None
        if match:
            return match.span()
    return None


def names_measure(stretch: Stretch) -> bool:
    """Whether a sentence names something that is measured, trade or other."""
    return any(stretch.cue(name) for name in FLOWS) or any(
        pattern.search(stretch.bare) for pattern in _measures(stretch.cues.language).values()
    )


@cache
def _measures(language: str) -> Mapping[str, re.Pattern[str]]:
    listed: Mapping[str, Mapping[str, str]] = table("claims/flows")["flows"]
    return {name: compiled(words[language], language) for name, words in listed.items()}


def _is_acronym(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _keys(scene: Scene) -> Iterator[tuple[str, str, str]]:
    """Reporter, partner and flow of every series of the record, each once."""
    yield from dict.fromkeys((one.reporter, one.partner, one.flow) for one in scene.known.registers.figures())
