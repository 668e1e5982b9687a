import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text.counts import DEFAULT_RULE, RULES, Counts, count, count_segmented_words, count_words, counting_rule


@pytest.mark.parametrize(
    ("language", "text", "words", "characters"),
    [
        ("ru", "Стороны — за мир, т.е. за 3,5 % роста.", 7, 30),
        ("en", "The two sides' well-known plan — no. 5 — is off.", 9, 38),
        ("zh-Hans", "双方同意，2031年贸易增长3.5%（Norland Ltd.除外）。", 15, 34),
        ("zh-Hant", "雙方同意。", 4, 5),
        ("ja", "両国は合意した。", 7, 8),
        ("fr", "Les parties conviennent : paix !", 4, 27),
        ("und", "", 0, 0),
        ("zh-Hans", "……，。", 0, 4),
    ],
)
def test_count_follows_the_stated_rule(language: str, text: str, words: int, characters: int) -> None:
    assert count(text, language) == Counts(words, characters, counting_rule(language))


def test_every_rule_is_stated_in_words() -> None:
    assert counting_rule("zh-Hant") == RULES["zh"] != DEFAULT_RULE == counting_rule("ru") == counting_rule("en")
    assert all(len(rule) > 60 for rule in (*RULES.values(), DEFAULT_RULE))


@settings(deadline=None)  # the first example loads dictionaries
@given(st.text(st.characters(), max_size=120), st.sampled_from(["ru", "en"]))
def test_count_words_agrees_with_a_plain_recount(text: str, language: str) -> None:
    plain = sum(1 for stretch in text.split() if any(character.isalnum() for character in stretch))
    assert count_words(text, language) == plain


@settings(deadline=None)  # the first example loads dictionaries
@given(st.text(st.sampled_from("双方同意，。 \nab3.-'"), max_size=60))
def test_count_words_adds_up_over_chinese_paragraphs(text: str) -> None:
    paragraphs = text.split("\n")
    assert count_words(text, "zh") == sum(count_words(paragraph, "zh") for paragraph in paragraphs)


@pytest.mark.parametrize(("text", "words"), [("双方同意加强合作。", 3), ("", 0), ("，。！", 0), ("\ud800", 0)])
def test_count_segmented_words_leaves_punctuation_out(text: str, words: int) -> None:
    assert count_segmented_words(text) == words
