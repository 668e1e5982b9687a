"""Acquaintance: the people, states, series, texts and terms a record can name, and where a draft names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from travaux.brief.cues import folded
from travaux.brief.han_names import han_names
from travaux.brief.named_people import Named, NamedPeople, Person
from travaux.reading.gazetteer import mentions
from travaux.record.documents import DocumentHead
from travaux.store.views import View
from travaux.text.name_words import parsed
from travaux.text.names import EXACT, FORM, ROUGH, likeness
from travaux.world.states import state_code

_WORD = re.compile(r"[A-ZА-ЯЁ][\w’'-]*(?:\.[A-ZА-ЯЁ]\.)?")
_LEAST_STEM = 4
_SPLIT = re.compile(r"\s*;\s*")


class Acquaintance:
    """What the record can name."""

    def __init__(self, view: View) -> None:
        self.view, self.registers = view, view.registers

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody the registers name, spellings of one person together."""
        return self._named_people.everybody

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
        found = [*self._named_people.named(text, language), *self._terms(text, language)]
        found += [one for one in self._states(text, language) if not _within(one, found)]
        found += [one for one in self._places(text, language) if not _within(one, found)]
        return tuple(sorted(found, key=lambda one: (one.start, -one.end)))

    def person(self, name: str) -> Person | None:
        """The person of that name."""
        return self._named_people.person(name)

    @cached_property
    def _named_people(self) -> NamedPeople:
        return NamedPeople(self.registers)

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


def _within(one: Named, others: Iterable[Named]) -> bool:
    return any(other.start <= one.start and one.end <= other.end for other in others)


def _stem(name: str) -> str:
    return name.rstrip("aeiouy")


def _latin(name: str) -> re.Pattern[str]:
    stem = _stem(name)
    if " " in name or len(stem) < _LEAST_STEM:
        return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return re.compile(rf"(?<!\w){re.escape(stem)}\w{{0,4}}(?!\w)")
