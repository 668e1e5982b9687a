from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.promises import PROMISES, RULE, add, statement
from travaux.errors import InvalidValue, NotFound
from travaux.questions.ledger.exhibits import DeedPlan
from travaux.record.ledger import LedgerItem, Status
from travaux.store.database import create
from travaux.workbench import Workbench
from travaux.world.rows import LoadOptions

EVENTS = (
    "date,kind,title,source\n2021-05-01,opening,Ferry opened,gazette.example\n2020-01-01,call,Call,gazette.example\n"
)


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    with create(tmp_path / "record") as database:
        add(database, *(statement(language) for language in PROMISES))
    table = tmp_path / "events.csv"
    table.write_text(EVENTS, encoding="utf-8")
    with Workbench.open(tmp_path / "record") as opened:
        opened.load(table, LoadOptions("events"))
        yield opened


def _judged(workbench: Workbench, language: str = "en") -> LedgerItem:
    (promise,) = workbench.take([statement(language).id])
    workbench.freeze(promise.id, RULE)
    return promise


def test_a_row_shows_a_deed_on_its_own_date(workbench: Workbench) -> None:
    promise, row = _judged(workbench), workbench.view().registers.events()[1]
    entered = workbench.enter_evidence(promise.id, DeedPlan(Status.DONE, row=row.id[:8]))
    assert (entered.date, entered.exhibit.id, entered.exhibit.citation) == ("2021-05-01", row.id, "gazette.example")
    (found,) = workbench.ledger("2022-01-01")
    assert (found.statuses, found.remarks) == ((Status.DONE,), ())


def test_a_source_that_is_gone_is_said_and_its_words_stay(workbench: Workbench, tmp_path: Path) -> None:
    promise, row = _judged(workbench), workbench.view().registers.events()[1]
    workbench.enter_evidence(promise.id, DeedPlan(Status.DONE, row=row.id))
    workbench.unload(str(tmp_path / "events.csv"))
    workbench.remove([promise.quote.document])
    (found,) = workbench.ledger("2022-01-01")
    assert len(found.remarks) == 2
    assert all("no longer in the record" in remark for remark in found.remarks)
    assert "Ferry opened" in found.item.deeds[0].exhibit.text
    assert found.statuses == (Status.DONE,)


@pytest.mark.parametrize("language", PROMISES)
def test_words_must_stand_in_the_document_exactly(workbench: Workbench, language: str) -> None:
    promise, said = _judged(workbench, language), statement(language)
    plan = DeedPlan(Status.STARTED, document=said.id, words=PROMISES[language][4:12])
    exhibit = workbench.enter_evidence(promise.id, plan).exhibit
    assert exhibit.quote is not None
    assert exhibit.quote.resolve(said) == PROMISES[language][4:12]
    with pytest.raises(InvalidValue, match="do not stand"):
        workbench.enter_evidence(promise.id, DeedPlan(Status.STARTED, document=said.id, words="否 нет no"))


@pytest.mark.parametrize(
    ("plan", "error"),
    [
        (DeedPlan(Status.DONE), InvalidValue),
        (DeedPlan(Status.DONE, document="ab", row="cd"), InvalidValue),
        (DeedPlan(Status.DONE, row="ffffffff"), NotFound),
        (DeedPlan(Status.DONE, document="ffffffff"), NotFound),
    ],
)
def test_evidence_without_one_source_is_refused(
    workbench: Workbench, plan: DeedPlan, error: type[InvalidValue] | type[NotFound]
) -> None:
    promise = _judged(workbench)
    with pytest.raises(error):
        workbench.enter_evidence(promise.id, plan)
    assert len(workbench.ledger_log()) == 2
