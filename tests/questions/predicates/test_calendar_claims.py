from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.questions.predicates.looks import ask, verdict
from tests.questions.predicates.turns import turns
from tests.world.samples import visit
from travaux.record.findings import Verdict

days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@turns("after", "within")
@given(days, st.integers(-500, 500))
def test_before_after_and_within_are_those_of_the_days(one: date, apart: int) -> None:
    other = one + timedelta(apart)
    expected = Verdict.HOLDS if apart > 0 else Verdict.FAILS
    assert verdict(f'before("{one}", "{other}")', []) is expected
    assert verdict(f'after("{other}", "{one}")', []) is expected
    assert verdict(f'within("{one}", "{other}", {abs(apart)})', []) is Verdict.HOLDS
    if apart:
        assert verdict(f'within("{one}", "{other}", {abs(apart) - 1})', []) is Verdict.FAILS


@turns("relative", "is_weekday", "weekday")
@given(days)
def test_vaguer_dates_make_them_undefined(one: date) -> None:
    assert verdict(f'before("{one}", "{one:%Y}")', []) is Verdict.UNDEFINED
    assert verdict(f'within("{one}", "{one:%Y}", 5)', []) is Verdict.UNDEFINED
    assert verdict(f'is_weekday("{one:%Y-%m}", "Monday")', []) is Verdict.UNDEFINED
    assert verdict(f'relative("{one:%Y}", "today", "{one}")', []) is Verdict.UNDEFINED


@given(days)
def test_a_date_has_one_weekday(one: date) -> None:
    names = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
    found = [verdict(f'is_weekday("{one}", "{name}")', []) for name in names]
    assert found.count(Verdict.HOLDS) == 1
    assert found[one.weekday()] is Verdict.HOLDS
    assert verdict(f'is_weekday("{one}", "someday")', []) is Verdict.UNDEFINED


@turns("before")
@given(days)
def test_a_row_inserted_later_turns_before(one: date) -> None:
    event = visit(one.isoformat())
    claim = f'before(visits("Ada Venn"), "{one + timedelta(2)}")'
    assert verdict(claim, [event]) is Verdict.HOLDS
    found = ask(claim, [event, visit((one + timedelta(9)).isoformat())])
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    assert verdict(claim, []) is Verdict.UNDEFINED


def test_no_answer_about_time_speaks_of_a_cause() -> None:
    said = str(ask('within("2024-05-10", "2024-05-16", 10)', [])) + str(ask('before("2024-05-10", "2024-05-16")', []))
    assert "because" not in said
    assert "association" in said


@turns("near")
@given(days, st.integers(-60, 60), st.integers(0, 60))
def test_near_rows_are_those_within_the_window(one: date, apart: int, window: int) -> None:
    event = visit((one + timedelta(apart)).isoformat())
    found = ask(f'near(visits("Ada Venn"), "{one}", {window})', [event])
    assert found.value == ("1" if abs(apart) <= window else "0")
    assert "association" in str(found.method)
