from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.promises import SIDES, deed, item, judged
from travaux.questions.ledger.states import state
from travaux.questions.ledger.tallies import GROUPS, tallies, wilson
from travaux.record.ledger import LedgerState, Status


def _states() -> list[LedgerState]:
    kept, broken, open_ = item("ru"), item("zh"), item("en")
    return [
        state(judged(kept, deed(kept, Status.DONE, "2020-01-01")), "2022-06-01"),
        state(judged(broken, deed(broken, Status.CONTRADICTED, "2020-01-01", SIDES[1])), "2022-06-01"),
        state(open_, "2020-01-01"),
    ]


def test_a_promise_counts_once_for_each_side() -> None:
    one, other, every = tallies(_states(), "side")
    assert (one.group, one.items, one.scored, one.statuses) == (SIDES[0], 3, 1, {Status.ANNOUNCED: 2, Status.DONE: 1})
    assert (other.group, other.scored, other.overdue) == (SIDES[1], 2, 0)
    assert (every.group, every.items, every.scored, every.overdue) == ("all", 6, 3, 1)
    assert every.mean is not None
    assert every.kept is not None
    assert (round(every.mean[0], 3), round(every.kept[0], 3)) == (0.333, 0.667)


@pytest.mark.parametrize("group", GROUPS)
def test_groups_hold_every_promise_and_intervals_their_value(group: str) -> None:
    *groups, every = tallies(_states(), group)
    assert sum(one.items for one in groups) == every.items
    for one in (*groups, every):
        for value, low, high in filter(None, (one.mean, one.kept)):
            assert low <= value <= high


def test_without_scores_there_is_no_interval() -> None:
    (every,) = tallies([], "topic")
    assert (every.items, every.mean, every.kept) == (0, None, None)


def test_the_interval_of_a_share_is_wilsons() -> None:
    # 10 of 20: the worked value of Newcombe, Statistics in Medicine 17 (1998), method 3.
    low, high = wilson(10, 20)
    assert (round(low, 4), round(high, 4)) == (0.2993, 0.7007)


@given(st.integers(1, 400), st.data())
def test_an_interval_narrows_with_more_trials_and_stays_within_a_share(trials: int, data: st.DataObject) -> None:
    done = data.draw(st.integers(0, trials))
    low, high = wilson(done, trials)
    assert 0 <= low <= done / trials + 1e-12
    assert done / trials - 1e-12 <= high <= 1
    narrower = wilson(4 * done, 4 * trials)
    assert narrower[1] - narrower[0] < high - low
