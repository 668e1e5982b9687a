from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from travaux.errors import InvalidValue
from travaux.record import dates


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-05-16", date(2024, 5, 16), date(2024, 5, 16)),
        ("2024-05-16~", date(2024, 5, 16), date(2024, 5, 16)),
        ("2024?", date(2024, 1, 1), date(2024, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2004-XX", date(2004, 1, 1), date(2004, 12, 31)),
        ("1985-04-XX", date(1985, 4, 1), date(1985, 4, 30)),
        ("2024-21", date(2024, 3, 1), date(2024, 5, 31)),
        ("2024-24", date(2024, 12, 1), date(2025, 2, 28)),
        ("2022-01/2022-03", date(2022, 1, 1), date(2022, 3, 31)),
        ("2022/..", date(2022, 1, 1), date.max),
        ("../2022-05", date.min, date(2022, 5, 31)),
    ],
)
def test_bounds_are_the_first_and_last_possible_day(edtf: str, first: date, last: date) -> None:
    assert dates.bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "wrong",
    [
        "20240516",
        "2024-13",
        "2024-02-30",
        "May 2024",
        "2024-5",
        "2022/2021",
        "../..",
        "/",
        "20X4",
        "0000",
        "٢٠٢٤",
        "2024 ",
    ],
)
def test_bounds_refuse_what_is_not_edtf(wrong: str) -> None:
    with pytest.raises(InvalidValue, match="not a date in EDTF"):
        dates.bounds(wrong)


def test_the_unknown_date_has_no_bounds_and_is_never_before() -> None:
    assert dates.bounds(dates.UNKNOWN) is None
    assert not dates.is_before("", "2024")
    assert not dates.is_before("2024", "")
    assert dates.sort_key("") > dates.sort_key("9999")
    assert dates.day_before("") == ""


def test_before_means_certainly_before() -> None:
    assert dates.is_before("2023", "2024-01-01")
    assert not dates.is_before("2024", "2024-05-16")
    assert not dates.is_before("2024-05-16", "2024-05-16")
    assert dates.day_before("2024-03") == "2024-02-29"
    assert dates.day_before("../2024-03") == "0001-01-01"


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert dates.bounds(day.isoformat()) == (day, day)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]), st.sampled_from(["", "?", "~", "%"]))
def test_bounds_agree_with_the_reference_parser(day: date, length: int, qualifier: str) -> None:
    edtf = day.isoformat()[:length] + qualifier
    parsed = parse_edtf(edtf)
    assert dates.bounds(edtf) == (date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))
