"""Numbers and dates of one version that the other does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from travaux.questions.collation.sides import Side
from travaux.record.versions import Difference, DifferenceKind
from travaux.text.quantities import DATE_KINDS, Quantity, QuantityKind, quantities

SMALL = 10
"""Numbers in words up to this are often no numbers ("one of", "both"): alone they prove nothing."""
BOTH, LOOSE, ALONE = 0.9, 0.6, 0.5
"""Confidence: a figure on both sides, two numbers one of which is small and in words, a figure on one side only."""
UNITS, LONGEST = (7, 12, 24, 60), 72
"""How many of one unit of time make another (a year twelve months), for durations up to LONGEST of them."""
STRICT = DATE_KINDS - {QuantityKind.DAY} | {QuantityKind.PERCENT}
"""Kinds that stand against their own kind only."""
NEAR, NEAR_ONE = Decimal("0.5"), Decimal("0.01")
"""Most that a share in words and a percentage may be apart ("a third", 33 per cent), and most that the product of a
factor and a share may be from one ("three times less", "a third of it")."""


def quantity_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every pair of figures that stand against one another, and for a figure on one side only."""
    one, other = quantities(first.text, first.language), quantities(second.text, second.language)
    ours, theirs = _unanswered(one, other)
    for mine in list(ours):
        facing = [answer for answer in theirs if _comparable(mine, answer)]
        answer = next((one for one in facing if _strong(one) and _strong(mine)), None)
        if answer is None and len(ours) == len(theirs) == 1:
            answer = next(iter(facing), None)
        if answer is not None:
            ours.remove(mine)
            theirs.remove(answer)
            yield _difference(first, second, mine, answer)
    if first.is_read and second.is_read:
        yield from (_alone(first, second, lone, from_first=True) for lone in ours if _telling(lone, other))
        yield from (_alone(first, second, lone, from_first=False) for lone in theirs if _telling(lone, one))


def _unanswered(one: Sequence[Quantity], other: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """What each side has and the other has not, each figure answering one; of one value too many nothing is left when
    it is the year or small, for these are repeated freely."""
    ours, theirs = list(one), list(other)
    for mine in one:
        answer = next((figure for figure in theirs if _same(mine, figure)), None)
        if answer is not None:
            ours.remove(mine)
            theirs.remove(answer)
    left = [mine for mine in ours if not _repeated(mine, other)]
    return left, [answer for answer in theirs if not _repeated(answer, one)]


def _repeated(figure: Quantity, others: Sequence[Quantity]) -> bool:
    return (figure.kind in DATE_KINDS or not _strong(figure)) and any(_same(figure, one) for one in others)


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures say the same, whatever the unit: half and 50 per cent, a year and twelve months."""
    if QuantityKind.DECADE in (one.kind, other.kind):
        return one.value % 100 == other.value % 100 and {one.kind, other.kind} <= _DECADES
    if (one.kind in STRICT or other.kind in STRICT) and one.kind is not other.kind:
        return _share(one, other) or (one.value == other.value and not {one.kind, other.kind} & _COUNTED_APART)
    inverse = min(one.value, other.value) < 1 and abs(one.value * other.value - 1) < NEAR_ONE
    return one.value == other.value or inverse or _one_duration(one, other)


_DECADES = frozenset({QuantityKind.DECADE, QuantityKind.YEAR, QuantityKind.NUMBER})
_COUNTED_APART = DATE_KINDS - {QuantityKind.DAY, QuantityKind.YEAR}
"""Kinds whose values say nothing against a plain number: the fifth month is not five."""


def _share(one: Quantity, other: Quantity) -> bool:
    kinds = {one.kind, other.kind}
    if kinds != {QuantityKind.PERCENT, QuantityKind.NUMBER}:
        return False
    percent, share = (one, other) if one.kind is QuantityKind.PERCENT else (other, one)
    return abs(percent.value - 100 * share.value) < NEAR


def _one_duration(one: Quantity, other: Quantity) -> bool:
    less, more = sorted((one.value, other.value))
    plain = {one.kind, other.kind} == {QuantityKind.NUMBER}
    return plain and less > 0 and more <= LONGEST and any(less * unit == more for unit in UNITS)


def _strong(one: Quantity) -> bool:
    return not one.in_words or one.value > SMALL or one.kind is not QuantityKind.NUMBER or one.value != int(one.value)


def _telling(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a figure that stands on one side only is surely missing on the other: in digits, and no small count."""
    plain = not one.in_words and one.value > SMALL and one.kind is not QuantityKind.DAY
    return plain and not any(_same(one, other) for other in others)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may stand for one another: months with months, shares with shares, years with years."""
    if one.kind in STRICT or other.kind in STRICT:
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
