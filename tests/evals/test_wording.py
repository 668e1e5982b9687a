from random import Random

import pytest
from evals.wording import WORDINGS, inflected, joined, sentences, synonym_table

TEXTS = {
    "en": "The sides agreed to strengthen trade, and they will meet again (in spring). Nothing else was decided.",
    "ru": "Стороны договорились укреплять торговлю, и они встретятся вновь (весной). Больше ничего не решили.",
    "zh": "双方同意加强贸易，并将于春季再次会晤。此外没有其他决定。",
}


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_synonym_table_has_250_sets_of_different_words(language: str) -> None:
    sets = [members for sets in synonym_table(language)["sets"].values() for members in sets]
    assert len(sets) >= 250
    assert all(len(set(members)) == len(members) >= 2 for members in sets)
    assert all(synonym_table(language)[key] for key in ("source", "licence", "date", "fillers", "clauses"))


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_tokens_joined_give_the_sentence_back(language: str) -> None:
    for sentence in sentences(TEXTS[language], language):
        assert joined(WORDINGS[language]().tokens(sentence)) == sentence


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_sentences_are_cut_at_full_stops(language: str) -> None:
    assert len(sentences(TEXTS[language], language)) == 2


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("en", "Strengthened", {"Reinforced", "Consolidated"}),
        ("en", "countries", {"nations", "states"}),
        ("ru", "Договорами", {"Соглашениями", "Договорённостями"}),
        ("ru", "важную", {"значимую", "существенную"}),
        ("zh", "加强", {"强化", "增强"}),
    ],
)
def test_synonym_keeps_the_form_of_the_word(language: str, word: str, expected: set[str]) -> None:
    wording = WORDINGS[language]()
    assert {wording.synonym(word, Random(seed)) for seed in range(20)} == expected


@pytest.mark.parametrize(("language", "word"), [("en", "treaties"), ("ru", "соглашения"), ("zh", "加强"), ("zh", "个")])
def test_variant_is_another_form(language: str, word: str) -> None:
    variant = WORDINGS[language]().variant(word, Random(1))
    assert variant
    assert variant != word
    assert variant[:1] == word[:1] or word == "个"


def test_words_outside_the_table_have_no_synonym() -> None:
    for wording in (each() for each in WORDINGS.values()):
        assert wording.synonym("qwerty", Random(1)) is None


def test_inflected_follows_the_spelling_rules() -> None:
    assert inflected("country", "s") == "countries"
    assert inflected("promise", "ing") == "promising"
    assert inflected("commit", "ed") == "committed"
    assert inflected("stress", "s") == "stresses"
    assert inflected("build", "ed") == "built"
    assert inflected("agree", "ed") == "agreed"
