import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text.terms import query_terms, search_terms


def found(query: str, text: str, language: str) -> bool:
    terms = query_terms(query, language)
    return bool(terms) and set(terms) <= set(search_terms(text, language))


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("ru", "Сторонами подписаны договоры о морских границах.", "договор о морской границе"),
        ("ru", "Президент Вельмарка встретился с Цзиньпином.", "Вельмарк Цзиньпин"),
        ("ru", "Президент Вельмарка встретился с Цзиньпином.", "вельмарку цзиньпина"),
        ("ru", "Люди шли к рынку.", "человек идёт рынок"),
        ("ru", "Подчёркивая трёхсторонний характер", "подчеркивать трехсторонний"),
        ("ru", "За́мок и до\u00adговор", "замок договор"),
        ("ru", "Развитие сотруд-\nничества", "сотрудничество"),
        ("ru", "Компания Norland Shipping в 2031 году", "norland 2031"),
        ("ru", "российско-норландский диалог", "норландского диалога"),
        ("en", "The countries reaffirmed Velmark's obligations.", "country reaffirms velmark obligation"),
        ("en", "The children went home.", "child go"),
        ("en", "CO-OPERATION", "co-operation"),
        ("en", "growth of 3.5 per cent", "3.5"),
        ("zh-Hans", "双方同意深化全面战略协作伙伴关系。", "协作"),
        ("zh-Hans", "双方同意深化全面战略协作伙伴关系。", "略协"),
        ("zh-Hans", "双方同意深化全面战略协作伙伴关系。", "战略协作伙伴"),
        ("zh-Hans", "双方同意深化全面战略协作伙伴关系。", "戰略協作"),
        ("zh-Hant", "雙方同意深化全面戰略協作夥伴關係。", "战略协作"),
        ("zh-Hans", "Norland公司２０３１年", "norland 2031"),
        ("uk", "Сторони домовилися про співпрацю.", "сторони співпраця"),
    ],
)
def test_queries_find_other_forms_of_their_words(language: str, text: str, query: str) -> None:
    assert found(query, text, language)


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("ru", "Стороны подписали договор.", "граница"),
        ("ru", "Стороны приветствуют рост.", "ростов"),
        ("en", "The parties signed a treaty.", "border"),
        ("zh-Hans", "双方签署条约。", "边界"),
        ("zh-Hans", "双方签署条约。", "署双"),
    ],
)
def test_queries_do_not_find_other_words(language: str, text: str, query: str) -> None:
    assert not found(query, text, language)


@pytest.mark.parametrize("language", ["ru", "en", "zh-Hans", "und"])
def test_texts_without_words_have_no_terms(language: str) -> None:
    assert search_terms(" — … 。\u200b", language) == []
    assert query_terms("", language) == []


@settings(deadline=None)  # the first example loads dictionaries
@given(st.text(st.characters(), max_size=80), st.sampled_from(["ru", "en", "zh-Hans", "fr", "und", ""]))
def test_terms_hold_neither_white_space_nor_nothing(text: str, language: str) -> None:
    assert all(term and not term.isspace() and len(term.split()) == 1 for term in search_terms(text, language))


@settings(deadline=None)  # the first example loads dictionaries
@given(st.text(st.sampled_from("双方同意加强战略协作伙伴关系國與"), min_size=2, max_size=30), st.data())
def test_every_chinese_stretch_of_two_or_more_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    assert found(text[start:end], text, "zh-Hans")


@settings(deadline=None)  # the first example loads dictionaries
@given(st.text(st.characters(), max_size=60), st.sampled_from(["ru", "en", "fr"]))
def test_a_text_is_found_by_its_own_words(text: str, language: str) -> None:
    assert {term for term in query_terms(text, language) if len(term) > 1 or not "㐀" <= term <= "鿿"} <= set(
        search_terms(text, language)
    )
