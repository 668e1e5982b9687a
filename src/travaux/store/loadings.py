"""Writing registers: a file's rows are added in one transaction, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, bindparam, insert, select, update

from travaux.errors import NotFound
from travaux.record.expectations import OutcomeKind, WatchItem
from travaux.record.posts import Post
from travaux.record.registers import Entry, Loading, RegisterDraft, Unloading
from travaux.record.votes import Ballot
from travaux.store import rows, schema
from travaux.store.database import Database, log, now, unwritable
from travaux.store.entries import date_of, encoded
from travaux.store.snapshots import Snapshots
from travaux.store.tables import tables, unloaded

_KNOWN = select(schema.entries.c.id, schema.entries.c.fields).where(
    schema.entries.c.id.in_(bindparam("ids", expanding=True))
)


BALLOTS_AT_ONCE = 20_000
"""Ballots given to the database at once: what is held in memory of a table of any length."""


class RegisterWriter:
    """Adds rows to the registers of one record."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._snapshots = Snapshots(database.layout.snapshots)

    def load(self, draft: RegisterDraft) -> Loading:
        """Adds the rows of one file that are not there yet. Raises RecordUnavailable when it cannot be written."""
        try:
            with self._database.write() as connection:
                self._snapshots.keep(draft.source.sha256, draft.content)
                return _Transaction(connection, draft).run()
        except OSError as error:
            raise unwritable(self._database.layout.folder, error) from error

    def unload(self, named: str) -> tuple[Unloading, ...]:
        """Takes out the tables loaded from ``named``: a locator, or the beginning of a source's id.

        A row that another file gave as well stays, and so do the bytes until the record is tidied. Raises NotFound.
        """
        with self._database.write() as connection:
            chosen = [one for one in tables(connection) if one.locator == named or one.source.startswith(named)]
            if not named or not chosen:
                raise NotFound("table", named, "'travaux tables' shows what was loaded.")
            return tuple(unloaded(connection, one) for one in chosen)


class _Transaction:
    def __init__(self, connection: Connection, draft: RegisterDraft) -> None:
        self._connection, self._draft = connection, draft
        self._moment = now()

    def run(self) -> Loading:
        draft = self._draft
        unique = {entry.id: entry for entry in draft.entries}
        present = self._present(list(unique))
        fresh = [entry for id_, entry in unique.items() if id_ not in present]
        self._keep_source()
        loading = self._loading()
        self._insert(fresh)
        self._link(loading, list(unique))
        grown = self._grow(
            [entry for id_, entry in unique.items() if present.get(id_, encoded(entry)) != encoded(entry)]
        )
        ballots = self._insert_ballots(loading)
        if fresh or ballots or grown:
            log(self._connection, "load", draft.register.value, draft.source.locator)
        notes = (f"{grown} rows brought up to date",) if grown else ()
        return Loading(draft.register, draft.source.locator, len(fresh), len(present), ballots, notes)

    def _present(self, ids: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for piece in rows.in_slices(ids):
            found.update((row.id, row.fields) for row in self._connection.execute(_KNOWN, {"ids": list(piece)}))
        return found

    def _keep_source(self) -> None:
        source = self._draft.source
        known = select(schema.sources.c.id).where(schema.sources.c.id == source.id)
        if self._connection.execute(known).one_or_none() is None:
            self._connection.execute(insert(schema.sources), rows.source_row(source))

    def _loading(self) -> int:
        """The number of this file among the tables loaded, made when it is new."""
        loadings, draft = schema.loadings, self._draft
        known = select(loadings.c.number).where(
            loadings.c.source == draft.source.id, loadings.c.register == draft.register.value
        )
        found: int | None = self._connection.execute(known).scalar_one_or_none()
        if found is not None:
            return found
        row = {"source": draft.source.id, "register": draft.register.value, "loaded": self._moment}
        return int(self._connection.execute(insert(loadings), row).inserted_primary_key[0])  # type: ignore[index]  # an insert of one row always has its key

    def _link(self, loading: int, ids: Sequence[str]) -> None:
        """Notes that this file gives these rows, whoever gave them first."""
        entries = schema.entries.c
        for piece in rows.in_slices(ids):
            numbers = self._connection.execute(select(entries.number).where(entries.id.in_(piece))).scalars()
            made = [{"entry": number, "loading": loading} for number in numbers]
            if made:
                self._connection.execute(insert(schema.loaded_entries).prefix_with("OR IGNORE"), made)

    def _insert(self, entries: Sequence[Entry]) -> None:
        made = [
            {
                "id": entry.id,
                "register": self._draft.register.value,
                "date": date_of(entry),
                "fields": encoded(entry),
                "source": self._draft.source.id,
                "added": self._moment,
            }
            for entry in entries
        ]
        if made:
            self._connection.execute(insert(schema.entries), made)

    def _grow(self, entries: Sequence[Entry]) -> int:
        growing = [entry for entry in entries if _tells_an_end(entry)]
        for entry in growing:
            change = update(schema.entries).where(schema.entries.c.id == entry.id).values(fields=encoded(entry))
            self._connection.execute(change)
        return len(growing)

    def _insert_ballots(self, loading: int) -> int:
        cast = self._draft.ballots
        entries = schema.entries.c
        query = select(entries.id, entries.number).where(entries.register == self._draft.register.value)
        numbers: dict[str, int] = {row.id: row.number for row in self._connection.execute(query)}
        added = 0
        for piece in _batched(cast):
            made = [
                {
                    "state": one.state,
                    "roll_call": numbers[one.roll_call],
                    "choice": one.choice.value,
                    "loading": loading,
                }
                for one in piece
            ]
            done = self._connection.execute(insert(schema.ballots).prefix_with("OR IGNORE"), made)
            added += max(int(done.rowcount), 0)
        return added


def _lacks_end(fields: str) -> bool:
    """Whether a row present may still learn its end: a post without one, a watch item without an outcome."""
    known = json.loads(fields) if fields else {}
    return known.get("until") == "" or known.get("outcome") == OutcomeKind.OPEN


def _tells_an_end(entry: Entry) -> bool:
    """Whether the row names the end of a post, or the outcome of a watch item."""
    if isinstance(entry, Post):
        return entry.until != ""
    return isinstance(entry, WatchItem) and entry.outcome is not OutcomeKind.OPEN


def _batched(cast: Iterable[Ballot]) -> Iterator[list[Ballot]]:
    rest = iter(cast)
    while piece := list(islice(rest, BALLOTS_AT_ONCE)):
        yield piece
