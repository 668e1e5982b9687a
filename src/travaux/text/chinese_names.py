"""Chinese names across scripts: characters in Hanyu Pinyin, and pinyin out of Russian by the system of Palladius.

Pinyin is given without tones, in plain Latin letters: lü is ``lu``, and ``lyu`` and ``lv`` as passports write it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

import yaml

_LONGEST = 6
"""Letters of the longest syllable in Russian: чжуань."""
_MOST = 64
"""Readings of one name that are followed up: three characters with four readings each."""
_HARD, _SOFT = ("а", "у", "ом", "е"), ("я", "ю", "ем", "е", "и")
"""Endings of Russian cases after -н, and after -нь and -й."""
_VOWELS = frozenset("аеиоуыэюя")


def pinyin_of_russian(word: str) -> frozenset[str]:
    """Every pinyin that a Russian word in lower case may stand for, in whatever case form; hyphens and ъ only divide.

    Empty when the word is not written by the system of Palladius.
    """
    plain = word.replace("-", "").replace("ъ", "ʼ").replace("ё", "е")
    return frozenset(found for form in _nominatives(plain) for found in _spelled(form))


def pinyin_of_characters(characters: str) -> frozenset[str]:
    """Every pinyin of simplified characters written together; empty when one of them is in no table."""
    return _joined(_readings().get(character, ()) for character in characters)


def family_and_given(characters: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Pinyin of the family name and of the given name of a name in two to four simplified characters.

    None when it is not built like a Chinese name, or a character is in no table.
    """
    table = _characters()
    split = 2 if characters[:2] in table["compound"] and len(characters) > 2 else 1
    family, given = characters[:split], characters[split:]
    if not 1 <= len(given) <= 2:
        return None
    own = table["surnames"].get(family)
    names = pinyin_of_characters(family) | (_latin_forms(own) if own else frozenset())
    pinyin = pinyin_of_characters(given)
    return (names, pinyin) if names and pinyin else None


def _nominatives(word: str) -> Iterable[str]:
    """The word, and what it is when an ending of a case is taken off."""
    yield word
    for ending in _HARD:
        if word.endswith("н" + ending):
            yield word.removesuffix(ending)
    for ending in _SOFT:
        stem = word.removesuffix(ending)
        if stem != word and stem.endswith("н"):
            yield stem + "ь"
        elif stem != word and stem[-1:] in _VOWELS:
            yield stem + "й"


@lru_cache(maxsize=1 << 14)
def _spelled(russian: str) -> frozenset[str]:
    """Pinyin of every way to cut a Russian word into syllables of the system."""
    if not russian:
        return frozenset({""})
    rest = russian.removeprefix("ʼ")
    found: set[str] = set()
    for end in range(1, min(_LONGEST, len(rest)) + 1):
        for syllable in _syllables().get(rest[:end], ()):
            found.update(syllable + following for following in _spelled(rest[end:]))
    return frozenset(found) if rest else frozenset()


def _joined(choices: Iterable[Iterable[str]]) -> frozenset[str]:
    listed = [tuple(one) for one in choices]
    ways = 1
    for one in listed:
        ways *= len(one)
    if not listed or ways == 0:
        return frozenset()
    if ways > _MOST:
        listed = [one[:1] for one in listed]
    return frozenset("".join(parts) for parts in product(*listed))


def _latin_forms(pinyin: str) -> frozenset[str]:
    return frozenset({pinyin.replace("ü", letters) for letters in ("u", "yu", "v")})


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    """Russian syllables, each with the plain pinyin it stands for."""
    table = _table("palladius")
    found: dict[str, set[str]] = {}
    for pinyin, russian in table["syllables"].items():
        found.setdefault(russian, set()).update(_latin_forms(pinyin))
    for russian, pinyin in table["variants"].items():
        found.setdefault(russian, set()).add(pinyin)
    return {russian: tuple(sorted(pinyin)) for russian, pinyin in found.items()}


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Simplified characters, each with its plain readings, the first one first."""
    found: dict[str, list[str]] = {}
    for part in ("main", "other"):
        for pinyin, characters in _characters()[part].items():
            for character in characters:
                found.setdefault(character, []).extend(sorted(_latin_forms(pinyin)))
    return {character: tuple(dict.fromkeys(readings)) for character, readings in found.items()}


@cache
def _characters() -> dict[str, Any]:
    return _table("pinyin")


def _table(name: str) -> dict[str, Any]:
    path = files("travaux.data").joinpath("names", f"{name}.yaml")
    content: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return content
