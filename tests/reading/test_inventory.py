import re

import pytest

from travaux.reading.inventory import inventory
from travaux.text.counts import count_words

TEXTS = {
    "ru": ("Россия поддерживает ООН. Устав ООН важен для России и Китая.", {"RU": 2, "UN": 1, "UNCHARTER": 1, "CN": 1}),
    "zh": ("俄罗斯支持联合国。联合国宪章对俄罗斯和中国很重要。", {"RU": 2, "UN": 1, "UNCHARTER": 1, "CN": 1}),
    "en": (
        "Russia supports the UN. The UN Charter matters to Russia and China.",
        {"RU": 2, "UN": 1, "UNCHARTER": 1, "CN": 1},
    ),
}


@pytest.mark.parametrize("language", list(TEXTS))
def test_inventory_equals_a_recount(language: str) -> None:
    text, expected = TEXTS[language]
    rows = inventory(text, language)
    assert {row.id: row.count for row in rows} == expected
    assert [row.id for row in sorted(rows, key=lambda row: row.rank)] == ["RU", "UN", "UNCHARTER", "CN"]
    words = count_words(text, language)
    for row in rows:
        assert row.per_thousand == pytest.approx(1000 * row.count / words)
        assert text[row.first : row.first + len(row.words)] == row.words


def test_longer_names_hide_shorter_ones_inside_them() -> None:
    text = "The UN Charter. The UN Charter."
    assert {row.id: row.count for row in inventory(text, "en")} == {"UNCHARTER": len(re.findall("UN Charter", text))}
