"""Cues: the words by which checkable stretches are known in each language, compiled from ``data/claims``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from travaux.reading.tables import table
from travaux.reading.whole_words import compiled
from travaux.text.han import simplify

LANGUAGES = ("en", "ru", "zh")
_LISTS = ("months", "weekdays", "ordinals", "numbers")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the estimative scale of ICD 203: its name, words and chances in percent."""

    name: str
    words: re.Pattern[str]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled cues of one language. ``of`` holds those of the section ``cues`` by name."""

    language: str
    of: Mapping[str, re.Pattern[str]]
    dates: tuple[re.Pattern[str], ...]
    relative: re.Pattern[str]
    months: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]
    ordinals: tuple[re.Pattern[str], ...]
    numbers: tuple[re.Pattern[str], ...]
    percent: re.Pattern[str]
    so_called: re.Pattern[str]
    judgement: re.Pattern[str]
    evidential: re.Pattern[str]
    confidence: re.Pattern[str]
    levels: tuple[Level, ...]
    rows: Mapping[str, re.Pattern[str]]
    quotes: tuple[tuple[str, str], ...]

    def find(self, name: str, text: str) -> re.Match[str] | None:
        """The first place of a cue; None when it is not there."""
        return self.of[name].search(text)

    def number(self, words: str) -> int | None:
        """A number in digits or words; None when it is none."""
        if words.isdecimal():
            return int(words)
        return _place(self.numbers, words)

    def ordinal(self, words: str) -> int | None:
        """The place an ordinal names, 1 for the first; None when it is none."""
        found = _place(self.ordinals, words)
        return found or (int(match.group()) if (match := re.match(r"\d{1,2}(?!\d)", words)) else None)


def _place(patterns: tuple[re.Pattern[str], ...], words: str) -> int | None:
    return next((place for place, one in enumerate(patterns, start=1) if one.fullmatch(words)), None)


def folded(text: str, language: str) -> str:
    """The text as cues are written, letter for letter: ё as е, simplified characters, straight apostrophes."""
    if language == "zh":
        plain = simplify(text)
        return plain if len(plain) == len(text) else text
    return text.replace("ё", "е").replace("Ё", "Е").replace("’", "'")


@cache
def cues(language: str) -> Cues:
    """The cues of ``en``, ``ru`` or ``zh``; those of English for any other language."""
    own = language if language in LANGUAGES else "en"
    data = table(f"claims/{own}")
    filled = {"MONTH": data["months"], "DAY": data["weekdays"], "NUMBER": data["numbers"]}

    def whole(pattern: str) -> re.Pattern[str]:
        return compiled(pattern, own, filled)

    return Cues(
        own,
        {name: whole(pattern) for name, pattern in data["cues"].items()},
        tuple(whole(pattern) for pattern in data["dates"]),
        whole(data["relative"]),
        **{name: tuple(whole(one) for one in data[name]) for name in _LISTS},
        percent=re.compile(data["percent"], re.IGNORECASE),
        so_called=whole(data["so_called"]),
        judgement=whole("|".join(data["judgement"])),
        evidential=whole(data["evidential"]),
        confidence=whole(data["confidence"]),
        levels=_levels(data, own),
        rows={name: whole("|".join(words)) for name, words in data["rows"].items() if words},
        quotes=tuple((pair[0], pair[1]) for pair in data["quotes"]),
    )


def _levels(data: Mapping[str, Any], language: str) -> tuple[Level, ...]:
    return tuple(
        Level(one["level"], compiled("|".join(one["names"]), language), int(one["low"]), int(one["high"]))
        for one in data["estimative"]
    )
