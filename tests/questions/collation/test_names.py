"""Names, their order and veils in invented versions of an invented act."""

from __future__ import annotations

from itertools import combinations

import pytest

from travaux.questions.collation.name_differences import name_differences
from travaux.questions.collation.namings import Known, answer, learn, namings
from travaux.questions.collation.order_differences import once, order_differences
from travaux.questions.collation.sides import Side
from travaux.record.versions import DifferenceKind

PAIRS = list(combinations(("ru", "zh", "en"), 2))
THANKS = {
    "ru": "Стороны благодарят Портован за помощь беженцам.",
    "zh": "双方感谢波尔托万援助难民。",
    "en": "The Sides thank Portovan for its help to the refugees.",
}
OTHERS = {
    "ru": "Стороны благодарят Халмору за помощь беженцам.",
    "zh": "双方感谢哈尔莫拉援助难民。",
    "en": "The Sides thank Halmora for its help to the refugees.",
}
VEILED = {
    "ru": "Стороны благодарят некоторые государства за помощь беженцам.",
    "zh": "双方感谢某些国家援助难民。",
    "en": "The Sides thank certain States for their help to the refugees.",
}
JOINED = {
    "ru": ("Халмора и Каставия откроют порт.", "Каставия и Халмора откроют порт."),
    "zh": ("哈尔莫拉和卡斯塔维亚将开放港口。", "卡斯塔维亚和哈尔莫拉将开放港口。"),
    "en": ("Halmora and Kastavia will open the port.", "Kastavia and Halmora will open the port."),
}


def _sides(first: str, language: str, second: str, other: str) -> tuple[Side, Side]:
    return Side(first, language, 0), Side(second, other, 0)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_another_name_in_its_place_is_told_with_both(first: str, second: str) -> None:
    faithful = [_sides(texts[first], first, texts[second], second) for texts in (THANKS, OTHERS)]
    known = learn(faithful)
    assert [list(name_differences(*pair, known)) for pair in faithful] == [[], []]
    one, other = _sides(THANKS[first], first, OTHERS[second], second)
    (found,) = name_differences(one, other, known)
    assert found.kind is DifferenceKind.NAME
    assert one.text[found.first.start : found.first.end] == found.first.text
    assert other.text[found.second.start : found.second.end] == found.second.text


@pytest.mark.parametrize(("first", "second"), [*PAIRS, *((other, one) for one, other in PAIRS)])
def test_a_veil_in_place_of_a_name_is_told(first: str, second: str) -> None:
    known = learn([_sides(THANKS[first], first, THANKS[second], second)])
    (found,) = name_differences(*_sides(THANKS[first], first, VEILED[second], second), known)
    assert found.kind is DifferenceKind.TARGET


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_names_in_another_order_are_told_once(first: str, second: str) -> None:
    same = _sides(JOINED[first][0], first, JOINED[second][0], second)
    turned = _sides(JOINED[first][0], first, JOINED[second][1], second)
    known = learn([same])
    assert list(order_differences(*same, known)) == []
    (found,) = order_differences(*turned, known)
    assert found.kind is DifferenceKind.ORDER
    (before,), (again,) = once([[found], [found]])
    assert again.confidence < before.confidence == found.confidence


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("双方贸易额为40亿美元。", "zh"),
        ("援助发展中国家", "zh"),
        ("trade worth 40 million US dollars", "en"),
        ("40 долл. США", "ru"),
    ],
)
def test_what_only_looks_like_a_state_is_none(text: str, language: str) -> None:
    assert namings(Side(text, language, 0)) == ()


def test_a_short_name_within_another_is_none() -> None:
    assert [one.text for one in namings(Side("诺德马里亚国防部长", "zh", 0))] == ["诺德马里亚"]


def test_a_name_of_the_gazetteer_is_found_within_a_longer_one() -> None:
    (united,) = namings(Side("the United Nations", "en", 0))
    found = answer(united, Side("双方恪守《联合国宪章》。", "zh", 0), Known())
    assert found.span is not None
    assert not found.missing
