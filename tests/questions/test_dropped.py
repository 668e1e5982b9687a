from collections.abc import Sequence

import pytest

from tests.questions.small_record import document
from travaux.questions.dropped import dropped

FORMULA = {
    "ru": "Стороны осуждают односторонние принудительные меры, введённые в обход Совета Лиги.",
    "zh": "双方谴责绕开联盟理事会实施的单边强制措施，认为此类措施违反国际法。",
    "en": "The sides condemn unilateral coercive measures taken around the Council of the League.",
}
REST = {
    "ru": ("Построен мост через Анвир.", "Открыта выставка старинных карт.", "Подписан план работы архивов."),
    "zh": ("安维尔河大桥已经建成。", "古代地图展览开幕。", "档案馆工作计划已经签署。"),
    "en": ("The bridge over the Anvir was built.", "A show of old maps was opened.", "Archives signed a plan of work."),
}


def nothing(texts: Sequence[str]) -> list[bool]:
    return [False] * len(texts)


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_formula_of_the_last_texts_that_is_gone_is_dropped_once(language: str) -> None:
    last = [document(f"d{n}", f"{REST[language][n]}\n\n{FORMULA[language]}", language, f"202{n}") for n in range(3)]
    found = dropped(document("new", REST[language][0], language, "2024"), last, nothing)
    assert [one.quote.exact for one in found] == [FORMULA[language]]
    assert (found[0].seen_in, found[0].of_last, found[0].last_seen) == (3, 3, "2022")


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_formula_that_stands_edited_is_not_dropped(language: str) -> None:
    last = [document(f"d{n}", f"{REST[language][n]}\n\n{FORMULA[language]}", language, f"202{n}") for n in range(3)]
    later = FORMULA[language].replace("осуждают", "отвергают").replace("谴责", "反对").replace("condemn", "reject")
    assert dropped(document("new", later, language, "2024"), last, nothing) == ()


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_what_stood_in_one_text_only_is_no_formula(language: str) -> None:
    last = [
        document(f"d{n}", REST[language][n] + (FORMULA[language] if n == 1 else ""), language, "2020") for n in (0, 1)
    ]
    assert dropped(document("new", REST[language][2], language, "2024"), last, nothing) == ()


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_formula_said_in_other_words_is_left_to_the_guard(language: str) -> None:
    last = [document(f"d{n}", f"{REST[language][n]}\n\n{FORMULA[language]}", language, f"202{n}") for n in range(2)]
    assert dropped(document("new", REST[language][2], language, "2024"), last, lambda texts: [True] * len(texts)) == ()
