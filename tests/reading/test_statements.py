import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.said import read
from travaux.reading.statements import statements
from travaux.text.sentences import passages

LISTS = {
    "ru": "Стороны договорились:\n1. Открыть совместную линию до 2029 года.\n2. Создать рабочую группу.\n",
    "zh": "双方商定：\n1. 在2029年前开通航运线。\n2. 成立工作组。",
    "en": "The sides agreed:\n(a) to open a joint shipping line by 2029;\n(b) to set up a working group.\n",
}


@pytest.mark.parametrize("language", list(LISTS))
def test_list_items_carry_the_act_of_the_line_that_opens_the_list(language: str) -> None:
    text = LISTS[language]
    found = statements(passages(text, language, "d"), language)
    assert [(str(one.act), one.force) for one in found] == [("agree", 3)] * 3
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert found[1].commitment is not None
    assert found[1].commitment.due == "2029"
    assert "list opened by" in found[1].reasons[-1]


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
@given(text=st.text(max_size=80))
def test_any_text_is_read_and_offsets_stay_inside_it(language: str, text: str) -> None:
    for one in read(text, language, offset=3):
        assert 3 <= one.start <= one.end <= 3 + len(text)
        assert one.text == text[one.start - 3 : one.end - 3]
        assert (one.force == 0) == (one.act is None)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Стороны приветствуют визит и призывают НАТО к сдержанности."),
        ("zh", "双方欢迎此访，呼吁北约保持克制。"),
        ("en", "The sides welcome the visit and call on NATO to show restraint."),
    ],
)
def test_coordinate_statements_divide_the_sentence_between_them(language: str, sentence: str) -> None:
    first, second = read(sentence, language)
    assert (first.start, first.end, second.end) == (0, second.start, len(sentence))
    assert [one.target.id for one in (first, second)] == ["", "NATO"]
    assert [mention.id for mention in second.named] == ["NATO"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "Стороны договорились:\n1) расширить поставки нефти;\n2) развивать туризм.\nСтороны рады торговле нефтью.",
        ),
        ("zh", "双方商定：\n一、扩大石油供应；\n二、发展旅游。\n双方欢迎石油贸易。"),
        (
            "en",
            "The sides agreed:\n1) to expand supplies of oil;\n2) to develop tourism.\nThe sides welcome oil trade.",
        ),
    ],
)
def test_statements_about_a_topic_are_those_of_all_that_name_it(language: str, text: str) -> None:
    cut = list(passages(text, language, "d"))
    every = statements(cut, language)
    chosen = statements(cut, language, about="energy")
    about = {one.passage for one in every if "energy" in one.topics}
    assert chosen == [one for one in every if one.passage in about]
    assert 0 < len(chosen) < len(every)
