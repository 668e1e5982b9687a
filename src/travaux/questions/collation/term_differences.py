"""Terms that one version renders otherwise than it usually does, by the term it usually keeps for another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from travaux.questions.collation.glossary import Glossary, Rendering, terms
from travaux.questions.collation.sides import Side
from travaux.record.versions import Difference, DifferenceKind

SURE = 0.45
"""Confidence: even of words that have a usual rendering a translator may vary the wording."""
APART = 0.25
"""Most that the two terms may be apart, as shares of their passages."""


def term_differences(first: Side, second: Side, usual: Glossary) -> Iterator[Difference]:
    """A difference where one word alone lacks its usual rendering and one word alone of the other side stands for what
    is not said: the one is rendered by the other."""
    ours = _unanswered(first, second, usual.by_first, "second")
    theirs = _unanswered(second, first, usual.by_second, "first")
    if len(ours) != 1 or len(theirs) != 1:
        return
    (mine, expected), (other, meant) = *ours.items(), *theirs.items()
    here, there = terms(first)[mine], terms(second)[other]
    if abs(here[0] / len(first.text) - there[0] / len(second.text)) > APART:
        return
    a, b = first.stretch(*here), second.stretch(*there)
    note = f"{a.text} is usually {expected.second}, {b.text} usually {meant.first}"
    yield Difference(DifferenceKind.TERM, a, b, note, SURE, (_counts(expected), _counts(meant)))


def _unanswered(side: Side, other: Side, usual: Mapping[str, Rendering], answer: str) -> dict[str, Rendering]:
    """Words of a side with a usual rendering that the other side has not."""
    theirs = terms(other)
    return {word: usual[word] for word in terms(side) if word in usual and getattr(usual[word], answer) not in theirs}


def _counts(one: Rendering) -> str:
    return f"{one.first} {one.of_first} times, {one.second} {one.of_second}, together {one.together}"
