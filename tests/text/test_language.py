import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text.language import UNDETERMINED, chinese_writing, detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Стороны договорились развивать торговлю между Норландией и Вельмарком.", "ru"),
        ("The sides agreed to develop trade between Norland and Velmark.", "en"),
        ("双方同意发展诺兰与维尔之间的贸易。", "zh-Hans"),
        ("雙方同意發展諾蘭與維爾之間的貿易。", "zh-Hant"),
        ("Сторони домовилися розвивати торгівлю між Норландією та Вельмарком.", "uk"),
        ("Страните се договориха да развиват търговията между Норландия и Велмарк.", "bg"),
        ("Стране су се договориле да развијају трговину између Норландије и Велмарка.", "sr"),
        ("Тараптар сауданы дамытуға келісті және өзара құрметті растады.", "kk"),
        ("Les parties sont convenues de développer le commerce.", "fr"),
        ("Las partes acordaron desarrollar el comercio entre ambos países.", "es"),
        ("双方は貿易を発展させることで合意した。", "ja"),
        ("양측은 무역을 발전시키기로 합의했다.", "ko"),
        ("اتفق الجانبان على تطوير التجارة.", "ar"),
    ],
)
def test_detect_names_the_language_of_a_sentence(text: str, language: str) -> None:
    assert detect(text) == language
    assert detect("\n".join([text] * 300)) == language


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Совместное заявление", "ru"),
        ("О визите в Арн", "ru"),
        ("СОВМЕСТНОЕ ЗАЯВЛЕНИЕ", "ru"),
        ("Joint Statement", "en"),
        ("JOINT STATEMENT", "en"),
        ("Treaty", "en"),
        ("联合声明", "zh-Hans"),
        ("聯合聲明", "zh-Hant"),
        ("公报", "zh-Hans"),
        ("Спільна заява", "uk"),
        ("Заједничка изјава", "sr"),
        ("Съвместно изявление", "bg"),
    ],
)
def test_detect_names_the_language_of_a_title(title: str, language: str) -> None:
    assert detect(title) == language


@pytest.mark.parametrize(
    "text",
    ["", " \n", "12.05.2031 — 14:30", "ok", "\ud800\udfff", "\x00", "🇷🇺 ❗️", "https://norland.example/a"],
)
def test_detect_says_so_when_it_cannot_tell(text: str) -> None:
    assert detect(text) == UNDETERMINED


def test_detect_says_so_when_no_script_prevails() -> None:
    assert detect("The two sides agree on trade. Стороны согласны о торговле.") == UNDETERMINED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Стороны обсудили Norland Port Authority и планы на 2031 год в области торговли.", "ru"),
        ("双方讨论了 Norland Port Authority 的建议，并就贸易问题达成一致。", "zh-Hans"),
        ("The sides quoted the saying “мир” and the title 和平 with approval.", "en"),
    ],
)
def test_detect_is_not_misled_by_foreign_names(text: str, language: str) -> None:
    assert detect(text) == language


def test_chinese_writing_counts_the_characters_that_differ() -> None:
    assert chinese_writing("中文") == "zh-Hans"
    assert chinese_writing("國與国與") == "zh-Hant"


@settings(deadline=None)  # the first example loads dictionaries
@given(st.text(st.characters(), max_size=200))
def test_detect_answers_every_text_with_a_tag(text: str) -> None:
    answer = detect(text)
    assert answer in {UNDETERMINED, "zh-Hans", "zh-Hant"} or (len(answer) == 2 and answer.isalpha())
