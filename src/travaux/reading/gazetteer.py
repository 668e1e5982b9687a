"""Organisations, states and places named in a text, found by a gazetteer in Russian, Chinese and English.

States are the territories of CLDR (through Babel) with aliases and adjectives of ours; Russian names are looked for in
all their case forms. Names are case-sensitive: ``US`` is a state, ``us`` is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs
from babel import Locale

from travaux.reading.inflection import morphology, russian_forms
from travaux.reading.tables import table
from travaux.record.statements import Mention

CASES = ("gent", "datv", "accs", "ablt", "loct")
ACTOR_KINDS = frozenset({"state", "organisation", "office", "group"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: gazetteer id, kind, and whether the name is an adjective of it."""

    id: str
    kind: str
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The compiled names of one language."""

    language: str
    names: tuple[str, ...]
    entries: tuple[Entry, ...]
    automaton: ahocorasick_rs.AhoCorasick

    def found(self, sentence: str) -> list[tuple[Entry, int, int]]:
        """Entries with half-open code-point offsets, longest names first at each place; empty when none is named."""
        text, whole = spelled(sentence), self.language != "zh"
        return [
            (self.entries[index], start, end)
            for index, start, end in self.automaton.find_matches_as_indexes(text)
            if not whole or is_whole(text, start, end)
        ]


def spelled(text: str) -> str:
    """The text with ё as е and one kind of apostrophe, code point for code point."""
    return text.replace("ё", "е").replace("Ё", "Е").replace("’", "'")


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit touches the stretch from outside."""
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


@cache
def gazetteer(language: str) -> Gazetteer:
    """The gazetteer of ``ru``, ``zh`` or ``en``."""
    names: dict[str, Entry] = {}
    for entry, name in all_names(language):
        for form in forms(name, language, entry.adjective):
            names.setdefault(form, entry)
    listed = tuple(names)
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return Gazetteer(language, listed, tuple(names.values()), ahocorasick_rs.AhoCorasick(listed, matchkind=kind))


def mentions(sentence: str, language: str, offset: int = 0) -> tuple[Mention, ...]:
    """The organisations and places named in a sentence, offsets moved by ``offset``; empty when none is."""
    return tuple(
        Mention(entry.id, entry.kind, sentence[start:end], start + offset, end + offset)
        for entry, start, end in gazetteer(language).found(sentence)
    )


def all_names(language: str) -> Iterator[tuple[Entry, str]]:
    """Every name of a state, organisation or place in a language, with what it stands for."""
    states = table("names/states")
    for code, names in states["aliases"].items():
        yield from ((Entry(code, "state"), name) for name in names[language])
    skipped = {*states["omitted"]}
    ambiguous = {*states["ambiguous"][language]}
    for code, name in Locale(language).territories.items():
        if code.isalpha() and code not in skipped and name not in ambiguous:
            yield Entry(code, "state"), name
    for code, names in states["adjectives"].items():
        yield from ((Entry(code, "state", adjective=True), name) for name in names.get(language, ()))
    for file in ("names/organisations", "names/places"):
        for code, row in table(file).items():
            if isinstance(row, dict):
                yield from ((Entry(code, row["kind"]), name) for name in row[language])


@cache
def called(code: str, language: str) -> str:
    """The first name of what a gazetteer id stands for; the id itself when the gazetteer does not have it."""
    named = (name for entry, name in all_names(language) if entry.id == code and not entry.adjective)
    return next(named, code)


def forms(name: str, language: str, adjective: bool) -> Iterable[str]:
    """The forms a name is looked for in: Russian ones in every case, others as they are."""
    name = spelled(name)
    if language != "ru":
        return (name,)
    if adjective:
        low = [form for form, code in russian_forms(name) if code == "a"]
        return [*low, *(form.capitalize() for form in low)]
    return {name, *(_declined(name, case) for case in CASES)}


def _declined(name: str, case: str) -> str:
    """The Russian name in a case: adjectives and the first noun change, what follows does not."""
    out: list[str] = []
    done = False
    for word in name.split(" "):
        if done or word.isupper() or not word[0].isalpha():
            out.append(word)
            done = done or word.isupper()
            continue
        parse = next((one for one in morphology().parse(word) if "nomn" in one.tag), None)
        form = parse.inflect({case}) if parse is not None else None
        out.append(_like(word, form.word if form is not None else word))
        done = parse is not None and parse.tag.POS == "NOUN"
    return " ".join(out)


def _like(model: str, word: str) -> str:
    """The word spelled with the capitals of the model."""
    word = word.replace("ё", "е")
    if "-" in model:
        return "-".join(_like(one, other) for one, other in zip(model.split("-"), word.split("-"), strict=False))
    return word.capitalize() if model[:1].isupper() else word
