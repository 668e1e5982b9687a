from __future__ import annotations

import pytest

from travaux.brief.cues import folded
from travaux.brief.moments import moments


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("On May 16-17, 2024, he came.", "en", ["2024-05-16/2024-05-17"]),
        ("From 29 to 31 May 2024.", "en", ["2024-05-29/2024-05-31"]),
        ("In March and April 2024, for the first time since mid-2022", "en", ["2024-03/2024-04", "2022-06"]),
        ("in the first quarter of 2024 and in 2023", "en", ["2024-01/2024-03", "2023"]),
        ("in the first four months of 2024", "en", ["2024-01/2024-04"]),
        ("it may 2024 times", "en", ["2024"]),
        ("16–17 мая 2024 года и в июне 2023 года", "ru", ["2024-05-16/2024-05-17", "2023-06"]),
        ("с середины 2022 года; 05.06.2023", "ru", ["2022-06", "2023-06-05"]),
        ("2024年5月16日至17日，2023年第一季度", "zh", ["2024-05-16/2024-05-17", "2023-01/2023-03"]),
        ("2024年前4个月，2022年", "zh", ["2024-01/2024-04", "2022"]),
    ],
)
def test_moments_are_read_as_edtf(text: str, language: str, wanted: list[str]) -> None:
    assert [one.edtf for one in moments(folded(text, language), language)] == wanted


def test_moments_without_a_year_take_the_one_beside_them() -> None:
    assert [one.edtf for one in moments("3 May, 4 May 2024", "en")] == ["2024-05-03", "2024-05-04"]
    assert [one.edtf for one in moments("on 3 May", "en")] == [""]


def test_moments_place_each_name_in_the_text() -> None:
    text = "Es war der 12 June 2023, sagte er."
    (one,) = moments(text, "en")
    assert text[one.start : one.end] == "12 June 2023"
