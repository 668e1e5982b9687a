from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.errors import InvalidValue
from travaux.world.calendar import Days, Order, distance, order, relative, weekday, weekday_name, weekday_of_name

days = st.dates(date(1950, 1, 1), date(2060, 1, 1))


@given(days, days)
def test_days_stand_before_after_or_together_and_the_other_way_round(one: date, other: date) -> None:
    found = order(one.isoformat(), other.isoformat())
    assert found is (Order.BEFORE if one < other else Order.AFTER if one > other else Order.TOGETHER)
    turned = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}.get(found, found)
    assert order(other.isoformat(), one.isoformat()) is turned


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024-05-05/2024-05-10", "2024-05-11", Order.BEFORE),
        ("2024-05-05/2024-05-10", "2024-05-10", Order.TOGETHER),
        ("2014-02", "2014-02-10", Order.UNCLEAR),
        ("2014-02", "2014-03-01", Order.BEFORE),
        ("", "2014", Order.UNCLEAR),
        ("../2017-05-14", "2024", Order.BEFORE),
        ("2017/..", "2024", Order.UNCLEAR),
    ],
)
def test_spans_and_vague_dates_are_ordered_by_what_is_sure(one: str, other: str, expected: Order) -> None:
    assert order(one, other) is expected


@given(days, st.integers(0, 4000))
def test_distance_is_that_of_the_days(start: date, apart: int) -> None:
    later = start + timedelta(apart)
    assert distance(start.isoformat(), later.isoformat()) == Days(apart, apart)


def test_distance_of_vague_dates_is_a_range() -> None:
    assert distance("2024-02", "2024-03-01") == Days(1, 29)
    assert distance("2024-05-05/2024-05-10", "2024-05-16") == Days(6, 6)
    assert distance("../2017", "2024") is None
    assert distance("", "2024") is None


@given(days)
def test_weekdays_are_those_of_the_calendar(day: date) -> None:
    number = weekday(day.isoformat())
    assert number == day.weekday()
    assert weekday_of_name(weekday_name(number)) == number


def test_weekdays_have_names_in_three_languages_and_vague_dates_none() -> None:
    assert {weekday_of_name(name) for name in ("Thursday", "четверг", "星期四", "周四")} == {3}
    assert weekday_of_name("someday") is None
    assert weekday("2024-05") is None


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("yesterday", "2024-05-15", "2024-05-15"),
        ("вчера", "2024-05-15", "2024-05-15"),
        ("昨天", "2024-05-15", "2024-05-15"),
        ("last month", "2024-04-01", "2024-04-30"),
        ("в прошлом месяце", "2024-04-01", "2024-04-30"),
        ("上个月", "2024-04-01", "2024-04-30"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("去年", "2023-01-01", "2023-12-31"),
        ("last week", "2024-05-06", "2024-05-12"),
        ("on Thursday", "2024-05-09", "2024-05-09"),
        ("last Sunday", "2024-05-12", "2024-05-12"),
        ("в прошлую среду", "2024-05-15", "2024-05-15"),
        ("上周四", "2024-05-09", "2024-05-09"),
        ("two weeks ago", "2024-05-02", "2024-05-02"),
        ("3 дня назад", "2024-05-13", "2024-05-13"),
        ("три месяца назад", "2024-02-01", "2024-02-29"),
        ("五年前", "2019-01-01", "2019-12-31"),
        ("在", "", ""),
    ],
)
def test_phrases_mean_days_counted_from_the_day_they_are_said(phrase: str, first: str, last: str) -> None:
    if not first:
        with pytest.raises(InvalidValue):
            relative(phrase, "2024-05-16")
        return
    assert relative(phrase, "2024-05-16") == (date.fromisoformat(first), date.fromisoformat(last))


@given(days)
def test_last_month_ends_the_day_before_this_one_begins(day: date) -> None:
    last, this = relative("last month", day.isoformat()), relative("this month", day.isoformat())
    assert last[1] + timedelta(1) == this[0]
    assert last[0].day == this[0].day == 1


def test_a_phrase_said_on_no_single_day_is_refused() -> None:
    with pytest.raises(InvalidValue, match="single day"):
        relative("yesterday", "2024-05")
