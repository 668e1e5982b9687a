"""What became of a promise, asked of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.promises import PROMISES, RULE, SIDES, add, deed, statement
from travaux.errors import InvalidValue
from travaux.record.findings import Verdict
from travaux.record.ledger import Status
from travaux.store.database import Database, create
from travaux.store.ledger import Ledger
from travaux.workbench import Workbench

AT = "2022-06-01"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with create(tmp_path / "record") as made:
        add(made, *(statement(language) for language in PROMISES))
        yield made


def _verdict(database: Database, language: str, outcome: str, *more: str) -> Verdict | None:
    claim = ", ".join(f"'{one}'" for one in (PROMISES[language][4:40], outcome, *more))
    with Workbench.open(database.layout.folder) as workbench:
        return workbench.claim(f"status({claim})", as_of=AT).verdict


def _taken(database: Database, language: str, *shown: tuple[Status, str, str]) -> None:
    with Workbench.open(database.layout.folder) as workbench:
        (promise,) = workbench.take([statement(language).id])
    Ledger(database).freeze(promise.id, RULE)
    for status, date, side in shown:
        Ledger(database).enter(deed(promise, status, date, side))


@pytest.mark.parametrize("language", PROMISES)
def test_status_turns_on_the_evidence_of_the_ledger(database: Database, language: str) -> None:
    assert _verdict(database, language, "done") is Verdict.UNDEFINED
    _taken(database, language)
    assert _verdict(database, language, "done") is Verdict.TOO_THIN
    assert _verdict(database, language, "announced") is Verdict.HOLDS
    with Workbench.open(database.layout.folder) as workbench:
        (found,) = workbench.ledger(AT)
    Ledger(database).enter(deed(found.item, Status.DONE, "2021-05-01"))
    assert _verdict(database, language, "done") is Verdict.HOLDS
    assert _verdict(database, language, "happened") is Verdict.HOLDS
    assert _verdict(database, language, "lapsed") is Verdict.FAILS
    assert _verdict(database, language, "announced") is Verdict.FAILS
    assert _verdict(database, language, "done", "2021-04-30") is Verdict.TOO_THIN
    Ledger(database).enter(deed(found.item, Status.CONTRADICTED, "2021-06-01"))
    assert _verdict(database, language, "done") is Verdict.FAILS
    assert _verdict(database, language, "did not happen") is Verdict.HOLDS


def test_a_side_can_be_asked_about_alone(database: Database) -> None:
    _taken(database, "ru", (Status.DONE, "2021-05-01", SIDES[0]))
    assert _verdict(database, "ru", "done") is Verdict.TOO_THIN
    assert _verdict(database, "ru", "done", "2022", SIDES[0]) is Verdict.HOLDS
    assert _verdict(database, "ru", "done", "2022", "Курляндия") is Verdict.UNDEFINED


def test_evidence_that_cannot_decide_leaves_the_claim_undefined(database: Database) -> None:
    _taken(database, "zh", (Status.DONE, "2021-05-01", ""), (Status.CONTRADICTED, "2021-05-01", ""))
    assert _verdict(database, "zh", "done") is Verdict.UNDEFINED


def test_an_unknown_status_is_refused_with_those_there_are(database: Database) -> None:
    with pytest.raises(InvalidValue, match="inconclusive"):
        _verdict(database, "en", "kept")


@pytest.mark.parametrize("language", PROMISES)
def test_a_commitment_shows_how_it_stands_in_the_ledger(database: Database, language: str) -> None:
    _taken(database, language, (Status.PARTLY, "2021-05-01", ""))
    with Workbench.open(database.layout.folder) as workbench:
        found = workbench.claim(f"commit('{PROMISES[language]}', '{statement(language).id}')", as_of=AT)
    assert found.verdict is Verdict.HOLDS
    assert [(one.kind, one.note) for one in found.evidence][-1] == (
        "ledger item",
        f"on {AT}: {SIDES[0]}: partly; {SIDES[1]}: partly",
    )
