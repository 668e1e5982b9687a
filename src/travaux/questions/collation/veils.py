"""Actors a side hints at and does not name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from travaux.questions.collation.sides import Side
from travaux.reading.inflection import fold
from travaux.reading.tables import table
from travaux.reading.veils import veiled_actors


@lru_cache(maxsize=8192)
def veils(side: Side) -> tuple[tuple[int, int], ...]:
    """Half-open code points of every veiled actor, in order; () for none."""
    text = fold(side.folded)
    found = sorted(
        [*veiled_actors(text, side.language), *(match.span() for match in _more(side.language).finditer(text))]
    )
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if kept and start < kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((start, end))
    return tuple(kept)


@cache
def _more(language: str) -> re.Pattern[str]:
    words = "|".join(table("collation/coordination")["veils"][language])
    return re.compile(words if language == "zh" else rf"\b(?:{words})\b")
