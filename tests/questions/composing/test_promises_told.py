"""The ledger in a brief: earlier promises of the issuers with how they stand, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.questions.composing.test_compose import answers
from travaux.questions.composing.asked import Asked
from travaux.questions.ledger.exhibits import DeedPlan
from travaux.record.drafts import IntakeOptions
from travaux.record.ledger import Guideline, Status
from travaux.record.outcomes import Outcome
from travaux.text.brief_marks import notes
from travaux.workbench import Workbench

SAID = {
    "ru": (
        "Стороны построят до 31 декабря 2023 года железнодорожный мост «Согласие» через пролив Кархол.",
        "Мост открыт.",
    ),
    "zh": ("双方将在2023年12月31日前建成横跨卡尔霍尔海峡的“和睦”铁路大桥。", "大桥通车。"),
    "en": (
        "The Sides will build the Concord bridge across the Karhol Strait by 31 December 2023.",
        "The bridge is open.",
    ),
}
OTHER = {
    "ru": "Стороны создадут до конца 2022 года совместный университет в Альтаре на три тысячи мест.",
    "zh": "双方将在2022年底前在阿尔塔尔建立可容纳三千名学生的联合大学。",
    "en": "The Sides will establish by the end of 2022 a joint university in Altar with three thousand places.",
}
TAGS = {"ru": "ru", "zh": "zh-Hans", "en": "en"}


@pytest.fixture(params=SAID)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def workbench(tmp_path: Path, language: str) -> Iterator[Workbench]:
    (again, deed), other = SAID[language], OTHER[language]
    with Workbench.create(tmp_path / "record") as opened:
        for date, text in (("2020-05-20", f"{again}\n\n{other}"), ("2024-05-20", again)):
            add(opened, tmp_path, date, text, TAGS[language], ("Velmora", "Dasharan"))
        add(opened, tmp_path, "2021-03-01", deed, TAGS[language], ("Dasharan",))
        yield opened


def add(opened: Workbench, folder: Path, date: str, text: str, tag: str, issuers: tuple[str, ...]) -> None:
    file = folder / f"{date}.txt"
    file.write_text(f"{text}\n\n{date[:4]}.\n", encoding="utf-8")
    about = IntakeOptions(date=date, language=tag, issuers=issuers, kind="joint statement" if issuers[1:] else "news")
    assert all(isinstance(one, Outcome) for one in opened.add([file], about))


def promised(opened: Workbench) -> str:
    last = opened.view().heads()[-1]
    brief = opened.compose(last.id)
    assert opened.resolve(brief).faults == ()
    section = next(one for one in brief.sections if one.question == Asked.PROMISES.value)
    assert all(notes(one) for one in section.sentences)
    return answers(brief, Asked.PROMISES)


def test_brief_without_a_ledger_says_so_in_a_line(workbench: Workbench) -> None:
    assert promised(workbench).count("The ledger has no earlier promise of these issuers") == 1


def test_promise_said_again_and_promise_overdue_are_told_with_how_they_stand(
    workbench: Workbench, language: str
) -> None:
    taken = workbench.take([workbench.view().heads()[0].id])
    assert len(taken) == 2
    said = promised(workbench)
    assert "announced 2" in said
    assert "Said again here: 1" in said
    assert "Said on 2020-05-20, 2024-05-20" in said
    assert said.count("announced, overdue") == 2
    assert "Not said again here" in said


def test_deed_that_decides_is_cited_and_removing_it_breaks_the_brief(workbench: Workbench, language: str) -> None:
    first, news, last = workbench.view().heads()
    item = next(one for one in workbench.take([first.id]) if one.quote.exact in SAID[language][0])
    workbench.freeze(item.id, Guideline(done="open", window="2020-05-20/2023-12-31"))
    words = SAID[language][1]
    workbench.enter_evidence(item.id, DeedPlan(Status.DONE, document=news.id, words=words, date="2021-03-01"))
    assert "done 1" in promised(workbench)
    brief = workbench.compose(last.id)
    assert any(one.reference.head.id == news.id for one in workbench.resolve(brief).evidence.values() if one.reference)
    workbench.remove([news.id])
    assert any("What is promised" in fault.section for fault in workbench.resolve(brief).faults)
