import re
from collections import Counter

import pytest
from evals.corpora import evening_news_zh, general_debate, kremlin_ru, shared_folder

from travaux.reading.gazetteer import gazetteer
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


REAL = {"ru": kremlin_ru, "zh": evening_news_zh, "en": general_debate}


@pytest.mark.parametrize("language", list(REAL))
def test_inventory_of_real_texts_equals_a_recount_by_brute_force(language: str) -> None:
    shared = shared_folder()
    if shared is None:
        pytest.skip("no folder of shared texts (TRAVAUX_SHARED, or shared beside the project)")
    text = "\n".join(one.text for one in REAL[language](shared)[:20])
    assert Counter({row.id: row.count for row in inventory(text, language)}) == recounted(text, language)


def recounted(text: str, language: str) -> Counter[str]:
    """Names counted without an automaton: at every place the longest name that stands there, then on behind it."""
    names = gazetteer(language)
    entries = dict(zip(names.names, names.entries, strict=True))
    lengths = sorted({len(name) for name in entries}, reverse=True)
    spelled = text.replace("ё", "е").replace("Ё", "Е").replace("’", "'")
    found: Counter[str] = Counter()
    at = 0
    while at < len(spelled):
        name = next((spelled[at : at + length] for length in lengths if spelled[at : at + length] in entries), "")
        touched = spelled[at - 1 : at].isalnum() or spelled[at + len(name) : at + len(name) + 1].isalnum()
        if name and (language == "zh" or not touched):
            found[entries[name].id] += 1
        at += len(name) or 1
    return found
