"""How quotations are written: outer quotation marks, marked elisions, and a quoter's insertions in square brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_PAIRS = {"«": "»", "“": "”", "„": "“”", "「": "」", "『": "』", '"': '"', "‘": "’", "'": "'", "‹": "›"}
_DOTS = r"(?:\.\s?\.\s?\.+|…+)"
_ELISION = re.compile(rf"\s*(?:[\[(<（［]\s*{_DOTS}\s*[\])>）］]|{_DOTS})\s*")
_LETTER = re.compile(r"[\[［](\w)[\]］](?=\w)")
_INSERTION = re.compile(r"\s*[\[［][^\[\]［］]{1,80}[\]］]\s*")


class Gap(Enum):
    """What stands between a part of a quotation and the one before it."""

    NONE = "none"
    ELISION = "elision"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that is quoted in one piece, ``text``: its code points are ``places`` of the quotation as written."""

    text: str
    places: tuple[int, ...]
    gap: Gap

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open place in the quotation of ``text[start:end]``; an empty stretch stands where it would begin."""
        if start >= end:
            at = self.places[start] if start < len(self.places) else self.places[-1] + 1
            return at, at
        return self.places[start], self.places[end - 1] + 1


def bare(words: str) -> str:
    """The words without white space and one pair of quotation marks around them."""
    stripped = words.strip()
    closing = _PAIRS.get(stripped[:1], "")
    inner = stripped[1:-1]
    if len(stripped) > 2 and stripped[-1] in closing and not any(mark in inner for mark in (stripped[0], stripped[-1])):
        return inner.strip()
    return stripped


def parts(words: str) -> tuple[Part, ...]:
    """The pieces of a quotation between its elisions and insertions, in order; a changed first letter ([T]he) is none.

    Empty when there is nothing but marks.
    """
    letters, places = _without_letter_brackets(words)
    found: list[Part] = []
    gap, start = Gap.NONE, 0
    for match, kind in [*_breaks(letters), (None, Gap.NONE)]:
        end = match.start() if match else len(letters)
        text = letters[start:end]
        if any(character.isalnum() for character in text):
            found.append(Part(text, tuple(places[start:end]), gap if found else Gap.NONE))
            gap = Gap.NONE
        gap = Gap.ELISION if Gap.ELISION in (gap, kind) else kind
        start = match.end() if match else end
    return tuple(found)


def _breaks(letters: str) -> list[tuple[re.Match[str] | None, Gap]]:
    elisions = [(match, Gap.ELISION) for match in _ELISION.finditer(letters)]
    taken = [match.span() for match, _gap in elisions]
    insertions = [
        (match, Gap.INSERTION)
        for match in _INSERTION.finditer(letters)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    breaks: list[tuple[re.Match[str] | None, Gap]] = [*elisions, *insertions]
    return sorted(breaks, key=lambda one: one[0].start() if one[0] else 0)


def _without_letter_brackets(words: str) -> tuple[str, list[int]]:
    """The words with "[T]he" as "The", and the place of each code point in the words as written."""
    dropped = {at for match in _LETTER.finditer(words) for at in (match.start(), match.end() - 1)}
    places = [at for at in range(len(words)) if at not in dropped]
    return "".join(words[at] for at in places), places
