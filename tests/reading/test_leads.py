"""Lines that others go on after: lists, and what is counted off after an announcement, in three languages."""

from __future__ import annotations

import pytest

from travaux.reading.leads import is_counted
from travaux.reading.statements import Setting, statements
from travaux.record.statements import Act
from travaux.text.sentences import passages

ONE = Setting(issuers=("Ombria",))
ANNOUNCED = {
    "en": "We will take three steps. First, a fund for the islands worth one billion. The sea was calm.",
    "ru": "Мы предпримем три шага. Во-первых, фонд островов в один миллиард. Море было спокойным.",
    "zh": "我们将采取三项举措。第一，在各岛设立总额十亿元的基金。海面平静。",
}


def _acts(text: str, language: str) -> list[Act | None]:
    return [one.act for one in statements(passages(text, language, "d"), language, ONE)]


@pytest.mark.parametrize("language", ANNOUNCED)
def test_leads_lend_their_promise_to_what_is_counted_off_after_them(language: str) -> None:
    assert _acts(ANNOUNCED[language], language) == [Act.UNDERTAKE, Act.UNDERTAKE, None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We note three steps. First, a fund for the islands worth one billion."),
        ("ru", "Отмечаем три шага. Во-первых, фонд островов в один миллиард."),
        ("zh", "我们注意到三项举措。第一，在各岛设立总额十亿元的基金。"),
    ],
)
def test_leads_that_bind_nobody_lend_nothing(language: str, text: str) -> None:
    assert _acts(text, language) == [Act.NOTE, None]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "First aid was given."), ("ru", "Первый поезд ушёл."), ("zh", "第一批物资已到。")]
)
def test_leads_do_not_take_any_ordinal_for_counting(language: str, text: str) -> None:
    assert not is_counted(text, language)
