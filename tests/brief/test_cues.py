"""The cue data: every language has the same sections, every expression is read, each level of ICD 203 is there."""

from __future__ import annotations

import pytest

from travaux.brief.cues import LANGUAGES, cues
from travaux.reading.tables import table


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_have_source_licence_and_every_section_of_english(language: str) -> None:
    data, english = table(f"claims/{language}"), table("claims/en")
    assert data.keys() == english.keys()
    assert set(data["cues"]) == set(english["cues"])
    assert data["source"]
    assert data["licence"]
    assert data["origin"]
    assert len(cues(language).months) == 12
    assert len(cues(language).weekdays) == 7


@pytest.mark.parametrize("name", ["units", "offices", "kinds"])
def test_tables_of_claims_have_source_and_licence(name: str) -> None:
    assert table(f"claims/{name}")["source"]
    assert table(f"claims/{name}")["licence"]


@pytest.mark.parametrize("name", ["offices", "kinds"])
def test_offices_and_genres_are_named_in_all_languages(name: str) -> None:
    assert all(set(words) == set(LANGUAGES) for words in table(f"claims/{name}")[name].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_levels_of_icd_203_join_without_gap(language: str) -> None:
    levels = cues(language).levels
    assert [one.low for one in levels][1:] == [one.high for one in levels][:-1]


@pytest.mark.parametrize(("language", "words"), [("en", "eleventh"), ("ru", "третий"), ("zh", "第十一")])
def test_ordinals_are_numbers(language: str, words: str) -> None:
    assert cues(language).ordinal(words) in (3, 11)
