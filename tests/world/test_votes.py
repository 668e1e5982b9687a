from __future__ import annotations

import time
from pathlib import Path

import pytest
from evals.corpora import shared_folder
from hypothesis import given
from hypothesis import strategies as st

from tests.world.samples import HERE
from travaux.record.votes import Ballot, Choice, RollCall
from travaux.workbench import Workbench
from travaux.world.rows import LoadOptions
from travaux.world.votes import POSITION, agreement

choices = st.lists(st.tuples(st.sampled_from(Choice), st.sampled_from(Choice)), min_size=1, max_size=30)


def _calls(number: int) -> list[RollCall]:
    return [RollCall("2001-03-01", "Assembly", f"question {place}", HERE) for place in range(number)]


@given(choices)
def test_agreement_is_one_less_half_the_distance_over_common_votes(cast: list[tuple[Choice, Choice]]) -> None:
    calls = _calls(len(cast))
    ballots = [Ballot(call.id, "A", one) for call, (one, _other) in zip(calls, cast, strict=True)]
    ballots += [Ballot(call.id, "B", other) for call, (_one, other) in zip(calls, cast, strict=True)]
    both = [(POSITION[one], POSITION[other]) for one, other in cast if one in POSITION and other in POSITION]
    found = agreement(ballots, calls, "A", "B")
    if not both:
        assert found == ()
        return
    (year,) = found
    assert (year.year, year.votes) == (2001, len(both))
    assert year.agreement == pytest.approx(1 - sum(abs(a - b) for a, b in both) / len(both) / 2)
    assert agreement(ballots, calls, "B", "A") == found


def test_a_contrary_ballot_lowers_agreement() -> None:
    calls = _calls(2)
    same = [Ballot(calls[0].id, state, Choice.YES) for state in ("A", "B")]
    against = [Ballot(calls[1].id, "A", Choice.YES), Ballot(calls[1].id, "B", Choice.NO)]
    assert agreement(same, calls, "A", "B")[0].agreement == 1
    assert agreement([*same, *against], calls, "A", "B")[0].agreement == 0.5


@pytest.mark.slow
def test_seventy_years_of_votes_answer_within_a_second(tmp_path: Path) -> None:
    """The known course: the United States and the Soviet Union apart in the 1980s, close after 1991, apart again."""
    shared = shared_folder()
    folder = shared / "corpora" / "unvotes" if shared else None
    if folder is None or not folder.exists():
        pytest.skip("the votes of the General Assembly are not here (TRAVAUX_SHARED, or shared beside the project)")
    with Workbench.create(tmp_path / "record") as workbench:
        workbench.load(folder / "un_roll_calls.csv.gz", LoadOptions("votes"))
        assert workbench.load(folder / "un_votes.csv.gz").ballots > 800_000
        start = time.perf_counter()
        registers = workbench.view().registers
        years = agreement(registers.ballots(["US", "RU"]), registers.roll_calls(), "US", "RU")
        assert time.perf_counter() - start < 1
    course = {year.year: year.agreement for year in years}
    assert course[1985] < 0.3 < 0.55 < course[1993]
    assert course[2007] < 0.3
