"""Words of scope, degree, manner and condition that one version has and the other lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from travaux.questions.collation.marks import patterns
from travaux.questions.collation.sides import Side
from travaux.reading.tables import table
from travaux.record.versions import Difference, DifferenceKind, Stretch
from travaux.text.quantities import quantities

FILE = "qualifiers"
OPPOSED = 0.65
"""Confidence where each side has a word that the other's excludes."""
REACH = 6
"""Characters between a word like "more than" and the figure it belongs to."""


def qualifier_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every class of qualifier that one side has and nothing on the other side answers, and one for
    two classes that stand against each other."""
    ours, theirs = _found(first), _found(second)
    mine = [name for name in ours if name not in theirs and not _answered(name, second)]
    other = [name for name in theirs if name not in ours and not _answered(name, first)]
    for pair in ((one, two) for one in ours for two in theirs if {one, two} in _opposed()):
        if pair[0] not in theirs and pair[1] not in ours:
            mine, other = [one for one in mine if one != pair[0]], [one for one in other if one != pair[1]]
            a, b = first.stretch(*ours[pair[0]]), second.stretch(*theirs[pair[1]])
            kind = DifferenceKind(_row(pair[0])["kind"])
            yield Difference(
                kind, a, b, f"{a.text!r} against {b.text!r}", OPPOSED, ("classes that exclude each other",)
            )
    for name in mine:
        yield _lone(name, first.stretch(*ours[name]), second.whole, from_first=True)
    for name in other:
        yield _lone(name, second.stretch(*theirs[name]), first.whole, from_first=False)


def _lone(name: str, here: Stretch, there: Stretch, *, from_first: bool) -> Difference:
    a, b = (here, there) if from_first else (there, here)
    row = _row(name)
    kind, trust = DifferenceKind(row["kind"]), float(row["trust"])
    return Difference(kind, a, b, f"{here.text!r} on one side only", trust, (f"class {name}",))


@cache
def _opposed() -> list[set[str]]:
    return [set(pair) for pair in table(f"collation/{FILE}")["opposed"]]


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
