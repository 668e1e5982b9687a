"""Notes on passages, kept in the record beside the documents."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from travaux.record.notes import Note
from travaux.store import schema
from travaux.store.database import Database, now

_notes = schema.notes


class Notebook:
    """Reads and writes the notes of one record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, document: str, passage: str, text: str) -> None:
        """Keeps the one note on a passage; an empty text takes it away."""
        here = (_notes.c.document == document) & (_notes.c.passage == passage)
        with self._database.write() as connection:
            connection.execute(delete(_notes).where(here))
            if text.strip():
                row = {"document": document, "passage": passage, "text": text.strip(), "written": now()}
                connection.execute(insert(_notes), row)

    def of(self, document: str) -> tuple[Note, ...]:
        """The notes on a document, in the order written; empty when there are none."""
        query = select(_notes).where(_notes.c.document == document).order_by(_notes.c.written)
        with self._database.read() as connection:
            found = connection.execute(query).all()
        return tuple(Note(row.document, row.passage, row.text, row.written) for row in found)
