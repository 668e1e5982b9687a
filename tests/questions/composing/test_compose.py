"""A brief composed in each language: it stands, says what the texts say, and breaks visibly when a source goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.questions.composing.two_sides import LANGUAGES, newest, record
from travaux.errors import BrokenBrief, NotFound
from travaux.questions.composing.asked import Asked
from travaux.record.briefs import Brief, Section
from travaux.text.brief_marks import notes, quotations, wordings
from travaux.workbench import Workbench

HOSTILE = "“[^9] {++x++} <script>alert(1)</script> \\ $1 #let = *17* «"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with record(tmp_path_factory.mktemp("composed"), HOSTILE) as opened:
        yield opened


@pytest.fixture(scope="module", params=LANGUAGES)
def composed(workbench: Workbench, request: pytest.FixtureRequest) -> Brief:
    return workbench.compose(newest(workbench, request.param).id)


def answers(brief: Brief, asked: Asked) -> str:
    section = next((one for one in brief.sections if one.question == asked.value and not one.annex), Section(""))
    return "\n".join(wordings(sentence)[1] for sentence in section.sentences)


def test_compose_answers_in_order_every_question_it_can_with_evidence(composed: Brief) -> None:
    asked = [one.question for one in composed.sections if not one.annex]
    assert asked == [one.value for one in Asked if one.value in asked]
    assert {one.value for one in Asked} - set(asked) <= {Asked.OWNERS.value, Asked.WATCH.value}
    for section in composed.sections:
        assert section.sentences, section.question
        assert all(notes(sentence) for sentence in section.sentences), section.question


def test_what_is_not_on_record_is_named_at_the_end(workbench: Workbench) -> None:
    own = workbench.view(against="issuer=Velmora kind=statement language=en").heads()[0]
    said = answers(workbench.compose(own.id), Asked.SEARCHED)
    assert "what was signed" in said
    assert "other language versions" in said


def test_brief_begins_with_five_lines_each_with_evidence(composed: Brief) -> None:
    first = composed.sections[0]
    assert first.question == Asked.SUMMARY.value
    begun = [wordings(one)[1].split(":")[0] for one in first.sentences][1:]
    assert begun == ["New", "Softer", "Gone", "Promised"]
    assert all(notes(sentence) for sentence in first.sentences)


def test_no_passage_is_quoted_whole_twice(composed: Brief) -> None:
    said = [wordings(one)[1] for section in composed.sections for one in section.sentences]
    whole = [text[start:end] for text in said for start, end in quotations(text) if end - start > 70]
    assert len(whole) == len(set(whole))


def test_composed_brief_stands_no_number_or_quotation_without_evidence(workbench: Workbench, composed: Brief) -> None:
    assert workbench.resolve(composed).faults == ()


def test_composed_brief_tells_new_edited_dropped_purposes_papers_and_what_is_absent(composed: Brief) -> None:
    assert "900" in answers(composed, Asked.NEW)
    softened = answers(composed, Asked.EDITED)
    assert "oftened" in softened
    assert any(words in "".join(wordings(softened)) for words in ("осуждают", "谴责", "condemn"))
    assert any(words in answers(composed, Asked.DROPPED) for words in ("Соляное", "盐海", "Salt Sea"))
    assert "2026" in answers(composed, Asked.NEW) + answers(composed, Asked.PURPOSES)
    assert "Agreement on the bridge" in answers(composed, Asked.OUTCOMES)
    assert "3 items" in answers(composed, Asked.OUTCOMES)
    assert "it is not there, and was before" in answers(composed, Asked.ABSENT)
    assert "5.0 bn USD" in answers(composed, Asked.FIGURES)


def test_repeated_wording_is_traced_to_who_said_it_first(composed: Brief) -> None:
    edited = answers(composed, Asked.EDITED) + answers(composed, Asked.REPEATED)
    assert "the joint statement of 2019-05-20" in edited or "Velmora, statement, 2017-02-03" in edited


def test_compose_takes_a_text_of_the_record_only(workbench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Stand.", encoding="utf-8")
    with pytest.raises(NotFound):
        workbench.compose(str(tmp_path / "other.txt"))


def test_compose_of_the_first_text_says_that_nothing_was_searched(workbench: Workbench) -> None:
    heads = workbench.view(against="issuer=Velmora kind=statement language=en").heads()
    brief = workbench.compose(heads[0].id)
    assert "read against nothing" in answers(brief, Asked.SUMMARY)
    assert "No document dated before it" in answers(brief, Asked.SEARCHED)
    assert workbench.resolve(brief).faults == ()


def test_nothing_later_than_the_text_is_told_as_earlier(workbench: Workbench) -> None:
    middle = next(head for head in workbench.view(against="date>=2022 date<=2022 language=en").heads())
    brief = workbench.compose(middle.id)
    cited = {one.reference.head.date for one in workbench.resolve(brief).evidence.values() if one.reference}
    assert cited
    assert max(cited) == "2022-05-20"


def test_removing_a_source_breaks_the_brief_and_names_the_sentence(tmp_path: Path) -> None:
    with record(tmp_path) as opened:
        brief = opened.compose(newest(opened, "en").id)
        gone = next(head for head in opened.view(against="date>=2022 date<=2022 language=en").heads())
        opened.remove([gone.id])
        with pytest.raises(BrokenBrief) as raised:
            opened.export(brief, "md")
        assert gone.id in str(raised.value)
        marked = opened.export(brief, "md", broken=True).decode()
        assert "does not stand" in marked
        again = opened.compose(newest(opened, "en").id)
        assert opened.resolve(again).faults == ()
