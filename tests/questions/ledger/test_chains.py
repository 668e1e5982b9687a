"""Chains on a record: one promise said again, postponed, denied, only talked about, and in another version."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.promises import PROMISES, RULE, SIDES, add, statement
from tests.store.samples import document
from travaux.questions.ledger.exhibits import DeedPlan
from travaux.record.ledger import Status
from travaux.store.database import create
from travaux.workbench import Workbench

LATER = {
    "ru": "Стороны договорились открыть регулярное паромное сообщение через пролив Тарн до конца 2025 года.",
    "zh": "双方商定在2025年底前开通横跨塔恩海峡的定期轮渡航线，并设立联合航运管理委员会。",
    "en": "The sides agreed to open a regular ferry service across the Strait of Tarn by the end of 2025.",
}
TALK = {
    "ru": "Регулярное паромное сообщение через пролив Тарн обсуждалось в ходе встречи экспертов в городе Орн.",
    "zh": "专家会议讨论了横跨塔恩海峡的定期轮渡航线问题。",
    "en": "A regular ferry service across the Strait of Tarn was discussed at a meeting of experts in the city of Orn.",
}
DENIED = {
    "ru": "Стороны договорились не открывать регулярное паромное сообщение через пролив Тарн до конца 2025 года.",
    "zh": "双方商定在2025年底前不开通横跨塔恩海峡的定期轮渡航线，也不设立联合航运管理委员会。",
    "en": "The sides agreed not to open a regular ferry service across the Strait of Tarn by the end of 2025.",
}
FERRY = {
    "ru": "Опытный рейс парома состоялся.",
    "zh": "轮渡已试航。",
    "en": "A trial voyage of the ferry was made.",
}


@pytest.fixture(params=sorted(PROMISES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path, language: str) -> Path:
    with create(tmp_path / "record") as database:
        add(
            database,
            statement(language),
            statement(language, "2021-04-01", f"{PROMISES[language]} {TALK[language]}"),
            statement(language, "2023-05-01", LATER[language]),
            document(TALK[language], language, "2023-06-01", issuers=(SIDES[0],), kind="briefing"),
            document(DENIED[language], language, "2024-05-01", issuers=SIDES, kind="joint statement"),
            document(FERRY[language], language, "2022-02-01", issuers=(SIDES[0],), kind="press release"),
        )
    return tmp_path / "record"


def test_a_promise_is_followed_through_the_texts_that_say_it(folder: Path, language: str) -> None:
    with Workbench.open(folder) as workbench:
        workbench.take([statement(language).id, statement(language, "2023-05-01", LATER[language]).id])
        (chain,) = workbench.ledger_chains()
    assert [one.date for one in chain.said] == ["2019-03-01", "2021-04-01", "2023-05-01"]
    assert [one.date for one in chain.items] == ["2019-03-01", "2023-05-01"]
    assert (chain.idle, chain.postponed, chain.unmoved) == (2, 1, 3)


def test_a_deed_in_between_is_progress(folder: Path, language: str) -> None:
    with Workbench.open(folder) as workbench:
        (promise,) = workbench.take([statement(language).id])
        workbench.freeze(promise.id, RULE)
        press = document(FERRY[language], language, "2022-02-01")
        plan = DeedPlan(Status.PARTLY, document=press.id, words=FERRY[language])
        entered = workbench.enter_evidence(promise.id, plan)
        (chain,) = workbench.ledger_chains()
        (before,) = workbench.ledger_chains(as_of="2022-01-01")
    assert entered.date == "2022-02-01"
    assert [[deed.id for deed in one.progress] for one in chain.said] == [[], [], [entered.id]]
    assert (chain.idle, chain.unmoved) == (1, 1)
    assert (len(before.said), before.idle, before.unmoved) == (2, 1, 2)
