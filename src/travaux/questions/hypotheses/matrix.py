"""The matrix of competing hypotheses: ranked by what speaks against each, not by what speaks for it.

After Heuer, Psychology of Intelligence Analysis (1999), chapter 8: evidence that goes with every hypothesis has no
diagnostic value, and the hypothesis with the least evidence against it leads. How much an I and an II count is not
Heuer's but that of the programs made after him: 1 and 2, times the weight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from travaux.record.hypotheses import Argument, Diagnosis, Mark, Matrix, Sheet, Shown, Standing

AGAINST: Mapping[Mark, float] = {Mark.INCONSISTENT: 1.0, Mark.VERY_INCONSISTENT: 2.0}
"""What a mark adds to the inconsistency; consistent marks add nothing: much is consistent with anything."""
SCALE: Mapping[Mark, int] = {
    Mark.VERY_INCONSISTENT: -2,
    Mark.INCONSISTENT: -1,
    Mark.NEITHER: 0,
    Mark.CONSISTENT: 1,
    Mark.VERY_CONSISTENT: 2,
}
_SPAN = 4
_DIGITS = 9
"""Scores equal to this many digits are ties, whatever the order they were added in."""


def matrix(sheet: Sheet, shown: Mapping[str, Shown]) -> Matrix:
    """Ranks, diagnosticity, and what would change without each piece of evidence; ``shown``: the links by argument."""
    standings = ranked(sheet.readings, sheet.arguments)
    leading = leaders(standings)
    diagnoses = []
    for one in sheet.arguments:
        without = leaders(ranked(sheet.readings, [other for other in sheet.arguments if other is not one]))
        changed = () if without == leading else without
        diagnoses.append(Diagnosis(one, shown[one.id], diagnosticity(one, tuple(sheet.readings)), changed))
    return Matrix(standings, tuple(sorted(diagnoses, key=lambda one: -one.diagnosticity)))


def ranked(readings: Mapping[str, str], arguments: Sequence[Argument]) -> tuple[Standing, ...]:
    """The readings, least inconsistent first; equal scores share a rank, and the next rank counts them all."""
    scores = {name: inconsistency(name, arguments) for name in readings}
    return tuple(
        Standing(
            id=name,
            text=readings[name],
            inconsistency=scores[name],
            rank=1 + sum(other < scores[name] for other in scores.values()),
            marks=Counter(_mark(one, name) for one in arguments),
            tied=tuple(other for other in readings if other != name and scores[other] == scores[name]),
        )
        for name in sorted(readings, key=lambda name: scores[name])
    )


def inconsistency(reading: str, arguments: Sequence[Argument]) -> float:
    """The weighted sum of what speaks against a reading; 0 when nothing does."""
    return round(sum(one.weight * AGAINST.get(_mark(one, reading), 0.0) for one in arguments), _DIGITS)


def leaders(standings: Sequence[Standing]) -> tuple[str, ...]:
    """The readings of the first rank, all of them when they tie."""
    return tuple(one.id for one in standings if one.rank == 1)


def diagnosticity(one: Argument, readings: Sequence[str]) -> float:
    """How far apart the marks of a piece of evidence lie, 0 to 1; 0 with fewer than two readings."""
    values = [SCALE[_mark(one, name)] for name in readings]
    return (max(values) - min(values)) / _SPAN if values else 0.0


def _mark(one: Argument, reading: str) -> Mark:
    return one.marks.get(reading, Mark.NEITHER)
