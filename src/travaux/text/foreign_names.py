"""Foreign names by their sound: whether characters, Russian or Latin letters may write the same foreign name.

Characters are read in pinyin, each syllable as the consonants and vowels it stands for in the usual transcriptions, and
the two rows of sounds are aligned (Needleman and Wunsch 1970). That is a likely candidate to be offered, never proof:
three syllables of characters stand for many names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from travaux.text.chinese_names import pinyin_of_characters
from travaux.text.name_words import Name, key_of, parsed, plain_letters

LIKELY = 0.62
"""Least likeness by sound at which a name is offered. Set on evals/data/names dev, 2026-11."""
_VOWELS = frozenset("aeiou")
_GAP, _WEAK_GAP, _VOWEL_GAP, _VOWEL_OTHER, _RARER = 1.0, 0.5, 0.2, 0.15, 0.1
"""Costs of a sound without its like: a consonant, a weak one, a vowel; of one vowel for another; of a letter that a
syllable stands for less often. Set as LIKELY."""


@dataclass(frozen=True, slots=True)
class _Sound:
    """A consonant or vowel: the letters it may be, and whether it may be nothing (a vowel that carries a consonant)."""

    letters: str
    vowel: bool
    idle: bool = False


_LONGEST = 7
"""Letters of the longest rule."""
_Sounds = tuple[_Sound, ...]
_Part = tuple[_Sounds, ...]
"""One part of a name in each way it may sound: Russian without an ending it may have."""


def sound_likeness(one: str, other: str) -> float:
    """How alike two spellings of a foreign name sound, 0 to 1; 0 when one is empty.

    Family names first of all; given names count where both have them, in either order, and the least alike decides.
    """
    first, second = _parts(parsed(one)), _parts(parsed(other))
    if not first or not second:
        return 0.0
    orders = (second, second[::-1]) if len(first) == len(second) == 2 else (second,)
    return max(min(map(_part_likeness, reversed(first), reversed(order))) for order in orders)


def _part_likeness(one: _Part, other: _Part) -> float:
    return max(_likeness(mine, theirs) for mine in one for theirs in other)


@lru_cache(maxsize=1 << 14)
def _parts(name: Name) -> tuple[_Part, ...]:
    """The parts of a name without initials, the family name last: a given name and the family name, or this alone."""
    if name.han:
        parts = tuple(_of_characters(part) for part in name.han)
        return tuple((one,) for one in parts) if all(parts) else ()
    words = [word for place, word in enumerate(name.words) if place != name.family and not word.initial]
    words = [*words[:1], *name.words[name.family : name.family + 1]]
    return tuple(tuple(map(_of_letters, sorted(word.stems) or [word.written])) for word in words)


@lru_cache(maxsize=1 << 14)
def _of_letters(word: str) -> _Sounds:
    """Sounds of Latin or Russian letters, the longest rule at every place; double letters count once."""
    plain = re.sub(r"(.)\1+", r"\1", plain_letters(word.casefold()))
    found: list[_Sound] = []
    place = 0
    while place < len(plain):
        size, sounds = _rule_at(plain, place)
        found += [_Sound(one, one[0] in _VOWELS) for one in sounds.split()]
        place += size
    return tuple(found)


def _rule_at(word: str, place: int) -> tuple[int, str]:
    """How many letters the longest rule at a place takes, and what they sound like."""
    rules = _table()["letters"]
    before_front = word[place + 1 : place + 2] in ("e", "i", "y")
    for size in range(min(_LONGEST, len(word) - place), 0, -1):
        letters = word[place : place + size]
        if size == 1 and before_front and letters + "'" in rules:
            return 1, rules[letters + "'"]
        if letters in rules:
            return size, rules[letters]
    return 1, key_of(word[place])


def _of_characters(characters: str) -> _Sounds:
    found: list[_Sound] = []
    for character in characters:
        readings = sorted(pinyin_of_characters(character))
        if not readings:
            return ()
        found += _of_syllable(min(readings, key=len))
    return tuple(found)


def _of_syllable(pinyin: str) -> list[_Sound]:
    table = _table()
    if pinyin == "er":
        return [_Sound("lr", False)]
    initial = next((one for one in (pinyin[:2], pinyin[:1]) if one in table["initials"]), "")
    final = pinyin.removeprefix(initial)
    sounds = [_Sound(table["initials"][initial], False, initial in ("y", "w"))] if initial else []
    sounds.append(_Sound(table["finals"].get(final, "aeiou"), True, pinyin in table["bare"]))
    return [*sounds, _Sound("nm", False)] if final.endswith(("n", "ng")) else sounds


def _likeness(one: Sequence[_Sound], other: Sequence[_Sound]) -> float:
    most = max(sum(_alone(sound) for sound in one), sum(_alone(sound) for sound in other), _GAP)
    return max(0.0, 1 - _cost(one, other) / most)


def _cost(one: Sequence[_Sound], other: Sequence[_Sound]) -> float:
    row = [0.0]
    for theirs in other:
        row.append(row[-1] + _alone(theirs))
    for mine in one:
        above, row = row, [row[0] + _alone(mine)]
        for place, theirs in enumerate(other):
            row.append(
                min(above[place] + _exchange(mine, theirs), above[place + 1] + _alone(mine), row[-1] + _alone(theirs))
            )
    return row[-1]


def _alone(sound: _Sound) -> float:
    if sound.idle:
        return 0.0
    if sound.vowel:
        return _VOWEL_GAP
    return _WEAK_GAP if set(sound.letters) & _table()["weak"] else _GAP


def _exchange(mine: _Sound, theirs: _Sound) -> float:
    shared = set(mine.letters) & set(theirs.letters)
    if shared:
        return 0.0 if mine.letters[0] in shared and theirs.letters[0] in shared else _RARER
    if mine.vowel and theirs.vowel:
        return _VOWEL_OTHER
    return 2 * _GAP if mine.vowel != theirs.vowel else _GAP


@cache
def _table() -> dict[str, Any]:
    path = files("travaux.data").joinpath("names", "sounds.yaml")
    content: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    content["weak"] = frozenset(content["weak"])
    content["bare"] = frozenset(content["bare"])
    content["letters"] = {**content["latin"], **content["russian"]}
    return content
