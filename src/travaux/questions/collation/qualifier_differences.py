"""Words of scope, degree, manner and condition that one version has and the other lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from travaux.questions.collation.marks import patterns
from travaux.questions.collation.sides import Side
from travaux.reading.tables import table
from travaux.record.versions import Difference, DifferenceKind
from travaux.text.quantities import quantities

FILE = "collation/qualifiers"
REACH = 6
"""Characters between a word like "more than" and the figure it belongs to."""


def qualifier_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every class of qualifier that stands on one side only."""
    ours, theirs = _found(first), _found(second)
    for name in sorted(ours.keys() ^ theirs.keys()):
        row = table(FILE)["classes"][name]
        holder = first if name in ours else second
        here = holder.stretch(*(ours if name in ours else theirs)[name])
        a, b = (here, second.whole) if name in ours else (first.whole, here)
        note = f"{here.text!r} on one side only"
        yield Difference(DifferenceKind(row["kind"]), a, b, note, float(row["trust"]), (f"class {name}",))


def _found(side: Side) -> dict[str, tuple[int, int]]:
    """The classes on a side, each with its first word."""
    found: dict[str, tuple[int, int]] = {}
    for name, pattern in patterns("qualifiers", side.language):
        match = pattern.search(side.folded) if name not in _beside_numbers() else _beside(side, pattern)
        if match is not None:
            found[name] = match.span()
    return found


@cache
def _beside_numbers() -> frozenset[str]:
    return frozenset(table(FILE)["beside_numbers"])


def _beside(side: Side, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The first match that touches a figure."""
    figures = [(one.start, one.end) for one in quantities(side.text, side.language)]
    for match in pattern.finditer(side.folded):
        if any(match.start() - REACH <= end and start <= match.end() + REACH for start, end in figures):
            return match
    return None
