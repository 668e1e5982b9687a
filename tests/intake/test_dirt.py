from pathlib import Path

import pytest
import yaml
from evals.planted_dirt import LANGUAGES, PLANTERS, clean_texts, measure
from hypothesis import given
from hypothesis import strategies as st

from travaux.intake.dirt import MOST_A_KIND, check

CLEAN = {"ru": "Стороны подтвердили договор.", "zh-Hans": "双方重申恪守条约。", "en": "The Sides reaffirm the treaty."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_finds_nothing_in_clean_texts(language: str) -> None:
    assert [
        check(text, LANGUAGES[language]) for text in clean_texts(language) if check(text, LANGUAGES[language])
    ] == []


@pytest.mark.slow
def test_check_finds_what_is_planted() -> None:
    results, _ = measure()
    assert {result.kind for result in results} == set(PLANTERS)
    poor = [(result.kind, result.language) for result in results if result.kind != "spliced" and result.found < 16]
    assert poor == []
    assert sum(result.found for result in results) >= 0.9 * sum(result.plants for result in results)


@pytest.mark.parametrize("language", CLEAN)
def test_check_caps_the_cautions_of_a_kind(language: str) -> None:
    found = check(f"{CLEAN[language]}\u200b" * 50, language)
    assert len(found) == MOST_A_KIND + 1
    assert found[-1].message == "30 more places like these"


@pytest.mark.parametrize("language", CLEAN)
@given(text=st.text(max_size=300))
def test_check_points_into_any_text(language: str, text: str) -> None:
    for caution in check(text, language):
        assert caution.start is None or 0 <= caution.start < (caution.end or 0) <= len(text)


def test_check_allows_joiners_and_marks_where_scripts_need_them() -> None:
    assert check("می\u200cخواهم متن \u200fفارسی", "fa") == ()


def test_check_allows_ordinary_latin_in_chinese() -> None:
    assert (
        check(
            "双方支持APEC和G20的工作，欢迎5G和COVID-19疫苗合作，全长120km，使用iPhone和App下载，pH值正常。", "zh-Hans"
        )
        == ()
    )


def test_lists_of_dirt_name_their_source() -> None:
    table = yaml.safe_load(Path("src/travaux/data/dirt.yaml").read_text(encoding="utf-8"))
    assert {"source", "licence", "origin"} <= set(table)
    for name in ("lines", "anywhere", "licence", "openers", "dangling"):
        assert set(table[name]) == {"en", "ru", "zh"}
        assert all(isinstance(word, str) and word for words in table[name].values() for word in words)
