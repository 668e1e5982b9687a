"""Numbers and dates of one version that the other does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.questions.collation.sides import Side
from travaux.record.versions import Difference, DifferenceKind
from travaux.text.quantities import DATE_KINDS, Quantity, QuantityKind, quantities

SMALL = 10
"""Numbers in words up to this are often no numbers ("one of", "both"): alone they prove nothing."""
BOTH, LOOSE, ALONE = 0.9, 0.6, 0.5
"""Confidence: a figure on both sides, two small numbers in words, a figure on one side only."""


def quantity_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every pair of figures that stand against one another, and for a figure on one side only."""
    one, other = quantities(first.text, first.language), quantities(second.text, second.language)
    ours, theirs = _without(one, other), _without(other, one)
    for mine in list(ours):
        answer = next((one for one in theirs if _comparable(mine, one) and _strong(one) is _strong(mine)), None)
        if answer is not None and (_strong(mine) or len(ours) == len(theirs) == 1):
            ours.remove(mine)
            theirs.remove(answer)
            yield _difference(first, second, mine, answer)
    if first.is_read and second.is_read:
        yield from (_alone(first, second, lone, from_first=True) for lone in ours if _telling(lone))
        yield from (_alone(first, second, lone, from_first=False) for lone in theirs if _telling(lone))


def _without(some: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Those of ``some`` that no value of ``others`` answers, each value answering once unless it repeats."""
    values = {(one.value, one.kind is QuantityKind.MONTH) for one in others}
    return [one for one in some if (one.value, one.kind is QuantityKind.MONTH) not in values]


def _strong(one: Quantity) -> bool:
    return not one.in_words or one.value > SMALL


def _telling(one: Quantity) -> bool:
    """Whether a figure that stands on one side only is surely missing on the other: in digits, and no small count."""
    return not one.in_words and one.value > SMALL and one.kind is not QuantityKind.DAY


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may stand for one another: months with months, shares with shares, years with years."""
    strict = {QuantityKind.MONTH, QuantityKind.PERCENT, QuantityKind.YEAR}
    if one.kind in strict or other.kind in strict:
        return one.kind is other.kind
    return True


def _difference(first: Side, second: Side, mine: Quantity, answer: Quantity) -> Difference:
    dated = mine.kind in DATE_KINDS and answer.kind in DATE_KINDS
    kind = DifferenceKind.DATE if dated else DifferenceKind.NUMBER
    a, b = first.stretch(mine.start, mine.end), second.stretch(answer.start, answer.end)
    sure = BOTH if _strong(mine) and _strong(answer) else LOOSE
    return Difference(
        kind, a, b, f"{a.text} against {b.text}", sure, (f"{mine.kind} {mine.value:f}, {answer.kind} {answer.value:f}",)
    )


def _alone(first: Side, second: Side, lone: Quantity, *, from_first: bool) -> Difference:
    kind = DifferenceKind.OMISSION if from_first else DifferenceKind.ADDITION
    holder = first if from_first else second
    here = holder.stretch(lone.start, lone.end)
    a, b = (here, second.whole) if from_first else (first.whole, here)
    note = f"{here.text} has no answer in the other version"
    return Difference(kind, a, b, note, ALONE, (f"{lone.kind} {lone.value:f} on one side only",))
