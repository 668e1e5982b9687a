"""How a name sounds, coarsely: Latin, Cyrillic and Chinese spellings of one name brought to one alphabet.

Consonants are kept by class, as phonetic matching has done since Soundex; vowels weigh little. Two spellings are
compared by a weighted edit distance (Kondrak, "Algorithms for Language Reconstruction", 2002, compares cognates so); in
Chinese, which does not part its words, the stretch that sounds most like a name is looked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

VOWEL, OTHER_VOWEL, ACROSS = 0.25, 0.2, 1.2
"""Weight of a vowel (a consonant is one), cost of one vowel for another, of a vowel for a consonant."""
SHORTEST = 3
"""Letters of a name that no ending is taken from any more."""
_CYRILLIC = re.compile("[Ѐ-ӿ]")


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of a text that sounds like a name: half-open offsets, likeness 0 to 1."""

    likeness: float
    start: int
    end: int


@lru_cache(maxsize=65536)
def sounds(word: str, language: str) -> tuple[str, ...]:
    """The sounds of a name as it is written and without the endings of its language; () when it has no letters."""
    plain = word.lower().replace("ё", "е")
    if not _CYRILLIC.search(plain):
        plain = "".join(one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))
    forms = [plain]
    for ending in _endings(language):
        shorter = ending.sub("", plain, count=1)
        plain = shorter if len(shorter) >= SHORTEST else plain
        forms.append(plain)
    spelled = (_spelled(form, "cyrillic" if _CYRILLIC.search(form) else "latin") for form in forms)
    return tuple(dict.fromkeys(one for one in spelled if one))


def weight(heard: str) -> float:
    """How much there is to compare: one for a consonant, a quarter for a vowel."""
    return sum(VOWEL if one.islower() else 1.0 for one in heard)


@lru_cache(maxsize=1 << 18)
def alike(one: str, other: str) -> float:
    """Likeness of two names by their sounds, 0 to 1."""
    heavier = max(weight(one), weight(other))
    if not heavier:
        return 0.0
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _alone(sound))
    for sound in one:
        row = _next_row(row, sound, other)
    return max(0.0, 1 - row[-1] / heavier)


@lru_cache(maxsize=1 << 16)
def heard_in(name: str, characters: tuple[str, ...]) -> Heard:
    """The stretch of characters, given by the sounds of each, that sounds most like a name."""
    heard = "".join(characters)
    borders = {0: 0}
    at = 0
    for place, character in enumerate(characters, 1):
        at += len(character)
        borders[at] = place
    total = weight(name)
    row = [0.0 if place in borders else float("inf") for place in range(len(heard) + 1)]
    begun = list(range(len(heard) + 1))
    alone = [_alone(sound) for sound in heard]
    for sound in name:
        row, begun = _local_row(row, begun, sound, heard, alone)
    best, end = min((cost, place) for place, cost in enumerate(row) if place in borders)
    return Heard(max(0.0, 1 - best / total) if total else 0.0, borders[begun[end]], borders[end])


def han_sounds(text: str) -> tuple[str, ...]:
    """The sounds of each character, "|" for what is no Chinese character, which no name reaches over."""
    return tuple(_syllable(character) for character in text)


def _next_row(row: Sequence[float], sound: str, other: str) -> list[float]:
    out = [row[0] + _alone(sound)]
    for place, facing in enumerate(other):
        out.append(min(row[place] + _cost(sound, facing), row[place + 1] + _alone(sound), out[place] + _alone(facing)))
    return out


def _local_row(
    row: Sequence[float], begun: Sequence[int], sound: str, heard: str, alone: Sequence[float]
) -> tuple[list[float], list[int]]:
    """The next row of costs, and where the cheapest way to each place begins; the earliest of equal ones."""
    missing = _alone(sound)
    costs = {facing: _cost(sound, facing) for facing in set(heard)}
    cost, start = row[0] + missing, begun[0]
    out, starts = [cost], [start]
    for place, facing in enumerate(heard):
        cost += alone[place]
        other = row[place] + costs[facing]
        if other < cost or (other == cost and begun[place] < start):
            cost, start = other, begun[place]
        other = row[place + 1] + missing
        if other < cost or (other == cost and begun[place + 1] < start):
            cost, start = other, begun[place + 1]
        out.append(cost)
        starts.append(start)
    return out, starts


@cache
def _cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if "|" in (one, other):
        return 9.0
    if one.islower() != other.islower():
        return ACROSS
    if one.islower():
        return OTHER_VOWEL
    near: Mapping[str, str] = _table("sound_classes")["near"]
    return float(near.get(one + other, near.get(other + one, "1")))


@cache
def _alone(sound: str) -> float:
    if sound == "|":
        return 9.0
    return VOWEL / 2 if sound.islower() else float(_table("sound_classes")["left_out"].get(sound, "1"))


@cache
def _table(name: str) -> dict[str, Any]:
    path = files("travaux.data").joinpath("names", f"{name}.yaml")
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    return loaded


@cache
def _endings(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(ending) for ending in _table("sound_classes")["endings"].get(language, ()))


@cache
def _spelling(script: str) -> tuple[dict[str, str], int]:
    rows = dict(_table("sound_classes")[script])
    return rows, max(map(len, rows))


def _spelled(word: str, script: str) -> str:
    """The sounds of letters, the longest spelling first; doubled consonants once."""
    rows, longest = _spelling(script)
    out, at = "", 0
    while at < len(word):
        length = next((size for size in range(longest, 0, -1) if word[at : at + size] in rows), 1)
        heard = rows.get(word[at : at + length], "")
        out += (
            ""
            if heard and heard.isupper() and out.endswith(heard) and length == 1 and word[at - 1] == word[at]
            else heard
        )
        at += length
    return out


@cache
def _readings() -> dict[str, str]:
    """The usual reading of each character, that of transcription where it has one of its own."""
    listed: Mapping[str, str] = _table("pinyin")["main"]
    usual = {character: syllable for syllable, characters in listed.items() for character in characters}
    named: Mapping[str, str] = _table("sound_classes")["readings"]
    return {**usual, **named}


@cache
def _syllable(character: str) -> str:
    syllable = _readings().get(character)
    return "|" if syllable is None else _spelled(syllable, "pinyin")
