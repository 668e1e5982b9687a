"""Veiled actors: "some states", «отдельные страны», 个别国家 - somebody is meant and not named."""

from __future__ import annotations

import re
from functools import cache

from travaux.reading.inflection import fold
from travaux.reading.tables import table


@cache
def _veils(language: str) -> re.Pattern[str]:
    data = table("acts/targets")[language]
    spaced = language != "zh"
    edge, gap = (r"\b", r"\s+") if spaced else ("", "")
    quantified = f"(?:{'|'.join(data['quantifiers'])}){gap}(?:{'|'.join(data['nouns'])})"
    return re.compile(f"{edge}(?:{'|'.join(data['phrases'])}|{quantified}){edge}")


def veiled_actors(sentence: str, language: str) -> list[tuple[int, int]]:
    """Half-open code-point offsets of every veiled actor, in order; empty when there is none."""
    return [match.span() for match in _veils(language).finditer(fold(sentence))]
