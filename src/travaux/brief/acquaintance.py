"""Acquaintance: the people, states, series, texts and terms a record can name, and where a draft names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import OSA

from travaux.brief.cues import folded
from travaux.brief.han_names import han_names
from travaux.reading.gazetteer import mentions
from travaux.record.documents import DocumentHead
from travaux.store.registers import Registers
from travaux.store.views import View
from travaux.text.name_words import parsed
from travaux.text.names import EXACT, FORM, ROUGH, likeness
from travaux.world.states import state_code

_WORD = re.compile(r"[A-ZА-ЯЁ][\w’'-]*(?:\.[A-ZА-ЯЁ]\.)?")
_PARTICLES = r"da|das|de|del|della|der|di|do|dos|du|la|le|van|von|al|el|bin|ibn|да|де|ди|дос|ду|ван|фон|аль|эль|бин|ибн"
"""Small words inside names, as in "Lula da Silva", "bin Salman", «фон дер Ляйен»."""
_GAP = re.compile(rf"[ \u00a0]+(?:(?:{_PARTICLES})[ \u00a0-]+)*")
_HAN = re.compile("[\u3400-\u9fff]")
_LEAST_STEM = 4
_LONGEST_NAME = 6
_SLIPS = 2
"""Letters by which a first name may differ from its spellings: Andrey, Andrei, Andrej."""
_PATRONYMIC = re.compile(r"\w(?:ович|евич|овна|евна|ovich|evich|ovna|evna)(?!\w)")
_SPLIT = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone a register names: every spelling, and the states and offices found beside the name."""

    name: str
    spellings: tuple[str, ...]
    states: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a draft. ``id`` is a person's name, a state (code or name), a place or a term as the record has it."""

    start: int
    end: int
    id: str
    kind: str


class Acquaintance:
    """What the record can name."""

    def __init__(self, view: View) -> None:
        self.view, self.registers = view, view.registers

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody the registers name, spellings of one person together."""
        return tuple(_together(_sightings(self.registers)))

    @cached_property
    def heads(self) -> tuple[DocumentHead, ...]:
        """The documents."""
        return self.view.heads()

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Every state, group or firm of the registers: codes of ISO 3166, else names."""
        found: dict[str, None] = {}
        for event in self.registers.events():
            found.update(dict.fromkeys((*event.states, *(one.state for one in event.participants))))
        for post in self.registers.posts():
            found[post.state] = None
        for figure in self.registers.figures():
            found.update(dict.fromkeys((figure.reporter, figure.partner)))
        for head in self.heads:
            found.update(dict.fromkeys(head.issuers))
        found.update(dict.fromkeys(self.registers.voters()))
        return tuple(dict.fromkeys(state_code(one) for one in found if one))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The towns events took place in."""
        named = (place for event in self.registers.events() for place in _SPLIT.split(event.place))
        return tuple(dict.fromkeys(place for place in named if place and place[0].isupper()))

    @cached_property
    def terms(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What was awaited, each with all its names."""
        found: dict[str, dict[str, None]] = {}
        for one in self.registers.expectations():
            names = dict.fromkeys((one.topic, *(name for listed in one.aliases.values() for name in listed)))
            found.setdefault(one.topic, {}).update(names)
        return tuple((topic, tuple(names)) for topic, names in found.items())

    def named(self, text: str, language: str) -> tuple[Named, ...]:
        """Every person, state, place and term named in a stretch, in order; nested names once, the longest."""
        found = [*self._persons(text, language), *self._terms(text, language)]
        found += [one for one in self._states(text, language) if not _within(one, found)]
        found += [one for one in self._places(text, language) if not _within(one, found)]
        return tuple(sorted(found, key=lambda one: (one.start, -one.end)))

    def person(self, name: str) -> Person | None:
        """The person of that name."""
        return next((one for one in self.people if one.name == name), None)

    def _persons(self, text: str, language: str) -> Iterator[Named]:
        if language == "zh":
            yield from self._han_persons(text)
            return
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        place = 0
        while place < len(words):
            found = next(
                filter(None, (self._run(text, words, place, size) for size in range(_LONGEST_NAME, 0, -1))), None
            )
            if found:
                yield found[0]
            place += found[1] if found else 1

    def _run(self, text: str, words: list[tuple[int, int]], place: int, size: int) -> tuple[Named, int] | None:
        """A person named by so many words on end."""
        chosen = words[place : place + size]
        if len(chosen) < size or any(not _GAP.fullmatch(text[one[1] : other[0]]) for one, other in pairwise(chosen)):
            return None
        start, end = chosen[0][0], chosen[-1][1]
        written = re.sub(r"['’]s?$", "", text[start:end])
        if len(written) == 1:
            return None  # "В составе", "A delegation": a letter alone names nobody
        person = self._resolved(written, size)
        if person and size > 1 and not self._has(person, text[slice(*chosen[0])]):
            return None  # "Minister Ivanova" fits "M. Ivanova", but is none of her names
        return (Named(start, start + len(written), person, "person"), size) if person else None

    def _has(self, name: str, word: str) -> bool:
        """Whether a word is, but for slips, one of the names of a person, initials apart."""
        person = self.person(name)
        key = parsed(word).words[0].key if parsed(word).words else ""
        if person is None or not key or "." in word:
            return True
        own = {one.key for spelling in person.spellings for one in parsed(spelling).words if not one.initial}
        return any(OSA.distance(key, one, score_cutoff=_SLIPS) <= _SLIPS for one in own)

    def _resolved(self, written: str, size: int) -> str:
        if written not in self._memory:
            self._memory[written] = self._resolve(written, size)
        return self._memory[written]

    @cached_property
    def _memory(self) -> dict[str, str]:
        return {}

    def _resolve(self, written: str, size: int) -> str:
        """The one person meant; a lone word must agree but for its form or letters, a full name may have a slip."""
        worst = ROUGH if size == 1 else 2.0
        costs: dict[str, float] = {}
        for person in self._near(written):
            spellings = [one for one in person.spellings if _has_room(one, written, size)]
            fitting = [cost for one in spellings if (cost := likeness(written, one)) is not None]
            if fitting and min(fitting) <= worst:
                costs[person.name] = min(fitting)
        best = min(costs.values(), default=0.0)
        nearest = [name for name, cost in costs.items() if cost == best]
        return nearest[0] if len(nearest) == 1 else ""

    def _near(self, written: str) -> Iterable[Person]:
        """The people with a name word beginning like one of these."""
        letters = {word.key[:1] for word in parsed(written).words}
        found: dict[str, Person] = {}
        for letter in letters:
            found.update((one.name, one) for one in self._by_letter.get(letter, ()))
        return found.values()

    @cached_property
    def _by_letter(self) -> dict[str, list[Person]]:
        index: dict[str, list[Person]] = {}
        for person in self.people:
            for letter in {word.key[:1] for one in person.spellings for word in parsed(one).words}:
                index.setdefault(letter, []).append(person)
        return index

    def _han_persons(self, text: str) -> Iterator[Named]:
        taken: list[tuple[int, int]] = []
        for written, name in self._han_names:
            for match in re.finditer(re.escape(written), text):
                if not any(match.start() < end and start < match.end() for start, end in taken):
                    taken.append(match.span())
                    yield Named(*match.span(), name, "person")

    @cached_property
    def _han_names(self) -> list[tuple[str, str]]:
        """Chinese names, longest first; of a foreigner also the family name alone, where it is nobody else's."""
        found: dict[str, set[str]] = {}
        for person in self.people:
            for one in person.spellings:
                if _HAN.search(one):
                    plain = folded(one, "zh")
                    for written in {plain, plain.split("·")[-1]}:
                        found.setdefault(written, set()).add(person.name)
        single = [(written, next(iter(names))) for written, names in found.items() if len(names) == 1]
        return sorted((one for one in single if len(one[0]) > 1), key=lambda one: -len(one[0]))

    def _terms(self, text: str, language: str) -> Iterator[Named]:
        plain = folded(text, language).casefold()
        for topic, names in self.terms:
            for name in names:
                place = plain.find(folded(name, language).casefold().strip('“”«»"'))
                if place >= 0:
                    yield Named(place, place + len(name), topic, "term")
                    break

    def _states(self, text: str, language: str) -> Iterator[Named]:
        for mention in mentions(text, language):
            if mention.kind == "state":
                yield Named(mention.start, mention.end, mention.id, "state")
            elif mention.kind == "place" and mention.id in _REGIONS:
                yield Named(mention.start, mention.end, _REGIONS[mention.id], "region")
        for name, pattern in self._invented:
            for match in pattern.finditer(text):
                yield Named(*match.span(), name, "state")
        if language == "ru":
            yield from self._transliterated(text)
        if language == "zh":
            for name, state in self._han_states.items():
                for match in re.finditer(re.escape(name), text):
                    yield Named(*match.span(), state, "state")

    @cached_property
    def _invented(self) -> list[tuple[str, re.Pattern[str]]]:
        """States without a code, by name or adjective in Latin letters."""
        return [(name, _latin(name)) for name in self.states if not (len(name) == 2 and name.isupper())]

    @cached_property
    def _han_states(self) -> Mapping[str, str]:
        return han_names(self.heads)

    def _transliterated(self, text: str) -> Iterator[Named]:
        for match in re.finditer(r"[А-ЯЁа-яё-]{4,}", text):
            pieces = [piece for piece in match.group().split("-") if len(piece) > _LEAST_STEM - 1]
            for piece in pieces:
                key = parsed(piece.casefold()).words[0].key if parsed(piece.casefold()).words else ""
                for name, stem in self._stems:
                    if len(stem) >= _LEAST_STEM and key.startswith(stem) and len(key) - len(stem) <= 6:
                        yield Named(*match.span(), name, "state")

    @cached_property
    def _stems(self) -> list[tuple[str, str]]:
        return [(name, _stem(parsed(name).words[0].key)) for name, _pattern in self._invented if " " not in name]

    def _places(self, text: str, language: str) -> Iterator[Named]:
        if language == "ru":
            for match in _WORD.finditer(text):
                near = [one for one in self.places if likeness(match.group(), one) in (EXACT, FORM)]
                near = near or [one for one in self.places if likeness(match.group(), one) == ROUGH][:2]
                if len(near) == 1:
                    yield Named(*match.span(), near[0], "place")
            return
        for place in self.places:
            for match in re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", text):
                yield Named(*match.span(), place, "place")


_REGIONS = {
    "EUROPE": "Europe", "ASIA": "Asia", "AFRICA": "Africa", "CENTRAL_ASIA": "Central Asia", "OCEANIA": "Oceania",
    "LATIN_AMERICA": "Latin America and the Caribbean",
}  # fmt: skip
"""Regions of the gazetteer as the table of regions calls them."""


def _has_room(spelling: str, written: str, size: int) -> bool:
    """Whether every word written can be part of the name: "Minister Ivanov" is no name of Pyotr Ivanov's."""
    return size <= len(parsed(spelling).words) + bool(_PATRONYMIC.search(written))


def _within(one: Named, others: Iterable[Named]) -> bool:
    return any(other.start <= one.start and one.end <= other.end for other in others)


def _stem(name: str) -> str:
    return name.rstrip("aeiouy")


def _latin(name: str) -> re.Pattern[str]:
    stem = _stem(name)
    if " " in name or len(stem) < _LEAST_STEM:
        return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return re.compile(rf"(?<!\w){re.escape(stem)}\w{{0,4}}(?!\w)")


def _sightings(registers: Registers) -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    """Each naming of a person: name, other spellings, state, office."""
    for post in registers.posts():
        yield post.person, post.names, post.state, post.office
    for one in registers.delegates():
        if one.person:
            yield one.person, one.names, one.state, one.office
    for event in registers.events():
        for guest in event.participants:
            for name in _SPLIT.split(guest.name):
                yield name, (), guest.state, guest.office


def _together(sightings: Iterable[tuple[str, tuple[str, ...], str, str]]) -> Iterator[Person]:
    found: dict[str, Person] = {}
    for name, names, state, office in sightings:
        known = name if name in found else _same(name, found)
        one = found.get(known) or Person(name, (name,))
        found[one.name] = Person(
            one.name,
            tuple(dict.fromkeys((*one.spellings, name, *names))),
            tuple(dict.fromkeys((*one.states, *([state_code(state)] if state else [])))),
            tuple(dict.fromkeys((*one.offices, *([office] if office else [])))),
        )
    yield from found.values()


def _same(name: str, found: dict[str, Person]) -> str:
    """Who of those found the name is another spelling of; empty for nobody."""
    alike = [
        one for one in found.values() if one.name[:1] == name[:1] and likeness(name, one.name) in (EXACT, FORM, ROUGH)
    ]
    return alike[0].name if len(alike) == 1 else ""
