"""Whether a record agrees with itself: database, full text, snapshots and ids, each checked against the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import select

from travaux.errors import DamagedRecord
from travaux.record.documents import document_id
from travaux.record.faults import Examination, Fault
from travaux.record.identity import text_hash
from travaux.record.registers import Entry, Register
from travaux.store import fulltext, schema
from travaux.store.database import Database
from travaux.store.entries import date_of, decoded
from travaux.store.ledger import OPERATION, log_of
from travaux.store.snapshots import Snapshots

Check = Callable[[Database], Iterator[Fault]]

_RESTORE = "Restore the record from a copy."


def examine(database: Database) -> Examination:
    """Runs every check of the store."""
    faults = tuple(fault for name, check in CHECKS.items() for fault in _run(name, check, database))
    return Examination(tuple(CHECKS), faults)


def _run(name: str, check: Check, database: Database) -> tuple[Fault, ...]:
    try:
        return tuple(check(database))
    except DamagedRecord as error:
        return (Fault(name, str(error.where), error.what, _RESTORE),)


def _database(database: Database) -> Iterator[Fault]:
    with database.read() as connection:
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
            if said != "ok":
                yield Fault("database", database.layout.database.name, said, _RESTORE)


def _references(database: Database) -> Iterator[Fault]:
    with database.read() as connection:
        for table, row, target, _key in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            yield Fault("references", f"{table}, row {row}", f"refers to a missing row of {target}", _RESTORE)
        documents, publications = schema.documents.c, schema.publications.c
        sourced = select(publications.document)
        for id_ in connection.execute(select(documents.id).where(documents.number.not_in(sourced))).scalars():
            yield Fault("references", f"document {id_}", "has no source", "Remove it and add its file again.")


def _texts(database: Database) -> Iterator[Fault]:
    columns = schema.documents.c
    query = select(columns.id, columns.sha256, columns.text, columns.language, columns.date)
    with database.read() as connection:
        for row in connection.execution_options(yield_per=200).execute(query):
            if text_hash(row.text) != row.sha256 or document_id(row.text, row.language, row.date) != row.id:
                yield Fault("texts", f"document {row.id}", "the text is not the one its id was made from", _RESTORE)


def _full_text(database: Database) -> Iterator[Fault]:
    remedy = "Remove the document and add its file again."
    with database.read() as connection:
        known, found = (
            set(connection.execute(select(schema.documents.c.number)).scalars()),
            fulltext.numbers(connection),
        )
        names = {
            row.number: row.id for row in connection.execute(select(schema.documents.c.number, schema.documents.c.id))
        }
    for number in sorted(known - found):
        yield Fault("full text", f"document {names[number]}", "search cannot find it", remedy)
    for number in sorted(found - known):
        yield Fault(
            "full text", f"row {number}", "belongs to no document", "Run 'travaux doctor --tidy'.", harmless=True
        )
    with database.write() as connection:
        fulltext.self_check(connection)


def _snapshots(database: Database) -> Iterator[Fault]:
    snapshots = Snapshots(database.layout.snapshots)
    with database.read() as connection:
        wanted = {
            row.sha256: row.locator
            for row in connection.execute(select(schema.sources.c.sha256, schema.sources.c.locator))
        }
    present = snapshots.names()
    for sha256 in sorted(wanted.keys() - present):
        yield Fault("snapshots", sha256, f"the bytes of {wanted[sha256]} are missing", "Add that file again.")
    for sha256 in sorted(present - wanted.keys()):
        yield Fault(
            "snapshots",
            sha256,
            "no source refers to it",
            "Harmless; 'travaux doctor --tidy' deletes it.",
            harmless=True,
        )
    for name in snapshots.strays():
        yield Fault("snapshots", name, "not a snapshot", "Harmless; 'travaux doctor --tidy' deletes it.", harmless=True)
    for sha256 in snapshots.damaged(present & wanted.keys()):
        yield Fault(
            "snapshots", sha256, "the bytes are not those its name says", "Delete the file and add its source again."
        )


def _rows(database: Database) -> Iterator[Fault]:
    """Rows of registers: each the one its id was made from, under its date, and of some table that was loaded."""
    columns, again = schema.entries.c, "Take its table out with 'travaux unload' and load it again."
    query = select(columns.id, columns.register, columns.date, columns.fields, columns.number)
    with database.read() as connection:
        loaded = set(connection.execute(select(schema.loaded_entries.c.entry)).scalars())
        for row in connection.execution_options(yield_per=1000).execute(query):
            where = f"row {row.id} of {row.register}"
            entry = _entry(row.register, row.fields)
            if entry is None or entry.id != row.id:
                yield Fault("rows", where, "it is not the row its id was made from", again)
            elif date_of(entry) != row.date:
                yield Fault("rows", where, f"it stands under {row.date!r}, not under its own date", again)
            if row.number not in loaded:
                yield Fault("rows", where, "no table loaded gave it", again)


def _entry(register: str, fields: str) -> Entry | None:
    """The row a JSON object was made from; None when it is none."""
    try:
        found: Entry = decoded(Register(register), fields)
    except (ValueError, TypeError, KeyError, ArithmeticError):
        return None
    return found


def _ledger(database: Database) -> Iterator[Fault]:
    """The ledger's log: no line altered, moved, inserted or gone, the newest included."""
    with database.read() as connection:
        lines = log_of(connection)
        noted = schema.operations.c
        anchors = list(
            connection.execute(
                select(noted.subject).where(noted.operation == OPERATION).order_by(noted.number)
            ).scalars()
        )
    for place, (line, before) in enumerate(zip(lines, ("", *(one.sha256 for one in lines)), strict=False), start=1):
        if line.seal != line.sha256 or line.previous != before or line.number != place:
            yield Fault(
                "ledger", f"line {line.number}", "it is not the line that was sealed, or one is missing", _RESTORE
            )
    if [line.sha256 for line in lines] != anchors:
        what = f"it has {len(lines)} lines, and the record's own log names {len(anchors)} others or in another order"
        yield Fault("ledger", "the log", what, _RESTORE)


CHECKS: dict[str, Check] = {
    "database": _database,
    "references": _references,
    "texts": _texts,
    "full text": _full_text,
    "snapshots": _snapshots,
    "rows": _rows,
    "ledger": _ledger,
}
