from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from tests.store.promises import PROMISES, RULE, add, deed, item, statement
from travaux.errors import InvalidValue, NotFound
from travaux.record.filters import parse
from travaux.record.ledger import DIRECTIONS, Entered, Guideline, Status
from travaux.store import health
from travaux.store.database import Database, open_database
from travaux.store.ledger import Ledger, items_of
from travaux.store.views import View, ViewOptions
from travaux.store.writes import Writer

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", PROMISES)
def test_a_promise_taken_twice_is_one_item(database: Database, language: str) -> None:
    ledger = Ledger(database)
    (taken,) = ledger.take([item(language), item(language)])
    assert ledger.take([item(language)]) == ()
    (kept,) = View(database).ledger
    assert (kept.id, kept.quote.exact, kept.sides) == (taken.id, PROMISES[language], taken.sides)


def test_evidence_is_refused_before_a_rule_is_frozen(database: Database) -> None:
    ledger, promise = Ledger(database), item()
    ledger.take([promise])
    with pytest.raises(InvalidValue, match="no rule is frozen yet"):
        ledger.enter(deed(promise, Status.DONE, "2021-05-01"))
    ledger.freeze(promise.id, RULE)
    entered = ledger.enter(deed(promise, Status.DONE, "2021-05-01"))
    assert (entered.version, View(database).ledger[0].deeds) == (1, (entered,))


def test_a_frozen_rule_is_never_altered(database: Database) -> None:
    ledger, promise = Ledger(database), item()
    ledger.take([promise])
    first = ledger.freeze(promise.id[:8], RULE)
    ledger.enter(deed(promise, Status.PARTLY, "2021-05-01"))
    with pytest.raises(InvalidValue, match="a rule is frozen since"):
        ledger.freeze(promise.id, replace(RULE, done="any boat sails"))
    with pytest.raises(InvalidValue, match="in force already"):
        ledger.freeze(promise.id, replace(RULE, reason="once more"))
    second = ledger.freeze(promise.id, replace(RULE, done="any boat sails", reason="no ferry was meant"))
    kept = View(database).ledger[0]
    assert kept.guidelines == (first, second)
    assert (second.version, second.seen, second.sha256 != first.sha256) == (2, 1, True)
    assert [one.version for one in kept.deeds] == [1]
    assert [one.kind for one in ledger.entries()] == [
        Entered.TAKE, Entered.FREEZE, Entered.EVIDENCE, Entered.FREEZE,
    ]  # fmt: skip


def test_what_was_seen_is_told_even_when_it_was_withdrawn(database: Database) -> None:
    ledger, promise = Ledger(database), item()
    ledger.take([promise])
    ledger.freeze(promise.id, RULE)
    entered = ledger.enter(deed(promise, Status.DONE, "2021-05-01"))
    with pytest.raises(InvalidValue, match="no reason"):
        ledger.withdraw(entered.id, " ")
    ledger.withdraw(entered.id[:6], "another ferry")
    assert View(database).ledger[0].deeds == ()
    assert ledger.freeze(promise.id, replace(RULE, window="2019/2022", reason="longer")).seen == 1
    with pytest.raises(NotFound):
        ledger.withdraw(entered.id, "again")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (Guideline(done="", window="2020"), "no rule"),
        (Guideline(done="x", window=""), "no window"),
        (Guideline(done="x", window="soon"), "not a date"),
    ],
)
def test_a_rule_nobody_could_apply_is_refused(database: Database, rule: Guideline, message: str) -> None:
    ledger, promise = Ledger(database), item()
    ledger.take([promise])
    with pytest.raises(InvalidValue, match=message):
        ledger.freeze(promise.id, rule)
    assert len(ledger.entries()) == 1


def test_an_untestable_promise_takes_no_evidence(database: Database) -> None:
    ledger, promise = Ledger(database), item()
    ledger.take([promise])
    ledger.freeze(promise.id, Guideline(done="", window="", testable=False))
    with pytest.raises(InvalidValue, match="untestable"):
        ledger.enter(deed(promise, Status.DONE, "2021-05-01"))


@pytest.mark.parametrize(
    ("shows", "date", "side", "message"),
    [
        (Status.DONE, "", "", "no date"),
        (Status.DONE, "May", "", "not a date"),
        (Status.DONE, "2021", "Курляндия", "not a side"),
        (Status.LAPSED, "2021-12-31", "", "has not closed"),
        (Status.ANNOUNCED, "2021", "", "no deed shows this"),
    ],
)
def test_a_deed_that_does_not_fit_is_refused(
    database: Database, shows: Status, date: str, side: str, message: str
) -> None:
    ledger, promise = Ledger(database), item()
    ledger.take([promise])
    ledger.freeze(promise.id, RULE)
    with pytest.raises(InvalidValue, match=message):
        ledger.enter(deed(promise, shows, date, side))
    assert len(ledger.entries()) == 2


def test_the_same_deed_twice_changes_nothing(database: Database) -> None:
    ledger, promise = Ledger(database), item()
    ledger.take([promise])
    ledger.freeze(promise.id, RULE)
    entered = [ledger.enter(deed(promise, shows, "2022-01-01")) for shows in DIRECTIONS for _twice in range(2)]
    assert len({one.id for one in entered}) == len(DIRECTIONS) == len(View(database).ledger[0].deeds)


def test_a_view_shows_what_was_promised_and_known_before_its_day(database: Database) -> None:
    ledger, promise = Ledger(database), item()
    ledger.take([promise])
    ledger.freeze(promise.id, RULE)
    ledger.enter(deed(promise, Status.STARTED, "2020-05-01"))
    ledger.enter(replace(deed(promise, Status.PARTLY, "2020-06-01"), known="2021-02"))
    ledger.enter(deed(promise, Status.DONE, "2021-05-01"))

    def shown(day: str) -> list[Status]:
        found = View(database, ViewOptions(as_of=day)).ledger
        return [one.shows for one in found[0].deeds] if found else []

    assert View(database, ViewOptions(as_of="2019-03-01")).ledger == ()
    assert shown("2020-05-01") == []
    assert shown("2020-07-01") == [Status.STARTED]
    assert shown("2021-05-01") == [Status.STARTED, Status.PARTLY]
    assert shown("2021-05-02") == [Status.STARTED, Status.PARTLY, Status.DONE]


def test_a_filter_chooses_by_document_and_a_removed_document_leaves_its_promise(database: Database) -> None:
    said, other = statement("ru"), statement("zh")
    add(database, said, other)
    Ledger(database).take([item("ru", said), item("zh", other)])
    only = ViewOptions(filter=parse("language=zh"))
    assert [one.language for one in View(database, only).ledger] == ["zh"]
    Writer(database).remove(said.id)
    assert [one.language for one in View(database).ledger] == ["ru", "zh"]


def _log(database: Database) -> None:
    ledger, promise = Ledger(database), item()
    ledger.take([promise, item("ru")])
    ledger.freeze(promise.id, RULE)
    ledger.enter(deed(promise, Status.DONE, "2021-05-01"))


def _tampered(database: Database, *statements: str) -> list[str]:
    raw = sqlite3.connect(database.layout.database)
    raw.executescript("DROP TRIGGER ledger_refuses_update; DROP TRIGGER ledger_refuses_delete;")
    for one in statements:
        raw.execute(one)
    raw.commit()
    raw.close()
    return [fault.where for fault in health.examine(database).faults if fault.check == "ledger"]


def test_a_log_as_written_is_sound(database: Database) -> None:
    _log(database)
    assert _tampered(database) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE ledger SET fields = replace(fields, 'scheduled', 'rumoured') WHERE number = 3",
        "UPDATE ledger SET time = '2001-01-01T00:00:00Z' WHERE number = 4",
        "UPDATE ledger SET fields = '{' WHERE number = 2",
        "UPDATE ledger SET kind = 'forget' WHERE number = 4",
        "DELETE FROM ledger WHERE number = 2",
        "DELETE FROM ledger WHERE number = 4",
        "DELETE FROM ledger",
        "INSERT INTO ledger SELECT 5, time, kind, subject, fields, sha256, 'abc' FROM ledger WHERE number = 4",
        "DELETE FROM operations WHERE operation = 'ledger'",
    ],
)
def test_a_log_altered_anywhere_is_a_fault(database: Database, tampering: str) -> None:
    _log(database)
    assert _tampered(database, tampering)


@pytest.mark.parametrize("change", ["UPDATE ledger SET time = ''", "DELETE FROM ledger"])
def test_the_database_itself_refuses_to_alter_the_log(database: Database, change: str) -> None:
    _log(database)
    with pytest.raises(IntegrityError, match="only ever added to"), database.write() as connection:
        connection.exec_driver_sql(change)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(
    database: Database, killed: Callable[[list[str]], list[str]]
) -> None:
    promise = item()
    Ledger(database).take([promise])
    Ledger(database).freeze(promise.id, RULE)
    acknowledged: set[str] = set()
    for seed in range(8):
        program = [sys.executable, "-m", "tests.store.endless_ledger", str(database.layout.folder), str(seed)]
        acknowledged.update(killed(program))
    with open_database(database.layout.folder) as again, again.read() as connection:
        assert acknowledged <= {one.id for one in items_of(connection)[0].deeds}
        assert health.examine(again).faults == ()
    assert len(acknowledged) >= 8


@pytest.fixture
def killed() -> Callable[[list[str]], list[str]]:
    """Runs a program that prints what it has written, kills it a moment after its first word, returns its words."""

    def run(program: list[str]) -> list[str]:
        writer = subprocess.Popen(program, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        writer.kill()
        lines = [first, *writer.stdout.read().split("\n")[:-1]]
        writer.stdout.close()
        writer.wait()
        return [line.strip() for line in lines]

    return run
