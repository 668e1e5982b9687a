"""Marks: words of a class that has members in Russian, Chinese and English, found by the lists of the package."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from travaux.questions.collation.sides import Side
from travaux.reading.tables import table


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of a class, at code points of the side."""

    name: str
    start: int
    end: int


@cache
def patterns(file: str, language: str, part: str = "classes") -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The classes of ``data/collation/FILE.yaml`` in a language, compiled; those without words are left out."""
    edge = "" if language == "zh" else r"\b"
    classes: Mapping[str, Mapping[str, Sequence[str]]] = table(f"collation/{file}")[part]
    return tuple(
        (name, re.compile(f"{edge}(?:{'|'.join(words)}){edge}"))
        for name, listed in classes.items()
        if (words := listed.get(language))
    )


def marks(side: Side, file: str) -> list[Mark]:
    """The marks of a side in order; where two overlap, the longer one, and of equals the first listed."""
    found = [
        Mark(name, *match.span())
        for name, pattern in patterns(file, side.language)
        for match in pattern.finditer(side.folded)
    ]
    kept: list[Mark] = []
    for one in sorted(found, key=lambda mark: mark.start - mark.end):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda mark: mark.start)
