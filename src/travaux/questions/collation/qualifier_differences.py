"""Words of scope, degree, manner and condition that one version has and the other lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from travaux.questions.collation.marks import patterns
from travaux.questions.collation.sides import Side
from travaux.reading.tables import table
from travaux.record.versions import Difference, DifferenceKind
from travaux.text.quantities import quantities

FILE = "qualifiers"
REACH = 6
"""Characters between a word like "more than" and the figure it belongs to."""


def qualifier_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every class of qualifier that one side has and nothing on the other side answers."""
    ours, theirs = _found(first), _found(second)
    for name in sorted(ours.keys() ^ theirs.keys()):
        from_first = name in ours
        holder, other = (first, second) if from_first else (second, first)
        if _answered(name, other):
            continue
        here = holder.stretch(*(ours if from_first else theirs)[name])
        a, b = (here, second.whole) if from_first else (first.whole, here)
        row = _row(name)
        note = f"{here.text!r} on one side only"
        yield Difference(DifferenceKind(row["kind"]), a, b, note, float(row["trust"]), (f"class {name}",))


def _found(side: Side) -> dict[str, tuple[int, int]]:
    """The classes on a side, each with its first word."""
    found: dict[str, tuple[int, int]] = {}
    for name, pattern in patterns(FILE, side.language):
        match = _beside(side, pattern) if "beside" in _row(name) else pattern.search(side.folded)
        if match is not None:
            found[name] = match.span()
    return found


def _row(name: str) -> dict[str, Any]:
    row: dict[str, Any] = table(f"collation/{FILE}")["classes"][name]
    return row


def _answered(name: str, side: Side) -> bool:
    """Whether a word stands there that renders the class without being of it."""
    own, looser = dict(patterns(FILE, side.language)).get(name), _answers(side.language).get(name)
    return any(pattern.search(side.folded) for pattern in (own, looser) if pattern is not None)


@cache
def _answers(language: str) -> dict[str, re.Pattern[str]]:
    return dict(patterns(FILE, language, "answers"))


def _beside(side: Side, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The first match that touches a figure."""
    figures = [(one.start, one.end) for one in quantities(side.text, side.language)]
    for match in pattern.finditer(side.folded):
        if any(match.start() - REACH <= end and start <= match.end() + REACH for start, end in figures):
            return match
    return None
