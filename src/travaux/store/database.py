"""The database of a record: creating it, opening it, and transactions that end whole or not at all.

Readers never wait for the writer (write-ahead log); a second writer waits its turn. ``synchronous=FULL``: what was
acknowledged survives a power cut, at the price of one disk flush a batch.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from travaux.errors import DamagedRecord, InvalidValue, NotARecord, RecordUnavailable, TravauxError
from travaux.record.documents import DocumentHead
from travaux.store import migrations, rows, schema
from travaux.store.folders import Layout, enclosing
from travaux.store.heads import Heads, read_heads
from travaux.store.migrations import MIGRATIONS, Migration

BUSY_SECONDS = 60
"""How long a writer waits for another before it gives up."""

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}")


class Database:
    """The open database of one record. Threads may share it; each transaction has its own connection."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._engine = _engine(layout.database)
        self._remembering = threading.Lock()
        self._remembered: tuple[int, Heads] = (-1, Heads())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the record and changes nothing."""
        with _translated(self.layout), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that alone may write: committed at the end, undone when anything is raised."""
        with _translated(self.layout), self._engine.connect() as plain:
            connection = plain.execution_options(travaux_writes=True)
            with connection.begin():
                yield connection

    def generation(self) -> int:
        """Grows with every change of the documents: equal generations mean an equal record."""
        with self.read() as connection:
            return _generation(connection)

    def heads(self) -> tuple[DocumentHead, ...]:
        """The heads of all documents, in the order they were added. After an addition only the new ones are read."""
        with self.read() as connection:
            generation = _generation(connection)
            with self._remembering:  # threads that come while the heads are read wait for them
                if self._remembered[0] < generation:
                    self._remembered = generation, read_heads(connection, self._remembered[1])
                return self._remembered[1].heads

    def head(self, document: str) -> DocumentHead | None:
        """The head of the document with this whole id, found without reading the others; None when there is none."""
        with self.read() as connection:
            found = rows.head_by_id(connection, document)
        return None if found is None else found[1]


def create(folder: str | os.PathLike[str]) -> Database:
    """Makes a new record in ``folder`` and opens it.

    Other files in the folder are left alone. Raises InvalidValue when the folder is a record or lies inside one.
    """
    layout = Layout(Path(folder))
    _refuse_nesting(layout)
    try:
        layout.snapshots.mkdir(parents=True, exist_ok=True)
        _build(layout)
    except (FileExistsError, NotADirectoryError) as error:
        raise InvalidValue("not a folder", str(folder), "init", "Name a folder that is new or empty.") from error
    except OSError as error:
        raise unwritable(folder, error) from error
    return open_database(folder)


def open_database(folder: str | os.PathLike[str], steps: Sequence[Migration] = MIGRATIONS) -> Database:
    """Opens the record in ``folder``, bringing an older one up to date.

    Raises NotARecord, DamagedRecord, or RecordUnavailable when the record is newer than this program.
    """
    layout = Layout(Path(folder))
    if not layout.database.is_file():
        raise NotARecord(folder)
    database = Database(layout)
    try:
        _check(database, steps)
        _migrate(database, steps)
    except TravauxError:
        database.close()
        raise
    return database


def _generation(connection: Connection) -> int:
    query = select(schema.counters.c.value).where(schema.counters.c.name == "generation")
    return int(connection.execute(query).scalar_one())


def now() -> str:
    """The present moment in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def grow_generation(connection: Connection) -> None:
    """Marks, inside a write, that the documents have changed."""
    counters = schema.counters
    connection.execute(update(counters).where(counters.c.name == "generation").values(value=counters.c.value + 1))


def log(connection: Connection, operation: str, subject: str, detail: str = "") -> None:
    """Notes, inside a write, what was done to what."""
    row = {"time": now(), "operation": operation, "subject": subject, "detail": detail}
    connection.execute(insert(schema.operations).values(row))


def unwritable(folder: object, error: OSError) -> RecordUnavailable:
    """The error for a folder the system will not let us write to."""
    return RecordUnavailable(
        folder, f"cannot be written: {error.strerror or error}", "Check free space and permissions."
    )


def _refuse_nesting(layout: Layout) -> None:
    around = enclosing(layout.folder)
    if around is None:
        return
    same = around == layout.folder.resolve()
    what = "a record is already here" if same else f"this lies inside the record {around}"
    remedy = "Use it as it is, or choose another folder." if same else "Choose a folder outside of it."
    raise InvalidValue(what, str(layout.folder), "init", remedy)


def _build(layout: Layout) -> None:
    """Builds the database under another name first, so that a half-made record is never taken for one."""
    draft = layout.database.with_suffix(f".{os.getpid()}.new")
    engine = _engine(draft)
    try:
        with _translated(layout), engine.connect() as connection, connection.begin():
            migrations.build(connection, now())
            log(connection, "create", "")
        engine.dispose()
        _publish(draft, layout.database)
    finally:
        engine.dispose()
        draft.unlink(missing_ok=True)


def _publish(draft: Path, target: Path) -> None:
    """Gives the built database its name; never over another process's that was first."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # file systems without hard links, such as exFAT on a stick
        draft.rename(target)


def _check(database: Database, steps: Sequence[Migration]) -> None:
    with database.read() as connection:
        if not migrations.is_built(connection):
            raise DamagedRecord(database.layout.database, "the tables of a record are missing", "Restore a copy.")
        newer = migrations.unknown(connection, steps)
    if newer:
        raise RecordUnavailable(
            database.layout.folder,
            f"this record was written by a newer travaux (it knows {', '.join(newer)})",
            "Update travaux; nothing was changed.",
        )


def _migrate(database: Database, steps: Sequence[Migration]) -> None:
    with database.read() as connection:
        waiting = migrations.pending(connection, steps)
    for step in waiting:
        with database.write() as connection:
            if step.__name__ not in migrations.applied(connection):  # another process may have been first
                step(connection)
                migrations.note(connection, step, now())
                log(connection, "migrate", step.__name__)


def _engine(path: Path) -> Engine:
    # The driver's own transactions are switched off (isolation_level None): _begin decides how each one starts.
    arguments = {"isolation_level": None, "check_same_thread": False, "timeout": BUSY_SECONDS}
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args=arguments)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    for pragma in _PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("travaux_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _translated(layout: Layout) -> Iterator[None]:
    """Turns what the driver says about the file into our errors; anything else is a fault of ours and passes."""
    try:
        yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        ours = _in_our_words(layout, str(error.orig if isinstance(error, DBAPIError) else error))
        if ours is None:
            raise
        raise ours from error


def _in_our_words(layout: Layout, said: str) -> TravauxError | None:
    if "locked" in said or "busy" in said:
        return RecordUnavailable(layout.folder, "another process is writing", "Wait for it to finish, then try again.")
    if "full" in said or "readonly" in said or "unable to open" in said or "disk I/O" in said:
        return RecordUnavailable(layout.folder, f"cannot be used: {said}", "Check free space and permissions.")
    if "malformed" in said or "not a database" in said or "no such table" in said:
        return DamagedRecord(layout.database, said, "Run 'travaux doctor', or restore a copy.")
    return None
