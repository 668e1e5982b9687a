from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, inspect, select

from tests.store.samples import TEXTS, document, draft
from travaux.errors import DamagedRecord, InvalidValue, NotARecord, RecordUnavailable
from travaux.store import database as module
from travaux.store import health, migrations, schema
from travaux.store.database import Database, create, open_database
from travaux.store.views import View
from travaux.store.writes import Writer


def test_create_makes_a_folder_that_opens_again(tmp_path: Path) -> None:
    with create(tmp_path / "deep" / "record"):
        pass
    assert sorted(path.name for path in (tmp_path / "deep" / "record").iterdir()) == ["record.sqlite", "snapshots"]
    with open_database(tmp_path / "deep" / "record") as database:
        assert View(database).heads() == ()
        assert database.generation() == 0


def test_create_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with create(tmp_path):
        pass
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_create_refuses_a_record_a_place_inside_one_and_a_file(tmp_path: Path) -> None:
    with create(tmp_path / "record"):
        pass
    (tmp_path / "file").write_text("")
    for place in ("record", "record/inner", "record/snapshots/deep", "file", "file/under"):
        with pytest.raises(InvalidValue):
            create(tmp_path / place)


def test_open_refuses_what_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="travaux init"):
        open_database(tmp_path)
    (tmp_path / "record.sqlite").mkdir()
    with pytest.raises(NotARecord):
        open_database(tmp_path)


@pytest.mark.parametrize("content", [b"", b"this is no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_open_says_when_the_database_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "record.sqlite").write_bytes(content)
    with pytest.raises(DamagedRecord, match=r"record\.sqlite"):
        open_database(tmp_path)


def test_open_refuses_a_newer_record_and_leaves_it_alone(database: Database) -> None:
    with database.write() as connection:
        connection.execute(insert(schema.migrations).values(name="from_the_future", applied="2099-01-01T00:00:00Z"))
    with pytest.raises(RecordUnavailable, match=r"newer travaux.*from_the_future"):
        open_database(database.layout.folder)


def test_migrations_run_once_in_order_each_in_its_transaction(database: Database) -> None:
    def first_step(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE first (x)")

    def second_step(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE second (x)")
        raise ZeroDivisionError

    def second_step_mended(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE second (x)")

    folder, released = database.layout.folder, migrations.MIGRATIONS
    with pytest.raises(ZeroDivisionError):
        open_database(folder, (*released, first_step, second_step))
    with database.read() as connection:
        assert inspect(connection).has_table("first")
        assert not inspect(connection).has_table("second")
    for _time in range(2):
        steps = (*released, first_step, second_step_mended)
        with open_database(folder, steps) as opened, opened.read() as connection:
            assert migrations.applied(connection) == {step.__name__ for step in steps}


def test_a_new_record_counts_every_migration_as_done(database: Database) -> None:
    with database.read() as connection:
        assert migrations.applied(connection) == {step.__name__ for step in migrations.MIGRATIONS}


def test_the_file_is_a_write_ahead_log_with_full_flushes(database: Database) -> None:
    with database.read() as connection:
        answers = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert answers == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_failed_write_is_undone_whole(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as connection:
        _write_half(connection)
    with database.read() as connection:
        assert connection.execute(select(schema.counters.c.name)).scalars().all() == ["generation"]


def _write_half(connection: Connection) -> None:
    connection.execute(insert(schema.counters).values(name="half", value=1))
    raise ZeroDivisionError


def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    with database.write() as connection:
        connection.execute(insert(schema.counters).values(name="unseen", value=1))
        with open_database(database.layout.folder) as other:
            assert View(other).heads() == ()


def test_a_second_writer_waits_its_turn(database: Database) -> None:
    waiting = threading.Thread(target=_add_all, args=(database, range(20, 40)))
    waiting.start()
    _add_all(database, range(20))
    waiting.join()
    assert len(View(database).heads()) == 40
    assert health.examine(database).faults == ()


def _add_all(database: Database, numbers: range) -> None:
    for number in numbers:
        made = draft(document(f"{TEXTS['en']} {number}"), f"{number}.txt")
        Writer(database).add(made, words=1, terms=["sides"])


def test_a_writer_that_waited_in_vain_says_why(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0)
    monkeypatch.setattr(module, "_PRAGMAS", ("journal_mode=WAL", "busy_timeout=0"))
    holder = sqlite3.connect(database.layout.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with open_database(database.layout.folder) as other, pytest.raises(RecordUnavailable, match="another process"):
            Writer(other).add(draft(document(TEXTS["en"])), words=1, terms=[])
    finally:
        holder.close()


def test_many_readers_share_one_record(database: Database) -> None:
    _add_all(database, range(5))
    counts: list[int] = []
    readers = [threading.Thread(target=lambda: counts.append(len(View(database).heads()))) for _reader in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert counts == [5] * 8


def test_what_another_process_adds_is_seen_by_the_next_view(database: Database) -> None:
    _add_all(database, range(2))
    assert len(View(database).heads()) == 2
    with open_database(database.layout.folder) as other:
        _add_all(other, range(2, 3))
    assert len(View(database).heads()) == 3
    assert View(database).heads() == View(database).heads()
    Writer(database).remove(View(database).heads()[0].id)
    assert len(View(database).heads()) == 2


def test_an_older_record_gains_the_tables_of_today(database: Database) -> None:
    """A record from before the registers, opened by this version, has the same tables as a new one."""
    with database.write() as connection:
        fresh = _columns(connection)
        for statement in ("DROP TABLE ballots", "DROP TABLE entries", "DELETE FROM migrations"):
            connection.exec_driver_sql(statement)
    with open_database(database.layout.folder) as opened, opened.read() as connection:
        assert _columns(connection) == fresh


def _columns(connection: Connection) -> list[object]:
    tables = ("entries", "ballots")
    return [connection.exec_driver_sql(f"PRAGMA table_info({table})").all() for table in tables]
