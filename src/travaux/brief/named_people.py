"""The people a record can name, and where a draft names them: by the same rules as the claims over its registers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from typing import Protocol

from rapidfuzz.distance import OSA

from travaux.brief.cues import folded
from travaux.reading.named import known_people, people
from travaux.record.events import Event
from travaux.record.posts import Delegate, Post
from travaux.text.chinese_names import pinyin_of_characters
from travaux.text.han import simplify
from travaux.text.name_words import names_table, parsed
from travaux.text.names import ROUGH, likeness
from travaux.text.roster import Roster
from travaux.world.states import state_code

_WORD = re.compile(r"[A-ZА-ЯЁ]\.(?:[A-ZА-ЯЁ]\.)?|[A-ZÀ-ÖØ-ÞĀ-ſА-ЯЁ][\w’'-]*")
_GAP = re.compile(rf"[ \u00a0]+(?:(?:{'|'.join(map(re.escape, sorted(names_table()['particles'])))})[ \u00a0-]+)*")
"""Between the words of a name: small words too, as in "Lula da Silva", "bin Salman", «фон дер Ляйен»."""
_HAN = re.compile("[\u3400-\u9fff]")
_LONGEST_NAME = 6
_HAN_NAME = 3
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


class NamesPeople(Protocol):
    """The registers whose rows name people."""

    def posts(self) -> Sequence[Post]:
        """Posts held."""

    def delegates(self) -> Sequence[Delegate]:
        """Members of delegations."""

    def events(self) -> Sequence[Event]:
        """Events with those who took part."""


class NamedPeople:
    """Everybody the registers name, spellings of one person together, and where a text names them."""

    def __init__(self, registers: NamesPeople) -> None:
        self._registers = registers

    @cached_property
    def everybody(self) -> tuple[Person, ...]:
        """Everybody the registers name, spellings of one person together."""
        return tuple(_together(_sightings(self._registers), self._roster))

    def person(self, name: str) -> Person | None:
        """The person of that name."""
        return next((one for one in self.everybody if one.name == name), None)

    def named(self, text: str, language: str) -> Iterator[Named]:
        """Every naming of a person in a stretch of text."""
        if language == "zh":
            yield from self._han_persons(simplify(text).replace("・", "·"))
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
        if len(chosen) < size or not all(_is_gap(text, one[1], other[0]) for one, other in pairwise(chosen)):
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
        meant = self._roster.taken(written)
        if meant is None or meant.several:
            return ""
        person = next((one for one in self.everybody if meant.is_one_of(one.spellings)), None)
        if person is None or meant.known_as or _HAN.search(written):
            return person.name if person else ""
        costs = [likeness(written, one) for one in person.spellings if _has_room(one, written, size)]
        near = min((cost for cost in costs if cost is not None), default=None)
        return person.name if near is not None and (size > 1 or near <= ROUGH) else ""

    @cached_property
    def _roster(self) -> Roster:
        """The same reading of names as in claims over the registers."""
        return Roster(((name, *names) for name, names, *_rest in _sightings(self._registers)), known_people())

    def _han_persons(self, text: str) -> Iterator[Named]:
        taken: list[tuple[int, int]] = []
        for start, end, name in (*self._written_in_han(text), *self._by_gazetteer(text), *self._by_pinyin(text)):
            if not any(start < other and begin < end for begin, other in taken):
                taken.append((start, end))
                yield Named(start, end, name, "person")

    def _written_in_han(self, text: str) -> Iterator[tuple[int, int, str]]:
        for written, name in self._han_names:
            for match in re.finditer(re.escape(written), text):
                yield *match.span(), name

    def _by_gazetteer(self, text: str) -> Iterator[tuple[int, int, str]]:
        for mention in people(text, "zh"):
            person = self._resolved(known_people()[mention.id][0], _LONGEST_NAME)
            if person:
                yield mention.start, mention.end, person

    def _by_pinyin(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Names of three characters that a row has in letters; two are too often a word: 网易 is no Wang Yi."""
        for place in range(len(text) - _HAN_NAME + 1):
            written = text[place : place + _HAN_NAME]
            if _HAN.match(written) and pinyin_of_characters(written) & self._pinyin.keys():
                person = self._resolved(written, _LONGEST_NAME)
                if person:
                    yield place, place + _HAN_NAME, person

    @cached_property
    def _pinyin(self) -> Mapping[str, str]:
        """Names in letters written together in pinyin, with who bears them."""
        return {
            "".join(syllables): person.name
            for person in self.everybody
            for one in person.spellings
            for syllables in product(*(word.pinyin for word in parsed(one).words))
        }

    @cached_property
    def _han_names(self) -> list[tuple[str, str]]:
        """Chinese names, longest first; of a foreigner also the family name alone, where it is nobody else's."""
        found: dict[str, set[str]] = {}
        for person in self.everybody:
            for one in person.spellings:
                if _HAN.search(one):
                    plain = folded(one, "zh")
                    for written in {plain, plain.split("·")[-1]}:
                        found.setdefault(written, set()).add(person.name)
        single = [(written, next(iter(names))) for written, names in found.items() if len(names) == 1]
        return sorted((one for one in single if len(one[0]) > 1), key=lambda one: -len(one[0]))


def _is_gap(text: str, start: int, end: int) -> bool:
    """Whether two words can be of one name: a space stands between them, or nothing after initials (А.И.Орлов)."""
    return start == end or _GAP.fullmatch(text[start:end]) is not None


def _has_room(spelling: str, written: str, size: int) -> bool:
    """Whether every word written can be part of the name: "Minister Ivanov" is no name of Pyotr Ivanov's."""
    return size <= len(parsed(spelling).words) + bool(_PATRONYMIC.search(written))


def _sightings(registers: NamesPeople) -> Iterator[tuple[str, tuple[str, ...], str, str]]:
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


def _together(sightings: Iterable[tuple[str, tuple[str, ...], str, str]], roster: Roster) -> Iterator[Person]:
    found: dict[str, Person] = {}
    for name, names, state, office in sightings:
        known = name if name in found else _same(name, found, roster)
        one = found.get(known) or Person(name, (name,))
        found[one.name] = Person(
            one.name,
            tuple(dict.fromkeys((*one.spellings, name, *names))),
            tuple(dict.fromkeys((*one.states, *([state_code(state)] if state else [])))),
            tuple(dict.fromkeys((*one.offices, *([office] if office else [])))),
        )
    yield from found.values()


def _same(name: str, found: dict[str, Person], roster: Roster) -> str:
    """Who of those found the name is another spelling of; empty for nobody."""
    meant = roster.taken(name)
    alike = [one for one in found.values() if meant and meant.is_one_of(one.spellings)]
    return alike[0].name if len(alike) == 1 else ""
