"""Votes: how far two states vote alike, year by year. Abstaining is half way between yes and no.

Agreement is 1 - |a - b| / 2 with yes 1, abstain 0, no -1 over the roll calls both took part in: the agreement index of
Lijphart 1963 (APSR 57), for three choices equal to Signorino and Ritter's S (ISQ 1999) on one dimension, rescaled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars

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
    years = {call.id: int(span[0].year) for call in roll_calls if (span := dates.bounds(call.date))}
    frame = polars.DataFrame(
        [
            (ballot.roll_call, ballot.state, POSITION[ballot.choice])
            for ballot in ballots
            if ballot.choice in POSITION and ballot.roll_call in years
        ],
        schema={"call": polars.String, "state": polars.String, "position": polars.Int8},
        orient="row",
    )
    mine, theirs = (frame.filter(polars.col("state") == state) for state in (one, other))
    both = mine.join(theirs, on="call", suffix="_other").with_columns(
        year=polars.col("call").replace_strict(years, return_dtype=polars.Int32),
        apart=(polars.col("position") - polars.col("position_other")).abs(),
    )
    by_year = both.group_by("year").agg(
        agreement=1 - polars.col("apart").mean() / 2, votes=polars.len(), same=(polars.col("apart") == 0).sum()
    )
    return tuple(YearOfVotes(*row) for row in by_year.sort("year").iter_rows())
