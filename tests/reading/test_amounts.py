from __future__ import annotations

from decimal import Decimal

import pytest

from travaux.brief.cues import folded
from travaux.reading.amounts import amounts


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("rose by 5.2 percent to 240.1 billion dollars", "en", [("5.2", "%", ""), ("240100000000", "USD", "")]),
        ("about $300 billion", "en", [("300000000000", "USD", "about")]),
        ("nearly 50% of 1,234 tonnes", "en", [("50", "%", "nearly"), ("1234", "t", "")]),
        ("on 3 occasions in 2023", "en", []),
        ("на 26,3% до 240,1 млрд долларов", "ru", [("26.3", "%", ""), ("240100000000", "USD", "")]),
        ("около 300 млн юаней", "ru", [("300000000", "CNY", "около")]),
        ("增长26.3%，达2401亿美元", "zh", [("26.3", "%", ""), ("240100000000", "USD", "")]),
        ("fell by a tenth in the second half of 2023", "en", [("10", "%", "about")]),
        ("half of the trade, a third of a visit, a third visit", "en", [("50", "%", "about"), ("33.3", "%", "about")]),
        ("сократился на треть, половину торговли", "ru", [("33.3", "%", "about"), ("50", "%", "about")]),
        ("下降三分之一，占一半", "zh", [("33.3", "%", "about"), ("50", "%", "about")]),
        ("约300亿元", "zh", [("30000000000", "CNY", "约")]),
    ],
)
def test_amounts_are_read_exactly(text: str, language: str, wanted: list[tuple[str, str, str]]) -> None:
    found = [(f"{one.value:f}", one.unit, one.approximator) for one in amounts(folded(text, language), language)]
    assert found == wanted


def test_amounts_keep_the_digits_printed() -> None:
    (one,) = amounts("784亿美元", "zh")
    assert one.value.scaleb(-9) == Decimal("78.4")
    assert one.value.scaleb(-9).as_tuple().exponent == -1


@pytest.mark.parametrize(
    ("language", "text", "percent"),
    [
        ("en", "Aid doubled in 2022.", 100),
        ("en", "Aid was halved.", -50),
        ("ru", "Импорт вырос в полтора раза.", 50),
        ("ru", "Экспорт увеличился в 2,5 раза.", 150),
        ("zh", "出口翻了一番。", 100),
        ("zh", "进口增长2倍。", 200),
    ],
)
def test_a_factor_is_growth_in_percent(language: str, text: str, percent: int) -> None:
    (one,) = amounts(folded(text, language), language)
    assert one.is_share
    assert one.value == percent


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "a cap of forty million tonnes", 40_000_000, "t"),
        ("ru", "пять миллиардов долларов", 5_000_000_000, "USD"),
        ("zh", "两千万美元", 20_000_000, "USD"),
    ],
)
def test_numbers_in_words_count_with_their_unit(language: str, text: str, value: int, unit: str) -> None:
    (one,) = amounts(text, language)
    assert one.unit == unit
    assert one.value == value
