"""Votes: how far two states vote alike, year by year. Abstaining is half way between yes and no.

Agreement is 1 - |a - b| / 2 with yes 1, abstain 0, no -1 over the roll calls both took part in: the agreement index of
Lijphart 1963 (APSR 57), for three choices equal to Signorino and Ritter's S (ISQ 1999) on one dimension, rescaled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.record import dates
from travaux.record.votes import Ballot, Choice, RollCall

POSITION = {Choice.YES: 1, Choice.ABSTAIN: 0, Choice.NO: -1}


@dataclass(frozen=True, slots=True)
class YearOfVotes:
    """Agreement of two states in a year, 0 to 1, over ``votes`` roll calls both took part in."""

    year: int
    agreement: float
    votes: int
    same: int


def agreement(
    ballots: Sequence[Ballot], roll_calls: Sequence[RollCall], one: str, other: str
) -> tuple[YearOfVotes, ...]:
    """Agreement of two states (as recorded) by year; years without a common vote are left out."""
    years = {call.id: span[0].year for call in roll_calls if (span := dates.bounds(call.date))}
    mine, theirs = _cast(ballots, one), _cast(ballots, other)
    apart: dict[int, list[int]] = {}
    for call in mine.keys() & theirs.keys() & years.keys():
        apart.setdefault(years[call], []).append(abs(mine[call] - theirs[call]))
    return tuple(
        YearOfVotes(year, 1 - sum(distances) / len(distances) / 2, len(distances), distances.count(0))
        for year, distances in sorted(apart.items())
    )


def _cast(ballots: Sequence[Ballot], state: str) -> dict[str, int]:
    """The position of a state in each roll call in which it said yes or no or abstained."""
    return {one.roll_call: POSITION[one.choice] for one in ballots if one.state == state and one.choice in POSITION}
