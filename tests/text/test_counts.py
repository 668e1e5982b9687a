import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text.counts import DEFAULT_RULE, RULES, count_words, counting_rule, share_out_words
from travaux.text.sentences import passages


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "Стороны — за мир, т.е. за 3,5 % роста.", 7),
        ("en", "The two sides' well-known plan — no. 5 — is off.", 9),
        ("zh-Hans", "双方同意，2031年贸易增长3.5%（Norland Ltd.除外）。", 15),
        ("zh-Hant", "雙方同意。", 4),
        ("ja", "両国は合意した。", 7),
        ("fr", "Les parties conviennent : paix !", 4),
        ("und", "", 0),
        ("zh-Hans", "……，。", 0),
    ],
)
def test_count_words_follows_the_stated_rule(language: str, text: str, words: int) -> None:
    assert count_words(text, language) == words


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


PIECES = (
    "\n|\n\n| |. |。|；|1. |(a) |（二）|IV. |Статья 5\n|第三条|- 12 -|12|—|_|…|3,5|é|T.|"
    "Стороны|договорились|双方|重申|The|agree"
)


@settings(deadline=None)  # the first example loads dictionaries
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join), st.sampled_from(["ru", "zh", "en"]))
def test_words_of_the_passages_add_up_to_the_words_of_the_text(text: str, language: str) -> None:
    found = passages(text, language, "d")
    shared = share_out_words(text, language, [passage.end for passage in found])
    assert len(shared) == len(found)
    assert sum(shared) == (count_words(text, language) if found else 0)
    assert all(words >= 0 for words in shared)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "IV. Энергетика\n1) Стороны торгуют — и учат.\n12", [2, 6]),
        ("zh", "一、能源\n（二）双方合作。", [3, 5]),
        ("en", "IV. Energy\n(1) The Parties trade - and teach.\n12", [2, 7]),
    ],
)
def test_a_label_is_counted_with_the_passage_it_numbers(language: str, text: str, words: list[int]) -> None:
    ends = [passage.end for passage in passages(text, language, "d")]
    assert share_out_words(text, language, ends) == words
