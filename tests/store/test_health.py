from __future__ import annotations

import shutil

import pytest
from sqlalchemy import delete, update

from tests.store.samples import TEXTS, document, draft
from tests.world.samples import visit
from travaux.record.faults import Fault
from travaux.record.registers import Register, RegisterDraft
from travaux.record.sources import Source
from travaux.store import fulltext, health, schema
from travaux.store.database import Database
from travaux.store.loadings import RegisterWriter
from travaux.store.writes import Writer

EVENTS = RegisterDraft(Register.EVENTS, Source("0" * 64, "events.csv"), b"", (visit("2024"),))


@pytest.fixture
def filled(database: Database) -> Database:
    for language, text in TEXTS.items():
        Writer(database).add(draft(document(text, language), f"{language}.txt"), words=10, terms=text.split())
    return database


def _faults(database: Database) -> list[tuple[str, bool]]:
    return [(fault.check, fault.harmless) for fault in health.examine(database).faults]


def test_a_sound_record_has_no_faults(filled: Database) -> None:
    examination = health.examine(filled)
    assert examination.faults == ()
    assert examination.sound
    assert examination.checks == ("database", "references", "texts", "full text", "snapshots", "rows", "ledger")


def test_an_altered_text_is_found(filled: Database) -> None:
    with filled.write() as connection:
        connection.execute(update(schema.documents).where(schema.documents.c.language == "ru").values(text="подмена"))
    assert _faults(filled) == [("texts", False)]


@pytest.mark.parametrize("column", ["date", "language"])
def test_altered_metadata_that_the_id_covers_are_found(filled: Database, column: str) -> None:
    with filled.write() as connection:
        connection.execute(update(schema.documents).where(schema.documents.c.language == "zh").values({column: "1999"}))
    assert _faults(filled) == [("texts", False)]


def test_a_document_search_cannot_find_is_found(filled: Database) -> None:
    with filled.write() as connection:
        fulltext.delete(connection, 2)
    assert _faults(filled) == [("full text", False)]


def test_search_terms_of_no_document_are_harmless(filled: Database) -> None:
    with filled.write() as connection:
        fulltext.insert(connection, 99, ["left"])
    assert _faults(filled) == [("full text", True)]
    assert health.examine(filled).sound
    Writer(filled).tidy()
    assert _faults(filled) == []


def test_a_document_without_source_is_found(filled: Database) -> None:
    with filled.write() as connection:
        connection.execute(delete(schema.publications).where(schema.publications.c.document == 1))
    assert _faults(filled) == [("references", False)]


def test_a_broken_reference_is_found(filled: Database) -> None:
    with filled.read() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.rollback()
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("UPDATE issuers SET document = 77")
        raw.execute("INSERT INTO issuers VALUES (88, 0, 'Nobody')")
        raw.commit()
    assert _faults(filled) == [("references", False)]


def test_missing_altered_and_orphan_snapshots_are_told_apart(filled: Database) -> None:
    first, second, _third = sorted(filled.layout.snapshots.iterdir())
    first.unlink()
    second.write_bytes(b"altered")
    (filled.layout.snapshots / ("f" * 64)).write_bytes(b"orphan")
    (filled.layout.snapshots / ".cut-off").write_bytes(b"")
    faults = {fault.where: fault for fault in health.examine(filled).faults}
    assert {where: fault.harmless for where, fault in faults.items()} == {
        first.name: False,
        second.name: False,
        "f" * 64: True,
        ".cut-off": True,
    }
    assert all(isinstance(fault, Fault) and fault.remedy for fault in faults.values())


def test_a_lost_snapshot_folder_costs_the_bytes_not_the_record(filled: Database) -> None:
    shutil.rmtree(filled.layout.snapshots)
    assert _faults(filled) == [("snapshots", False)] * 3
    for language, text in TEXTS.items():
        Writer(filled).add(draft(document(text, language), f"{language}.txt"), words=10, terms=[])
    assert _faults(filled) == []


def test_a_damaged_page_is_found_and_the_other_checks_still_run(filled: Database) -> None:
    Writer(filled).add(draft(document("long " * 40_000), "long.txt"), words=1, terms=[])
    filled.close()
    path = filled.layout.database
    content = bytearray(path.read_bytes())
    middle = content.index(b"long long") + 20_000
    content[middle : middle + 8192] = b"\xff" * 8192
    path.write_bytes(content)
    examination = health.examine(filled)
    assert not examination.sound
    assert {"database", "texts"} & {fault.check for fault in examination.faults}


@pytest.mark.parametrize("change", [{"fields": "{}"}, {"fields": "no JSON"}, {"date": "1999"}, {"id": "f" * 16}])
def test_an_altered_row_of_a_register_is_found(database: Database, change: dict[str, str]) -> None:
    RegisterWriter(database).load(EVENTS)
    assert [one for one in _faults(database) if one[0] == "rows"] == []
    with database.write() as connection:
        connection.execute(update(schema.entries).values(**change))
    assert [one for one in _faults(database) if one[0] == "rows"] == [("rows", False)]


def test_a_row_that_no_table_gave_is_found(database: Database) -> None:
    RegisterWriter(database).load(EVENTS)
    with database.write() as connection:
        connection.execute(delete(schema.loaded_entries))
    assert [one for one in _faults(database) if one[0] == "rows"] == [("rows", False)]
