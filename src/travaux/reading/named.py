"""The names layer: what a name stands for in Russian, Chinese and English, its other names, what a slip may have meant.

States come from CLDR, organisations, places and people from the gazetteer; Russian names are known in all their cases.
A misspelt name is never taken for another: the likely ones are offered. Nothing is transliterated unless asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs
from rapidfuzz.distance import OSA

from travaux.reading.gazetteer import Entry, Gazetteer, all_names, forms, spelled
from travaux.reading.inflection import morphology
from travaux.reading.tables import table
from travaux.record.statements import Mention
from travaux.text.han import simplify
from travaux.text.name_words import parsed
from travaux.text.names import SLIP, likeness
from travaux.text.roster import Roster, is_full

LANGUAGES = ("en", "ru", "zh")
SHORTEST = 3
"""Characters of the shortest name somebody is offered for: two in Chinese sound like the end of many a name."""
CASES = ("gent", "datv", "accs", "ablt", "loct")
OFFERED = 3
"""Likely names offered, at most."""
SLIPS = ((4, 0), (8, 1), (14, 2))
"""Slips a name of fewer than so many letters may have to be offered; three in longer ones."""
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
SHORT = 4
"""Letters up to which a name in capitals is taken for an abbreviation, which other words are too easily taken for."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for: id and kind of the gazetteer, and its names by language, the fullest first."""

    id: str
    kind: str
    names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Likely:
    """A name that may have been meant, with what it stands for; ``slips``: letters that differ."""

    name: str
    named: Named
    slips: int


def named(written: str) -> Named | None:
    """What a name stands for, in whatever case and of whichever of the three languages; None when it is not known."""
    for language in LANGUAGES:
        entry = _forms(language).get(_spelled(written, language))
        if entry is not None:
            return _everything()[entry]
    return _person(written)


def names_of(written: str) -> Mapping[str, tuple[str, ...]]:
    """By language the full names of what a name stands for, without abbreviations, and without capitals for states.

    {} for a name that is not known, or stands for a state only by the way (a capital, a side).
    """
    found, metonyms = named(written), table("names/states")["metonyms"]
    if found is None or any(_spelled(written, language) in metonyms[language] for language in LANGUAGES):
        return {}
    kept = {
        language: tuple(name for name in names if name not in metonyms[language] and not _is_abbreviation(name))
        for language, names in found.names.items()
    }
    return {language: names for language, names in kept.items() if names}


def likely(written: str) -> tuple[Likely, ...]:
    """The names that a name not known may be a slip for, nearest first; () for a known one and where none is near."""
    if named(written) is not None:
        return ()
    found: dict[str, Likely] = {}
    for language in LANGUAGES:
        wanted = _spelled(written, language).casefold()
        allowed = next((slips for limit, slips in SLIPS if len(wanted) < limit), 3)
        for form, entry in _forms(language).items():
            apart = OSA.distance(wanted, form.casefold(), score_cutoff=allowed)
            if apart <= allowed and not _is_abbreviation(form) and (entry not in found or apart < found[entry].slips):
                found[entry] = Likely(_everything()[entry].names[language][0], _everything()[entry], apart)
    for entry in _likely_people(written):
        found.setdefault(entry, Likely(next(iter(_everything()[entry].names.values()))[0], _everything()[entry], 0))
    return tuple(sorted(found.values(), key=lambda one: (one.slips, one.name))[:OFFERED])


def people(sentence: str, language: str, offset: int = 0) -> tuple[Mention, ...]:
    """The people of the gazetteer named in a sentence, in any case, offsets moved by ``offset``; () when none is."""
    return tuple(
        Mention(entry.id, entry.kind, sentence[start:end], start + offset, end + offset)
        for entry, start, end in _people(language).found(sentence)
    )


@cache
def known_people() -> Mapping[str, tuple[str, ...]]:
    """By id every name of every person of the gazetteer, in all three languages."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for one in _persons(language):
            found[one.id] = (*found.get(one.id, ()), one.name)
    return found


def _person(written: str) -> Named | None:
    """The one person whom a full name means by the rules of names across scripts, a slip of the pen excepted."""
    meant = _roster().taken(written)
    if meant is None or len(parsed(written).words) < 2 or not any(_is_near(written, one) for one in meant.spellings):
        return None
    return next(_everything()[entry] for entry, names in known_people().items() if meant.is_one_of(names))


def _is_near(written: str, spelling: str) -> bool:
    cost = likeness(written, spelling)
    return cost is not None and cost < SLIP


def _likely_people(written: str) -> tuple[str, ...]:
    """Ids of the people a full name may mean: with a slip of the pen, one of several, or by sound; () for one word and
    for less than SHORTEST characters."""
    if len(parsed(written).words) == 1 or len(written) < SHORTEST:
        return ()
    meant = _roster().meant(written)
    offered = {*meant.spellings, *meant.several, *meant.likely}
    return tuple(entry for entry, names in known_people().items() if offered & set(names))


@cache
def _roster() -> Roster:
    """The people of the gazetteer by their full names: Viktor Putin is not the one called V. Putin or Putin."""
    return Roster(tuple(filter(is_full, names)) for names in known_people().values())


def _is_abbreviation(name: str) -> bool:
    return (name.isupper() and len(name.replace(".", "")) <= SHORT and name.isalpha()) or name.endswith(".")


def _spelled(written: str, language: str) -> str:
    return simplify(written.strip()) if language == "zh" else spelled(written.strip())


@cache
def _everything() -> Mapping[str, Named]:
    """Every entry of the gazetteer by id."""
    kinds: dict[str, str] = {}
    names: dict[str, dict[str, dict[str, None]]] = {}
    for language in LANGUAGES:
        for entry, name in _names(language):
            if not entry.adjective:
                kinds[entry.id] = entry.kind
                names.setdefault(entry.id, {}).setdefault(language, {})[name] = None
    return {
        id_: Named(id_, kinds[id_], {language: tuple(listed) for language, listed in by_language.items()})
        for id_, by_language in names.items()
    }


def _names(language: str) -> Iterator[tuple[Entry, str]]:
    yield from all_names(language)
    yield from ((Entry(one.id, "person"), one.name) for one in _persons(language))


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in one language, and how it takes Russian cases: ``eastern``, in its last word only."""

    id: str
    name: str
    gender: str
    eastern: bool


def _persons(language: str) -> Iterator[Person]:
    for id_, row in table("names/people").items():
        if isinstance(row, dict):
            gender = "femn" if row.get("gender") == "f" else "masc"
            yield from (Person(id_, name, gender, "eastern" in row) for name in row[language])


@cache
def _forms(language: str) -> Mapping[str, str]:
    """Every form of every name, as spelled for matching, with the id it stands for."""
    found: dict[str, str] = {}
    for entry, name in all_names(language):
        if not entry.adjective:
            for form in forms(name, language, entry.adjective):
                found.setdefault(_spelled(form, language), entry.id)
    for one in _persons(language):
        for form in person_forms(one, language):
            found.setdefault(_spelled(form, language), one.id)
    return found


@cache
def _people(language: str) -> Gazetteer:
    found = {
        spelled(form): Entry(one.id, "person") for one in _persons(language) for form in person_forms(one, language)
    }
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return Gazetteer(
        language, tuple(found), tuple(found.values()), ahocorasick_rs.AhoCorasick(tuple(found), matchkind=kind)
    )


@cache
def person_forms(person: Person, language: str) -> tuple[str, ...]:
    """A person's name in every Russian case, first and family name together; in other languages as it is."""
    if language != "ru":
        return (person.name,)
    words = person.name.split(" ")
    still = len(words) - 1 if person.eastern else 0
    declined = (
        " ".join((*words[:still], *(_declined(word, case, person.gender) for word in words[still:]))) for case in CASES
    )
    return tuple(dict.fromkeys((person.name, *declined)))


def _declined(word: str, case: str, gender: str) -> str:
    """A word of a name in a case: by the dictionary, else as a man's family name that ends in a consonant."""
    initials, family = word[: word.rfind(".") + 1], word[word.rfind(".") + 1 :]
    parses = [one for one in morphology().parse(family) if "nomn" in one.tag and _is_of(one.tag, gender)]
    parse = next((one for one in parses if {"Surn", "Name", "Patr"} & set(one.tag.grammemes)), None)
    form = parse.inflect({case, "sing"}) if parse is not None else None
    if form is not None:
        return initials + "-".join(part.capitalize() for part in form.word.split("-"))
    if family and gender == "masc" and family[-1] in _CONSONANTS:
        return word + _ending(family, case)
    return word


def _ending(family: str, case: str) -> str:
    if case == "ablt":
        return "ым" if family.endswith(("ов", "ев")) else "ем" if family[-1] in "цчшщж" else "ом"
    return {"datv": "у", "loct": "е"}.get(case, "а")


def _is_of(tag: object, gender: str) -> bool:
    return any(one in tag for one in (gender, "ms-f", "Fixd"))  # type: ignore[operator] # pymorphy's tags are untyped
