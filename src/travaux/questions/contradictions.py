"""Why two sentences of different languages cannot be translations of one another, however near their vectors are.

Vectors hardly see a changed figure, another state, or support turned into opposition. Only what stands on both sides
is a contradiction: what one side leaves out is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from travaux.reading.acts import deeds
from travaux.reading.analysis import analyse
from travaux.reading.gazetteer import mentions
from travaux.reading.lexicon import LANGUAGES
from travaux.reading.named import people
from travaux.record.statements import Polarity
from travaux.text.quantities import Quantity, quantities

Side = tuple[str, str]
"""A text and its language, without script or region."""

SMALL_FIGURE = 10
"""Figures in words up to this are often no figures ("one of", "both"), and prove nothing."""


def contradictions(one: Side, other: Side) -> tuple[str, ...]:
    """What each side says and the other does not, of one kind, in words; () when nothing speaks against them."""
    return tuple(
        f"{what}: {_listed(mine - theirs)} against {_listed(theirs - mine)}"
        for what, mine, theirs in _compared(one, other)
        if mine - theirs and theirs - mine
    )


def _compared(one: Side, other: Side) -> Iterator[tuple[str, set[str], set[str]]]:
    yield "figures", *_unlike(one, other)
    if one[1] in LANGUAGES and other[1] in LANGUAGES:
        mine, theirs = _names(one), _names(other)
        for kind in sorted(mine.keys() & theirs.keys()):
            yield f"{kind}s", mine[kind], theirs[kind]
        yield "stance", _stances(one), _stances(other)


def _listed(some: Collection[str]) -> str:
    return ", ".join(sorted(some))


def _unlike(one: Side, other: Side) -> tuple[set[str], set[str]]:
    """The figures of each side that the other does not have.

    Written in digits they are the same when their digits are, so that a scale read wrongly (60,000, 135 万, 10m) is no
    contradiction; in words they must be of one value.
    """
    mine, theirs = ([figure for figure in quantities(*side) if _is_strong(figure)] for side in (one, other))
    return _without(mine, theirs), _without(theirs, mine)


def _without(some: Sequence[Quantity], others: Sequence[Quantity]) -> set[str]:
    return {f"{one.value.normalize():f}" for one in some if not any(_is_same(one, other) for other in others)}


def _is_same(one: Quantity, other: Quantity) -> bool:
    if one.in_words and other.in_words:
        return one.value == other.value
    return _digits(one) == _digits(other)


def _digits(one: Quantity) -> str:
    return f"{one.value.normalize():f}".replace(".", "").strip("0")


def _is_strong(figure: Quantity) -> bool:
    return not figure.in_words or figure.value > SMALL_FIGURE


def _names(side: Side) -> Mapping[str, set[str]]:
    """The states, organisations, people ... named, by kind."""
    found: dict[str, set[str]] = {}
    for mention in (*mentions(*side), *people(*side)):
        found.setdefault(mention.kind, set()).add(mention.id)
    return found


def _stances(side: Side) -> set[str]:
    """``positive``, ``negative`` or both: what the acts of the sentence are."""
    found = {deed.polarity for deed in deeds(analyse(*side, joint=True))}
    return {one.value for one in found if one is not Polarity.NEUTRAL}
