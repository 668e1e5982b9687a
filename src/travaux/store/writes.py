"""Writing to a record: documents are added in batches, each acknowledged only after its transaction is on disk."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, select, union

from travaux.errors import InvalidValue, NotFound, TravauxError
from travaux.record import dates
from travaux.record.documents import document_id
from travaux.record.drafts import Draft, Refusal
from travaux.record.outcomes import Outcome, Removal
from travaux.store import fulltext, rows, schema
from travaux.store.additions import Additions, Entry
from travaux.store.database import Database, grow_generation, log, unwritable
from travaux.store.snapshots import Snapshots

BATCH_ENTRIES = 500
BATCH_CHARACTERS = 8_000_000
BATCH_SECONDS = 1.0
"""A batch ends at whichever comes first: few enough to wait for, many enough that disk flushes do not rule."""

_documents, _sources, _publications = schema.documents, schema.sources, schema.publications


class Writer:
    """Adds to and removes from one record."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._snapshots = Snapshots(database.layout.snapshots)
        self._verified: tuple[bytes, str] = (b"", hashlib.sha256().hexdigest())

    def add(self, draft: Draft, *, words: int, terms: Sequence[str]) -> Outcome:
        """Adds one document in a transaction of its own. Raises InvalidValue when the draft contradicts itself."""
        (outcome,) = self.add_all([Entry(draft, words, terms)])
        if isinstance(outcome, Refusal):
            raise outcome.error
        return outcome

    def add_all(self, entries: Iterable[Entry | Refusal]) -> Iterator[Outcome | Refusal]:
        """Adds documents, yielding one answer an entry in the same order, each after its batch is on disk.

        Refusals pass through; an entry that contradicts itself becomes one. The rest of the batch is not affected.
        """
        for batch in _batches(entries):
            yield from self._add_batch(batch)

    def remove(self, document: str, *, purge: bool = False) -> Removal:
        """Takes a document out, with the sources no other document has. Raises NotFound.

        Snapshots stay unless ``purge`` is set; one that another source shares stays even then.
        """
        with self._database.write() as connection:
            found = rows.head_by_id(connection, document)
            if found is None:
                raise NotFound("document", document, "'travaux list' shows what there is.")
            number, head = found
            lost = _delete_document(connection, number)
            log(connection, "purge" if purge else "remove", document, head.title)
            grow_generation(connection)
        return Removal(head, len(lost), self.discard(lost) if purge else ())

    def discard(self, hashes: Iterable[str]) -> tuple[str, ...]:
        """Deletes those of the snapshots named that no source refers to; returns their hashes.

        Done inside a write, so that no other process can begin to need one meanwhile.
        """
        with self._database.write() as connection:
            unused = _without_source(connection, frozenset(hashes))
            for sha256 in unused:
                self._snapshots.remove(sha256)
            return unused

    def tidy(self) -> tuple[str, ...]:
        """Deletes every snapshot no source refers to, and what writers that were cut off left; returns the names.

        Search terms of no document go as well.
        """
        with self._database.write() as connection:
            known = set(connection.execute(select(_documents.c.number)).scalars())
            for number in fulltext.numbers(connection) - known:
                fulltext.delete(connection, number)
            strays = self._snapshots.strays()
            for name in strays:
                self._snapshots.remove(name)
        return (*strays, *self.discard(self._snapshots.names()))

    def _add_batch(self, batch: Sequence[Entry | Refusal]) -> Sequence[Outcome | Refusal]:
        try:
            with self._database.write() as connection:
                additions = Additions(connection)
                answers = [self._answer(additions, entry) for entry in batch]
                additions.finish()
                return answers
        except OSError as error:
            raise unwritable(self._database.layout.folder, error) from error

    def _answer(self, additions: Additions, entry: Entry | Refusal) -> Outcome | Refusal:
        if isinstance(entry, Refusal):
            return entry
        try:
            self._check(entry.draft)
        except TravauxError as error:
            return Refusal(entry.draft.source.locator, error)
        self._snapshots.keep(entry.draft.source.sha256, entry.draft.content)
        return additions.add(entry)

    def _check(self, draft: Draft) -> None:
        """Refuses what would make the record contradict itself."""
        document, where = draft.document, draft.source.locator
        dates.bounds(document.date)
        try:
            document.text.encode()
        except UnicodeEncodeError as error:
            raise InvalidValue(
                f"half a character at {error.start}", document.text[error.start], where, "Save the text as UTF-8 anew."
            ) from error
        if document.id != document_id(document.text, document.language, document.date):
            raise InvalidValue("the id does not fit the text, language and date", document.id, where, "Make it anew.")
        if self._hash(draft.content) != draft.source.sha256:
            raise InvalidValue("the hash does not fit the bytes", draft.source.sha256, where, "Read the file anew.")

    def _hash(self, content: bytes) -> str:
        # The rows of one large file come one after another and share its bytes: hash those once.
        if self._verified[0] is not content:
            self._verified = (content, hashlib.sha256(content).hexdigest())
        return self._verified[1]


def _batches(entries: Iterable[Entry | Refusal]) -> Iterator[list[Entry | Refusal]]:
    batch: list[Entry | Refusal] = []
    characters, started = 0, time.monotonic()
    for entry in entries:
        batch.append(entry)
        characters += len(entry.draft.document.text) if isinstance(entry, Entry) else 0
        late = time.monotonic() - started >= BATCH_SECONDS
        if late or len(batch) >= BATCH_ENTRIES or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters, started = [], 0, time.monotonic()
    if batch:
        yield batch


def _delete_document(connection: Connection, number: int) -> tuple[str, ...]:
    """Deletes a document and the sources it alone had; returns the hashes of those sources."""
    here = select(_publications.c.source).where(_publications.c.document == number)
    mine = tuple(connection.execute(here).scalars())
    fulltext.delete(connection, number)
    connection.execute(delete(_documents).where(_documents.c.number == number))
    elsewhere = union(select(_publications.c.source), select(schema.entries.c.source), select(schema.loadings.c.source))
    orphans = (_sources.c.id.in_(mine)) & (_sources.c.id.not_in(elsewhere))
    lost = tuple(connection.execute(select(_sources.c.sha256).where(orphans)).scalars())
    connection.execute(delete(_sources).where(orphans))
    return lost


def _without_source(connection: Connection, hashes: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(hashes - set(connection.execute(select(_sources.c.sha256)).scalars())))
