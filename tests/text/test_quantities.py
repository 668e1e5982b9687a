from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.text.quantities import QuantityKind, quantities


@pytest.mark.parametrize(
    ("language", "sentence", "values"),
    [
        ("ru", "довести товарооборот до 1,2 млрд долларов", ["1200000000"]),
        ("zh", "将贸易额提升至12亿美元", ["1200000000"]),
        ("en", "raise trade to $1.2 billion", ["1200000000"]),
        ("ru", "обучено двадцать пять специалистов и 3 тысячи студентов", ["25", "3000"]),
        ("zh", "培训二十五名专家和3000名学生", ["25", "3000"]),
        ("en", "twenty-five experts and 3,000 students were trained", ["25", "3000"]),
        ("ru", "12 000 тонн, 25,5 процента", ["12000", "25.5"]),
        ("zh", "1.2万吨，百分之二十五", ["12000", "25"]),
        ("en", "12,000 tonnes, 25.5 per cent", ["12000", "25.5"]),
        ("ru", "перевезено более миллиона тонн", ["1000000"]),
        ("en", "more than a million tonnes were carried", ["1000000"]),
        ("ru", "выросла на 3,6 процентного пункта, до двух третей", ["3.6", "0.6667"]),
        ("zh", "提高3.6个百分点，达到三分之二", ["3.6", "0.6667"]),
        ("en", "up 3.6 percentage points to two thirds", ["3.6", "0.6667"]),
        ("ru", "торговля удвоилась за полгода", ["2", "0.5"]),
        ("zh", "百分之三点六，半年内贸易额翻了一番", ["3.6", "0.5", "2"]),
        ("en", "trade doubled in half a year", ["2", "0.5"]),
        ("ru", "в XXI веке, с 1990-х годов", ["21", "1990"]),
        ("zh", "二十一世纪以来，自20世纪90年代", ["21", "1990"]),
        ("en", "in the 21st century, since the 1990s", ["21", "1990"]),
        ("ru", "1 триллион и 1,01 млрд", ["1000000000000", "1010000000"]),
        ("zh", "1 万亿和 10.1 亿，增长两倍", ["1000000000000", "1010000000", "3"]),
        ("en", "half a million, a year and a half", ["500000", "1.5"]),
    ],
)
def test_quantities_are_one_scale_in_three_languages(language: str, sentence: str, values: list[str]) -> None:
    assert [one.value for one in quantities(sentence, language)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "с визитом 29–31 мая 2024 года"),
        ("zh", "于5月29日至31日访问，2024年"),
        ("en", "on a visit from 29 to 31 May 2024"),
    ],
)
def test_quantities_know_days_months_and_years(language: str, sentence: str) -> None:
    found = {(one.kind, int(one.value)) for one in quantities(sentence, language)}
    assert found == {
        (QuantityKind.DAY, 29),
        (QuantityKind.DAY, 31),
        (QuantityKind.MONTH, 5),
        (QuantityKind.YEAR, 2024),
    }


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("ru", "стороны едины во мнении"), ("zh", "双方一致认为，两国应进一步合作"), ("en", "the sides may march on")],
)
def test_words_that_only_look_like_numbers_are_none(language: str, sentence: str) -> None:
    assert quantities(sentence, language) == ()


@given(st.integers(1, 10**9), st.sampled_from(["ru", "zh", "en"]))
def test_digits_keep_their_value_and_place(value: int, language: str) -> None:
    sentence = f"— {value} —"
    (one,) = quantities(sentence, language)
    assert (int(one.value), sentence[one.start : one.end]) == (value, str(value))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "во втором квартале 2031 года, осенью, во втором полугодии"),
        ("zh", "2031年第二季度，秋季，下半年"),
        ("en", "in the second quarter of 2031, in autumn, in the second half of the year"),
    ],
)
def test_quantities_know_quarters_seasons_and_halves_of_a_year(language: str, sentence: str) -> None:
    assert {(one.kind, int(one.value)) for one in quantities(sentence, language)} == {
        (QuantityKind.QUARTER, 2),
        (QuantityKind.YEAR, 2031),
        (QuantityKind.SEASON, 3),
        (QuantityKind.HALF, 2),
    }


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "вакцина от Covid-19 и саммит G20"),
        ("zh", "千方百计应对COVID-19，百年变局"),
        ("en", "Covid-19 and the G20"),
    ],
)
def test_digits_of_a_name_count_nothing(language: str, sentence: str) -> None:
    assert quantities(sentence, language) == ()


@pytest.mark.parametrize(("language", "sentence"), [("zh", "下午3点"), ("en", "at 3 p.m."), ("ru", "в 15 часов")])
def test_an_hour_of_the_afternoon_is_counted_from_midnight(language: str, sentence: str) -> None:
    assert [int(one.value) for one in quantities(sentence, language)] == [15]
