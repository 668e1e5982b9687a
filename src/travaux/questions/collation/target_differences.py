"""Actors named in one version and veiled in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from travaux.questions.collation.sides import Side
from travaux.reading.tables import table
from travaux.reading.targets import Candidate, candidates
from travaux.record.statements import TargetKind
from travaux.record.versions import Difference, DifferenceKind

SURE = 0.8
APART = 0.6
"""Most that the veil and the name may be apart, as shares of their sentences."""
REACH = 24
"""Code points after a name in which the next word is looked for."""


def target_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every actor veiled on one side where the other side names one more."""
    yield from _unveiled(first, second, swapped=False)
    yield from _unveiled(second, first, swapped=True)


def _unveiled(veiling: Side, naming: Side, *, swapped: bool) -> Iterator[Difference]:
    veils, names = _actors(veiling)
    their_veils, their_names = _actors(naming)
    if len(veils) <= len(their_veils) or len(their_names) - len(names) != 1:
        return
    known = {one.id for one in names if one.id}
    new = [one for one in their_names if one.id not in known] or their_names
    veil = veils[0]
    name = min(new, key=lambda one: _apart(veil, one, veiling, naming))
    if _apart(veil, name, veiling, naming) > APART:
        return
    hidden, shown = veiling.stretch(veil.start, veil.end), naming.stretch(name.start, name.end)
    a, b = (shown, hidden) if swapped else (hidden, shown)
    yield Difference(DifferenceKind.TARGET, a, b, f"{shown.text} named, {hidden.text} veiled", SURE)


def _apart(veil: Candidate, name: Candidate, veiling: Side, naming: Side) -> float:
    return abs(veil.start / len(veiling.text) - name.start / len(naming.text))


def _actors(side: Side) -> tuple[list[Candidate], list[Candidate]]:
    """Those veiled and those named; no name of a place or of a thing."""
    found = candidates(side.analysis())
    begins = table("collation/coordination")["not_veils"][side.language]
    veiled = [one for one in found if one.kind is TargetKind.VEILED and side.folded[one.start : one.end] not in begins]
    place = _places(side.language)
    named = [one for one in found if one.kind is TargetKind.NAMED and not place.search(_with_next(side, one))]
    return veiled, named


def _with_next(side: Side, one: Candidate) -> str:
    """The last word of a name with the word after it."""
    name, after = side.folded[one.start : one.end], side.folded[one.end : one.end + REACH]
    return (name[-2:] + after[:2]) if side.language == "zh" else " ".join([*name.split()[-1:], *after.split()[:1]])


@cache
def _places(language: str) -> re.Pattern[str]:
    words = "|".join(table("collation/places")["words"][language])
    return re.compile(words if language == "zh" else rf"\b(?:{words})\b")
