from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.promises import PROMISES, RULE, SIDES, deed, item, judged
from travaux.questions.ledger.states import LADDER, added_up, state
from travaux.record.ledger import DIRECTIONS, SCORES, Deed, LedgerState, Status

ON = "2022-06-01"


def _status(*said: tuple[Status, str], on: str = ON) -> tuple[Status, int | None, bool]:
    promise = item()
    (side, _other) = state(judged(promise, *(deed(promise, shows, date) for shows, date in said)), on).sides
    return side.status, side.score, side.overdue


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], (Status.ANNOUNCED, None, True)),
        ([(Status.STARTED, "2020-01-01")], (Status.STARTED, 0, True)),
        ([(Status.PARTLY, "2020-01-01"), (Status.STARTED, "2020-02-01")], (Status.PARTLY, 0, True)),
        ([(Status.STARTED, "2020-01-01"), (Status.DONE, "2020-02-01")], (Status.DONE, 1, False)),
        ([(Status.DONE, "2020-01-01"), (Status.CONTRADICTED, "2020-02-01")], (Status.CONTRADICTED, -1, False)),
        ([(Status.CONTRADICTED, "2020-01-01"), (Status.DONE, "2020-02-01")], (Status.DONE, 1, False)),
        ([(Status.CONTRADICTED, "2020-01-01"), (Status.DONE, "2020-01-01")], (Status.INCONCLUSIVE, None, True)),
        ([(Status.CONTRADICTED, "2020-01"), (Status.DONE, "2020-01-15")], (Status.INCONCLUSIVE, None, True)),
        ([(Status.INCONCLUSIVE, "2020-01-01")], (Status.INCONCLUSIVE, None, True)),
        ([(Status.INCONCLUSIVE, "2020-03-01"), (Status.STARTED, "2020-01-01")], (Status.STARTED, 0, True)),
        ([(Status.LAPSED, "2022-01-01")], (Status.LAPSED, -1, False)),
        ([(Status.STARTED, "2020-01-01"), (Status.LAPSED, "2022-01-01")], (Status.LAPSED, -1, False)),
        ([(Status.DONE, "2020-01-01"), (Status.LAPSED, "2022-01-01")], (Status.INCONCLUSIVE, None, True)),
    ],
)
def test_status_is_what_the_deeds_add_up_to(
    said: list[tuple[Status, str]], expected: tuple[Status, int | None, bool]
) -> None:
    assert _status(*said) == expected


def test_nothing_is_overdue_while_the_window_is_open() -> None:
    assert _status(on="2021-12-31") == (Status.ANNOUNCED, None, False)
    assert not state(judged(item()), "2021-12-31").final
    assert state(judged(item()), "2022-01-01").final


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("2018-12-31", "before the window"),
        ("2022-01-01", "after the window"),
        ("2019", "may lie outside the window"),
        ("2023", f"happened or became known after {ON}"),
    ],
)
def test_deeds_outside_the_window_do_not_count(date: str, reason: str) -> None:
    promise = item()
    found = state(judged(promise, deed(promise, Status.DONE, date)), ON)
    assert [why for _deed, why in found.aside] == [reason]
    assert found.statuses == (Status.ANNOUNCED,)


def test_deeds_of_an_earlier_rule_do_not_count_under_a_later_one() -> None:
    promise = item()
    first = judged(promise, deed(promise, Status.DONE, "2020-01-01"))
    later = replace(RULE, version=2, frozen="2022-01-01T00:00:00Z", reason="it was loose", seen=1)
    found = state(replace(first, guidelines=(*first.guidelines, later)), ON)
    assert found.statuses == (Status.ANNOUNCED,)
    assert found.aside[0][1] == "entered under version 1 of the rule"
    assert found.remarks == ("version 2 of the rule, made after 1 deeds had been entered: it was loose",)


def test_a_deed_dated_before_the_rule_was_frozen_is_counted_as_early() -> None:
    promise = item()
    deeds = (deed(promise, Status.STARTED, "2020-05-31"), deed(promise, Status.DONE, "2020-06-01"))
    assert state(judged(promise, *deeds), ON).early == 1


def test_each_side_has_a_status_of_its_own() -> None:
    promise = item()
    deeds = (deed(promise, Status.STARTED, "2020-01-01"), deed(promise, Status.DONE, "2020-02-01", SIDES[0]))
    found = state(judged(promise, *deeds), ON)
    assert [(one.side, one.status) for one in found.sides] == [(SIDES[0], Status.DONE), (SIDES[1], Status.STARTED)]
    assert found.overdue


@pytest.mark.parametrize("language", PROMISES)
def test_without_a_rule_its_own_deadline_tells_what_is_overdue(language: str) -> None:
    assert not state(item(language), "2021-12-31").overdue
    late = state(item(language), "2022-01-01")
    assert late.overdue
    assert "no rule is frozen yet" in late.sides[0].reason


def test_an_untestable_promise_has_no_score() -> None:
    found = state(judged(item(), rule=replace(RULE, testable=False)), ON)
    assert [(one.status, one.score, one.overdue) for one in found.sides] == [(Status.UNTESTABLE, None, False)] * 2


_DEEDS = st.lists(
    st.tuples(st.sampled_from([*LADDER, Status.CONTRADICTED, Status.INCONCLUSIVE]), st.dates().map(str)), max_size=6
)


def _sorted(said: list[tuple[Status, str]]) -> list[Deed]:
    promise = item()
    return [deed(promise, shows, f"{int(day[:4]):04}{day[4:]}") for shows, day in sorted(said, key=lambda one: one[1])]


@given(_DEEDS)
def test_more_done_never_lowers_a_status(said: list[tuple[Status, str]]) -> None:
    deeds = _sorted(said)
    before = SCORES.get(added_up(deeds)[0], -1)
    last = deeds[-1].date if deeds else "2000-01-01"
    after = SCORES.get(added_up([*deeds, deed(item(), Status.DONE, last)])[0], -1)
    assert after >= before or deeds[-1].shows is Status.CONTRADICTED


@given(_DEEDS)
def test_a_status_rests_on_a_deed_that_shows_it(said: list[tuple[Status, str]]) -> None:
    status, reason, deciding = added_up(_sorted(said))
    assert reason
    if status not in (Status.ANNOUNCED, Status.INCONCLUSIVE):
        assert deciding is not None
        assert deciding.shows is status
        assert deciding.direction is DIRECTIONS[status]


def test_a_state_names_the_statuses_of_its_sides_once() -> None:
    found: LedgerState = state(item(), ON)
    assert found.statuses == (Status.ANNOUNCED,)
