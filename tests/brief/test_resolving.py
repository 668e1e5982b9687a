"""A brief written by hand: what stands, and every way in which it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.questions.composing.two_sides import LANGUAGES, newest, record
from travaux.record.briefs import Brief, Cited, CitedAnswer, CitedCounts, CitedRow, CitedWords, Section
from travaux.record.documents import Document
from travaux.record.registers import Register
from travaux.text.brief_marks import escaped
from travaux.workbench import Workbench


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with record(tmp_path_factory.mktemp("resolved")) as opened:
        yield opened


def brief(sentence: str, document: Document, **evidence: Cited) -> Brief:
    numbered = {int(name[1:]): one for name, one in evidence.items()}
    return Brief("T", document.id, sections=(Section("Q", (sentence,)),), evidence=numbered)


def words(document: Document, start: int = 0, end: int = 40) -> CitedWords:
    return CitedWords(document.id, start, end, document.text[start:end])


def faults(workbench: Workbench, made: Brief) -> list[str]:
    return [one.what for one in workbench.resolve(made).faults]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_stand_are_quoted_whole_in_part_or_with_marked_elisions(workbench: Workbench, language: str) -> None:
    text = newest(workbench, language)
    exact = text.text[:40]
    for said in (exact, exact[3:20], f"{exact[:10]} […] {exact[20:]}"):
        assert faults(workbench, brief(f"It says: “{escaped(said)}”[^1]", text, n1=words(text))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quotation_that_does_not_stand_in_its_evidence_is_refused(workbench: Workbench, language: str) -> None:
    text = newest(workbench, language)
    changed = text.text[:10] + "Х" + text.text[11:30]
    found = faults(workbench, brief(f"“{escaped(changed)}”[^1]", text, n1=words(text)))
    assert len(found) == 1
    assert "stands in no evidence" in found[0]


def test_a_quotation_from_elsewhere_in_the_text_is_refused_with_its_place(workbench: Workbench) -> None:
    text = newest(workbench, "ru")
    found = faults(workbench, brief("“язык пастухов высокогорья”[^1]", text, n1=words(text)))
    start = text.text.index("язык пастухов")
    assert f"{text.id} {start}-" in found[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_without_a_source_is_refused_and_one_with_stands(workbench: Workbench, language: str) -> None:
    text = newest(workbench, language)
    whole = words(text, 0, len(text.text))
    assert faults(workbench, brief("Trade grew by 17 % on 20 May 2025[^1].", text, n1=whole)) == []
    assert "18" in faults(workbench, brief("Trade grew by 18 %[^1].", text, n1=whole))[0]
    assert "7" in faults(workbench, brief("Seven papers were signed.", text))[0]


def test_a_sentence_of_the_authors_own_stands_without_numbers_and_quotations(workbench: Workbench) -> None:
    text = newest(workbench, "en")
    assert faults(workbench, brief("The two sides draw nearer, I think.", text)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_wordings_of_an_edit_must_stand(workbench: Workbench, language: str) -> None:
    late = newest(workbench, language)
    early = next(
        head.id for head in workbench.view(against="date>=2019 date<=2019").heads() if head.base_language == language
    )
    first = workbench.show(early).document
    shown = {
        "ru": "“Стороны {--решительно --}осуждают”",
        "zh": "“双方{--强烈--}谴责”",
        "en": "“The Sides {--strongly --}condemn”",
    }[language]
    assert faults(workbench, brief(f"{shown}[^1][^2]", late, n1=words(late), n2=words(first))) == []
    assert len(faults(workbench, brief(f"{shown}[^1]", late, n1=words(late)))) == 1


def test_evidence_that_is_gone_or_says_otherwise_is_named(workbench: Workbench) -> None:
    text = newest(workbench, "en")
    row = workbench.rows(Register.AGREEMENTS)[0].evidence
    right: dict[str, tuple[Cited, Cited]] = {
        "the words": (words(text), replace(words(text), start=1)),
        "no document": (words(text), replace(words(text), document="ffffffffffffffff")),
        "row of agreements": (CitedRow(Register.AGREEMENTS, row.id, ""), CitedRow(Register.AGREEMENTS, "00", "")),
        "answer": (CitedAnswer("count(agreements())", "", "2"), CitedAnswer("count(agreements())", "", "3")),
        "count": (CitedCounts({"passages": "5"}), CitedCounts({"passages": "6"})),
        "nothing of that name": (CitedCounts({"passages": "5"}), CitedCounts({"pages": "6"})),
    }
    for said, (good, bad) in right.items():
        assert faults(workbench, brief("A sentence[^1]", text, n1=good)) == [], said
        found = faults(workbench, brief("A sentence[^1]", text, n1=bad))
        assert len(found) == 1
        assert said in found[0]


def test_evidence_that_is_named_but_not_given_and_a_lost_subject_are_faults(workbench: Workbench) -> None:
    text = newest(workbench, "en")
    assert faults(workbench, brief("A sentence[^4]", text)) == ["no such evidence in the brief"]
    assert "is gone" in faults(workbench, replace(brief("A sentence", text), document="eeeeeeee"))[0]
