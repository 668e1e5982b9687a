"""Turns of a transcript: who has the floor where, by the label before his words ("Question:", «В.Путин:», 问：)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from travaux.reading.inflection import fold
from travaux.reading.tables import table

FEWEST = 2
"""Labels that make a transcript: a single "Name:" is a heading or a quotation."""
_LABEL = {
    "en": re.compile(r"(?:^|\n)[ \t]*(?P<who>[A-Z][^\n:.!?]{0,110}):(?=\s)"),
    "ru": re.compile(r"(?:^|\n)[ \t]*(?P<who>[А-ЯЁ][^\n:!?]{0,110}):(?=\s)"),
    "zh": re.compile(r"(?:^|\n)[ \t\u3000]*(?P<who>[\u4e00-\u9fff·]{1,16})："),
}
_ASIDE = re.compile(r"\s*\([^)]*\)")
_NAME = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?)+[A-ZА-ЯЁ][\w’'-]+$|[A-ZА-ЯЁ][\w’'-]+\s+[A-ZА-ЯЁ][\w’'-]+$")
"""A first name or initials and a surname, at the end of a label."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a transcript from ``start``, code points, on. ``voice``: who speaks, "" for the text around it.

    ``asks``: one who only asks (a journalist, somebody from the floor).
    """

    start: int
    voice: str
    asks: bool


def turns(text: str, language: str) -> tuple[Turn, ...]:
    """The turns of a transcript in order; () where nobody's words are labelled."""
    found = tuple(_labelled(text, language))
    return found if len(found) >= FEWEST else ()


def turn_at(found: tuple[Turn, ...], offset: int) -> Turn | None:
    """The turn in which an offset lies; None before the first."""
    position = bisect_right([turn.start for turn in found], offset)
    return found[position - 1] if position else None


def surname(voice: str) -> str:
    """By what a voice is known again under another title: its last word, folded; in Chinese all of it."""
    words = fold(voice).replace(".", ". ").split()
    return words[-1] if words else ""


def _labelled(text: str, language: str) -> Iterator[Turn]:
    for match in _LABEL[language].finditer(text):
        who = _ASIDE.sub("", match["who"]).strip()
        asks = fold(who) in _asking(language)
        if asks or _is_person(who, language):
            yield Turn(match.start("who"), who, asks)


@cache
def _asking(language: str) -> frozenset[str]:
    return frozenset(map(fold, table("acts/turns")[language]["asking"]))


def _is_person(who: str, language: str) -> bool:
    if language == "zh":
        return not who.endswith(tuple(table("acts/turns")["zh"]["saying"]))
    return bool(_NAME.search(who))
