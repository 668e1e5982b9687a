"""What a text does and which amounts it gives, told in the words of a draft, in Russian, Chinese and English."""

from __future__ import annotations

import pytest

from tests.questions.predicates.texts import ask_texts
from tests.store.samples import document
from travaux.record.documents import Document
from travaux.record.findings import Verdict

TEXTS = {
    "en": "The sides noted the report of the dredging commission. The yearly fee for the canal is 6 million euros.",
    "ru": "Стороны отметили доклад комиссии по углублению дна. Ежегодная плата за канал составит 6 миллионов евро.",
    "zh": "双方注意到航道疏浚委员会的报告。运河年费为600万欧元。",
}
MATTERS = {
    "en": ("the report of the dredging commission", "the yearly fee for the canal"),
    "ru": ("доклад комиссии по углублению дна", "ежегодную плату за канал"),
    "zh": ("航道疏浚委员会的报告", "运河年费"),
}
ABSENT = {"en": "the lighthouse on the northern cape", "ru": "маяк на северном мысу", "zh": "北角灯塔管理办法"}


def canal(language: str) -> Document:
    issuers = ("Eldmark", "Rovane")
    return document(TEXTS[language], language, "2021-04-02", act="canal", issuers=issuers, kind="joint statement")


@pytest.mark.parametrize("language", TEXTS)
def test_does_tells_a_harder_verb_from_the_one_that_stands_there(language: str) -> None:
    report, _fee = MATTERS[language]
    kept = ask_texts(f'does("note", "{report}", "canal")', [canal(language)])
    hardened = ask_texts(f'does("welcome", "{report}", "canal")', [canal(language)])
    assert (kept.verdict, hardened.verdict) == (Verdict.HOLDS, Verdict.FAILS)
    assert hardened.counterexample is not None
    assert "read as note" in hardened.counterexample.note


@pytest.mark.parametrize("language", TEXTS)
def test_what_the_text_does_not_speak_of_stays_open(language: str) -> None:
    matter = ABSENT[language]
    for claim in (f'does("welcome", "{matter}", "canal")', f'stated("{matter}", 9000000, "EUR", "canal")'):
        assert ask_texts(claim, [canal(language)]).verdict is Verdict.TOO_THIN


@pytest.mark.parametrize("language", TEXTS)
def test_stated_fails_where_the_text_gives_another_amount(language: str) -> None:
    _report, fee = MATTERS[language]
    right = ask_texts(f'stated("{fee}", 6000000, "EUR", "canal")', [canal(language)])
    wrong = ask_texts(f'stated("{fee}", 16000000, "EUR", "canal")', [canal(language)])
    assert (right.verdict, wrong.verdict) == (Verdict.HOLDS, Verdict.FAILS)
    assert "6000000 EUR" in wrong.reason


def test_an_amount_is_found_in_a_version_of_another_language() -> None:
    asked = 'stated("the yearly fee for the canal", 6000000, "EUR", "canal", language="en")'
    assert ask_texts(asked, [canal("ru"), canal("zh")]).verdict is Verdict.HOLDS
    assert ask_texts(asked.replace("6000000", "7000000"), [canal("ru")]).verdict is Verdict.TOO_THIN
