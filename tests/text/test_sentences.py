from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.record.passages import Passage, PassageKind
from travaux.text.sentences import SegmentKind, passages, segments

LANGUAGES = ["ru", "en", "zh-Hans", "zh-Hant", "ar", "und"]

PIECES = (
    "\n|\r\n|\r|\u2028|\x0b|\x0c|\x00| |\u3000|\u200b|\ud800|. |。|！”|; |；|1. |(a) |（二）|IV. |Статья 5|第三条|"
    "Article 12|• |— |г. |Mr. |…|?!|»|《|”|Стороны|договорились|双方|重申|The Parties|agree|שלום|مرحبا|é|5|"
    "PM|M|2.5|2|（|(|第一，|во-первых,|first,|№|2024|и|подписан|告|А|A|，|,"
)
LAYOUT = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join)
ANY_TEXT = st.one_of(
    LAYOUT,
    st.text(st.characters(), max_size=80),
    st.text(st.characters(categories=["Cs", "Cc", "Zs", "Po"]), max_size=40),
)


def texts(text: str, language: str) -> list[str]:
    return [passage.text for passage in passages(text, language, "d")]


@settings(deadline=None)  # the first example loads dictionaries
@given(text=ANY_TEXT, language=st.sampled_from(LANGUAGES))
def test_segments_give_the_text_back_exactly(text: str, language: str) -> None:
    found = segments(text, language)
    assert "".join(text[segment.start : segment.end] for segment in found) == text
    assert all(segment.start < segment.end for segment in found)
    assert all(earlier.end == later.start for earlier, later in pairwise(found))
    assert all(earlier.paragraph <= later.paragraph for earlier, later in pairwise(found))


@settings(deadline=None)  # the first example loads dictionaries
@given(text=ANY_TEXT, language=st.sampled_from(LANGUAGES))
def test_passages_are_the_segments_with_words_trimmed(text: str, language: str) -> None:
    found = passages(text, language, "d")
    kept = [segment for segment in segments(text, language) if segment.kind is not SegmentKind.SEPARATOR]
    assert [(p.start, p.end, p.kind.value, p.label) for p in found] == [
        (s.start, s.end, s.kind.value, s.label) for s in kept
    ]
    assert all(passage.text == text[passage.start : passage.end] == passage.text.strip() != "" for passage in found)
    assert len({passage.id for passage in found}) == len(found)


@pytest.mark.parametrize(
    ("language", "before", "later"),
    [
        ("ru", "Стороны согласны. Стороны согласны.", "Новое начало. "),
        ("en", "The Parties agree. The Parties agree.", "A new beginning. "),
        ("zh-Hans", "双方同意。双方同意。", "新的开端。"),
    ],
)
def test_ids_survive_a_change_elsewhere_and_tell_repetitions_apart(language: str, before: str, later: str) -> None:
    first = [passage.id for passage in passages(before, language, "d")]
    second = [passage.id for passage in passages(later + before, language, "d")]
    assert len(set(first)) == 2
    assert second[1:] == first
    assert first != [passage.id for passage in passages(before, language, "another document")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "III. Энергетика\nСтатья 5\n1. Стороны сотрудничают. Они торгуют.\n2) Стороны:\nа) строят;\nб) учат.",
            [
                ("III.", "heading"),
                ("Статья 5 1.", "item"),
                ("", "sentence"),
                ("2)", "item"),
                ("а)", "item"),
                ("б)", "item"),
            ],
        ),
        (
            "zh-Hans",
            "一、能源合作\n第三条　双方合作。双方互利。\n（一）扩大贸易；\n（二）加强交流。\n1．签署协定。",
            [
                ("一、", "heading"),
                ("第三条", "item"),
                ("", "sentence"),
                ("（一）", "item"),
                ("（二）", "item"),
                ("1．", "item"),
            ],
        ),
        (
            "en",
            "IV. Energy\nArticle 12\n(1) The Parties cooperate. They trade.\n2. They:\na) build;\nb) teach.",
            [
                ("IV.", "heading"),
                ("Article 12 (1)", "item"),
                ("", "sentence"),
                ("2.", "item"),
                ("a)", "item"),
                ("b)", "item"),
            ],
        ),
    ],
)
def test_numbering_is_a_label_and_not_part_of_the_words(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = passages(text, language, "d")
    assert [(passage.label, passage.kind.value) for passage in found] == expected
    assert not any(passage.text.startswith(passage.label) for passage in found if passage.label)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Стороны договорились развивать\nторговлю, промышленность и\nнауку."),
        ("en", "The Parties agreed to develop\ntrade, industry and the\nPolar Fund."),
        ("zh-Hans", "双方一致同意《\n北海合作纲要\n》所载各项原则。"),
    ],
)
def test_breaks_inside_a_sentence_stay_inside_its_passage(language: str, text: str) -> None:
    assert passages(text, language, "d") == (
        Passage(passages(text, language, "d")[0].id, 0, len(text), text, PassageKind.SENTENCE, 0, ""),
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Содержание частиц PM\n2,5\n снизилось на десятую часть."),
        ("ru", "Выбросы CO\n2\n сократятся к 2035 году."),
        ("zh-Hans", "主要城市细颗粒物（PM\n2.5\n）浓度继续下降。"),
        ("zh-Hans", "今年广义货币M\n2\n预期增长一成左右。"),
        ("en", "The level of fine dust (PM\n2.5\n) fell by a tenth."),
        ("en", "Emissions of CO\n2\n are to fall by 2035."),
    ],
)
def test_a_break_between_letters_and_a_figure_stays_inside_the_passage(language: str, text: str) -> None:
    assert texts(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "СОВМЕСТНЫЙ ДОГОВО\nР\n\n"), ("zh-Hans", "联合声\n明\n\n"), ("en", "JOINT STATEMEN\nT\n\n")],
)
def test_a_heading_keeps_a_last_character_on_a_line_of_its_own(language: str, text: str) -> None:
    assert [(p.text, p.kind) for p in passages(text, language, "d")] == [(text.strip(), PassageKind.HEADING)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Причины этого таковы,\n\nво-первых, стороны не торговали.\n\nИтоги подведены."),
        ("zh-Hans", "这是因为，\n\n　　第一，双方扩大了贸易。\n\n双方商定继续合作。"),
        ("en", "This has two reasons,\n\nfirst, the Parties did not trade.\n\nThey will meet again."),
    ],
)
def test_a_paragraph_that_leads_to_the_first_point_goes_on_after_an_empty_line(language: str, text: str) -> None:
    assert texts(text, language) == text.rsplit("\n\n", maxsplit=1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "подтверждая договор,\n\nстремясь к миру,\n\nдоговорились о следующем."),
        ("zh-Hans", "女士们、先生们，\n\n首先，我代表政府欢迎各位。"),
        ("en", "Ladies and gentlemen,\n\nFirst, let me welcome you."),
    ],
)
def test_a_comma_before_an_empty_line_otherwise_ends_the_passage(language: str, text: str) -> None:
    assert texts(text, language) == text.split("\n\n")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("ru", ["Стороны подтвердили\nСеверную хартию\n, принятую в Ольве.", "Они применяют\nЕё\nпункт 3."]),
        ("zh-Hans", ["双方恪守\n北海宪章\n，并扩大合作。", "双方遵守\n宪章\n第三条。"]),
        (
            "en",
            ["The Parties uphold\nThe Polar Charter\n, signed in Olva.", "They apply\nArctic Law\nArticle 3 of it."],
        ),
    ],
)
def test_breaks_around_links_stay_inside_sentences_where_empty_lines_part_paragraphs(
    language: str, sentences: list[str]
) -> None:
    text = "\n\n".join([*sentences, sentences[0], "IV.", sentences[1]])
    assert texts(text, language) == [*sentences, sentences[0], sentences[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Президент посетил Ольву 13 и 14 марта 2025 г.\nСеверную столицу он видел впервые.", 1),
        ("Указ основан на пункте 8 закона от 21 декабря 2021 г. № 414 и вступает в силу сегодня.", 1),
        ("На основании договора о дружбе и сотрудничестве от 16 июля 2001 г. Норландия и Вестмарк развивают связи.", 1),
        ("Участница проекта учится в школе № 5 г. Ольвы и руководит отрядом.", 1),
        ("В мае 2024 г. Стороны подписали договор.", 1),
        ("Договор подписан 8 мая 2015 г. Документ вступил в силу.", 2),
        ("Договор подписан 8 мая 2015 г. Стороны его выполняют.", 2),
        ("Первые переговоры прошли в столице в 2003 г.\nЗатем Министры встречались дважды.", 2),
    ],
)
def test_a_year_ends_a_sentence_only_where_one_stands_before_it(text: str, expected: int) -> None:
    assert len(passages(text, "ru", "d")) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_comes_of_texts_without_words(language: str) -> None:
    assert segments("", language) == ()
    assert passages("", language, "d") == ()
    assert passages(" \n\u3000\n-----\n* * *\n- 12 -\n", language, "d") == ()


@pytest.mark.parametrize(("language", "rule"), [("ru", "* * *"), ("en", "-----"), ("zh-Hans", "＊＊＊")])
def test_rules_and_white_space_are_separators(language: str, rule: str) -> None:
    text = f"A.\n\n{rule}\n\nB."
    kinds = [segment.kind for segment in segments(text, language)]
    assert kinds == [SegmentKind.SENTENCE, SegmentKind.SEPARATOR, SegmentKind.SENTENCE]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ru", "Добрый вечер. Садитесь. Если бы я мог, ушёл бы домой. [Смех]", 4),
        ("zh-Hans", "各位好。请坐。我们开始吧。（笑声）", 3),
        ("en", "Good evening. Sit down. If I were smart, I'd go home now. [Laughter]", 4),
    ],
)
def test_several_sentences_are_no_heading_whatever_the_last_ends_in(language: str, text: str, count: int) -> None:
    found = passages(text, language, "d")
    assert {one.kind for one in found} == {PassageKind.SENTENCE}
    assert len(found) >= count


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Customs formalities will be simplified for works of art. They will be lent for a year.", 2),
        ("en", "Under Art. 5 and art. 7 of the Treaty, Art. The Parties are bound by art. Article 5 too.", 1),
        ("ru", "Стороны высоко оценили меры, предложенные им. Они условились о встрече.", 2),
        ("ru", "Открыты Театр им. А. Лунина и завод им. Орлова.", 1),
        ("zh", "展览名为 Works of art. They were lent. 双方表示满意。双方感谢。", 4),
        ("zh", "双方依据 art. 5 行事。", 1),
    ],
)
def test_a_word_that_is_an_abbreviation_too_ends_a_sentence_before_its_opener(
    language: str, text: str, count: int
) -> None:
    assert len(passages(text, language, "d")) == count
