from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.intake.dates import compatible, dates_in, is_future, to_edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024/5/16", "2024-05-16"),
        ("16 May 2024", "2024-05-16"),
        ("May 16, 2024", "2024-05-16"),
        ("Thursday, 16 May 2024", "2024-05-16"),
        ("Mon, 16 May 2024 10:00:00 GMT", "2024-05-16"),
        ("16 мая 2024 г.", "2024-05-16"),
        ("«16» мая 2024 года", "2024-05-16"),
        ("8 мая 2025 года, 10:10", "2025-05-08"),
        ("16.05.2024", "2024-05-16"),
        ("май 2024", "2024-05"),
        ("2024年5月16日", "2024-05-16"),
        ("2024 年 5 月 16 日", "2024-05-16"),
        ("2024年5月16日 星期四", "2024-05-16"),
        ("二〇二四年五月十六日", "2024-05-16"),
        ("２０２４年５月", "2024-05"),
        ("20240516", "2024-05-16"),
        ("2024-05-16T10:00:00+03:00", "2024-05-16"),
        ("2024-05-16 10:00:00 UTC", "2024-05-16"),
        ("2017.0", "2017"),
        ("2017", "2017"),
        ("1715817600", "2024-05-16"),
        ("1715817600000", "2024-05-16"),
        ("16–17 May 2024", "2024-05-16/2024-05-17"),
        ("2022-01/2022-03", "2022-01/2022-03"),
        ("2024?", "2024?"),
        ("2024-21", "2024-21"),
        ("13/05/2024", "2024-05-13"),
        ("05/13/2024", "2024-05-13"),
        ("", ""),
    ],
)
def test_to_edtf_reads_the_forms_people_write(written: str, edtf: str) -> None:
    assert to_edtf(written) == edtf


@pytest.mark.parametrize(
    "written", ["05/06/2024", "soon", "2024-13-40", "99999", "31 февраля 2024", "2024年13月1日", "1"]
)
def test_to_edtf_never_guesses(written: str) -> None:
    assert to_edtf(written) is None


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_to_edtf_reads_every_day_it_is_written_as(day: date) -> None:
    assert to_edtf(day.isoformat()) == day.isoformat()
    assert to_edtf(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()
    assert to_edtf(f"{day.day}.{day.month}.{day.year}") == day.isoformat()


@given(st.text(max_size=60))
def test_to_edtf_survives_any_text(written: str) -> None:
    assert to_edtf(written) is None or isinstance(to_edtf(written), str)


def test_dates_in_finds_days_in_three_languages_with_offsets() -> None:
    text = "Верхоград, 16 мая 2024 года; 2019年5月1日; on 3 June 2020."
    found = dates_in(text)
    assert [edtf for edtf, _, _ in found] == ["2024-05-16", "2019-05-01", "2020-06-03"]
    assert text[found[1][1] : found[1][2]] == "2019年5月1日"


def test_compatible_allows_a_year_for_a_day_in_it() -> None:
    assert compatible("2024", "2024-05-16")
    assert compatible("", "2024-05-16")
    assert not compatible("2023", "2024-05-16")


def test_is_future_only_when_certain() -> None:
    assert is_future("2031-01-01", date(2030, 6, 1))
    assert not is_future("2030", date(2030, 6, 1))
    assert not is_future("", date(2030, 6, 1))
