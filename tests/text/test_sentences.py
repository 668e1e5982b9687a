from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.record.passages import Passage, PassageKind
from travaux.text.sentences import SegmentKind, passages, segments

LANGUAGES = ["ru", "en", "zh-Hans", "zh-Hant", "ar", "und"]

PIECES = (
    "\n|\r\n|\r|\u2028|\x0b|\x0c|\x00| |\u3000|\u200b|\ud800|. |。|！”|; |；|1. |(a) |（二）|IV. |Статья 5|第三条|"
    "Article 12|• |— |г. |Mr. |…|?!|»|《|”|Стороны|договорились|双方|重申|The Parties|agree|שלום|مرحبا|é|5"
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
