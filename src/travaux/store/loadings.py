"""Writing registers: a file's rows are added in one transaction, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from travaux.record.expectations import OutcomeKind, WatchItem
from travaux.record.posts import Post
from travaux.record.registers import Entry, Loading, RegisterDraft
from travaux.store import rows, schema
from travaux.store.database import Database, log, now, unwritable
from travaux.store.entries import date_of, encoded
from travaux.store.snapshots import Snapshots

_KNOWN = select(schema.entries.c.id, schema.entries.c.fields).where(
    schema.entries.c.id.in_(bindparam("ids", expanding=True))
)


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

    def unload(self, beginning: str) -> int:
        """Takes out every row that came from sources whose locator is ``beginning``; returns how many went."""
        sources, entries = schema.sources.c, schema.entries
        with self._database.write() as connection:
            named = select(sources.id).where(sources.locator == beginning)
            gone = connection.execute(delete(entries).where(entries.c.source.in_(named))).rowcount
            log(connection, "unload", "", beginning)
        return int(gone)


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
        self._insert(fresh)
        grown = self._grow(
            [entry for id_, entry in unique.items() if present.get(id_, encoded(entry)) != encoded(entry)]
        )
        ballots = self._insert_ballots()
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

    def _insert_ballots(self) -> int:
        cast = self._draft.ballots
        if not cast:
            return 0
        entries = schema.entries.c
        query = select(entries.id, entries.number).where(entries.register == self._draft.register.value)
        numbers: dict[str, int] = {row.id: row.number for row in self._connection.execute(query)}
        made = [{"state": b.state, "roll_call": numbers[b.roll_call], "choice": b.choice.value} for b in cast]
        done = self._connection.execute(insert(schema.ballots).prefix_with("OR IGNORE"), made)
        return max(int(done.rowcount), 0)


def _lacks_end(fields: str) -> bool:
    """Whether a row present may still learn its end: a post without one, a watch item without an outcome."""
    known = json.loads(fields) if fields else {}
    return known.get("until") == "" or known.get("outcome") == OutcomeKind.OPEN


def _tells_an_end(entry: Entry) -> bool:
    """Whether the row names the end of a post, or the outcome of a watch item."""
    if isinstance(entry, Post):
        return entry.until != ""
    return isinstance(entry, WatchItem) and entry.outcome is not OutcomeKind.OPEN
