import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.text.function_words import is_function
from travaux.text.tokens import CHARACTER_TOKEN, NUMBER_TOKEN, fold, hash_of, hashes_of, stem, stems_of, tokenise


def words(text: str) -> list[str]:
    tokens = tokenise(text)
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сто́роны, как и прежде, — за мир.", ["Сто́роны", "как", "и", "прежде", "за", "мир"]),
        ("双方重申：G20机制。", ["双", "方", "重", "申", "G20", "机", "制"]),
        ("The country’s 1.5 per cent, e.g.", ["The", "country’s", "1.5", "per", "cent", "e", "g"]),
    ],
)
def test_tokens_are_words_or_characters(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ещё", "еще"), ("СОТРУДНИЧЕСТВО", "сотрудничество"), ("體", "体"), ("Naïve", "naive"), ("２０２４", "2024")],
)
def test_tokens_fold_case_diacritics_width_and_tradition(one: str, other: str) -> None:
    assert tokenise(one).surfaces.tolist() == tokenise(other).surfaces.tolist()
    assert len(fold(one)) == len(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("государства", "государствам"),
        ("новый", "новой"),
        ("устойчивый", "устойчивого"),
        ("supporting", "supports"),
        ("Chinas", "China's"),
    ],
)
def test_tokens_of_one_stem_share_it_and_keep_their_surfaces(one: str, other: str) -> None:
    first, second = tokenise(one), tokenise(other)
    assert first.stems.tolist() == second.stems.tolist()
    assert (first.surfaces.tolist() == second.surfaces.tolist()) == (one == "Chinas")


def test_tokens_know_numbers_and_characters() -> None:
    assert tokenise("中 5 x").kinds.tolist() == [CHARACTER_TOKEN, NUMBER_TOKEN, 0]


@pytest.mark.parametrize("text", ["и в на", "的和在", "the of and"])
def test_function_words_are_known_in_each_language(text: str) -> None:
    assert is_function(tokenise(text)).all()


@pytest.mark.parametrize("text", ["не согласны", "坚决", "not agree"])
def test_function_words_leave_out_what_carries_meaning(text: str) -> None:
    assert not is_function(tokenise(text)).any()


@given(st.text(alphabet=st.characters()))
def test_tokens_lie_in_order_inside_any_text(text: str) -> None:
    tokens = tokenise(text)
    assert (tokens.starts < tokens.ends).all()
    assert (tokens.ends[:-1] <= tokens.starts[1:]).all()
    assert not len(tokens) or int(tokens.ends[-1]) <= len(text)


@given(st.lists(st.sampled_from(["мир", "договор", "和平", "treaty", "1,5", "—", "。", "\n", "it’s"]), max_size=30))
def test_tokens_between_are_those_wholly_inside(parts: list[str]) -> None:
    text = " ".join(parts)
    tokens = tokenise(text)
    middle = len(text) // 2
    first, last = tokens.between(0, middle)
    assert first == 0
    assert (tokens.ends[:last] <= middle).all()
    assert last == len(tokens) or int(tokens.ends[last]) > middle


def test_tokens_of_a_very_long_word_are_cheap_and_one() -> None:
    assert np.array_equal(tokenise("я" * 1_000_000).ends, [1_000_000])


@given(st.lists(st.text(st.characters(exclude_characters="\n", codec="utf-8"), max_size=12), max_size=8))
def test_hashes_and_stems_of_many_words_are_those_of_each(many: list[str]) -> None:
    assert hashes_of(many).tolist() == [hash_of(word) for word in many]
    assert stems_of(many) == [stem(word) for word in many]
    assert all(len(hashes_of([word])) == 1 for word in many)


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_stems_do_not_depend_on_what_was_read_before(language: str) -> None:
    text = {
        "ru": "Сторо\u00adны подтверждают приверженность дружбе, о'хара и т.д. " + "ъ" * 70,
        "zh": "双方重申G20机制 cooperation 合作。",
        "en": "The sides' well-known commitments aren't changed, naïvely. " + "x" * 70,
    }[language]
    tokens = tokenise(text)
    alone = [tokenise(text[start:end]).stems.tolist() for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert tokens.stems.tolist() == [one[0] for one in alone]


@pytest.mark.parametrize(
    "text", ["Co-operation, Ёлка — ÉTÉ ", "Тридцать ЧЕТЫРЕ; ﬁn\u0301 ", "臺灣，１２３號 ", "\ud800\U0010ffff"]
)
def test_folding_is_the_same_for_short_and_long_texts(text: str) -> None:
    assert fold(text) * 300 == fold(text * 300)


@pytest.mark.parametrize("words", ["герой герои", "герои герой", "геро\u0438\u0306 герои", "ГЕРОЙ Герои"])
def test_words_of_one_surface_keep_their_own_stems_in_any_order(words: str) -> None:
    tokens = tokenise(words)
    assert tokens.surfaces[0] == tokens.surfaces[1]
    alone = {word: int(hash_of(fold(stem(word)))) for word in ("герой", "герои")}
    spelt = [unicodedata.normalize("NFC", word).casefold() for word in words.split()]
    assert tokens.stems.tolist() == [alone[word] for word in spelt]
