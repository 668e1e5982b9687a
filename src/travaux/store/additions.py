"""Additions: what one write transaction adds. Statements are built once; the log is written at the end in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select

from travaux.record.documents import Document, DocumentHead, VersionKind
from travaux.record.drafts import Draft
from travaux.record.outcomes import Difference, Fate, Outcome
from travaux.store import fulltext, rows, schema
from travaux.store.database import grow_generation, now

_documents, _sources, _publications = schema.documents, schema.sources, schema.publications

# Built once: putting a statement together costs more than running it.
_SOURCE_KNOWN = select(_sources.c.id).where(_sources.c.id == bindparam("source"))
_PUBLICATION_KNOWN = select(_publications.c.number).where(
    _publications.c.document == bindparam("document"), _publications.c.source == bindparam("source")
)
_SAME_TEXT = (
    select(_documents.c.id)
    .where(_documents.c.sha256 == bindparam("sha256"), _documents.c.id != bindparam("id"))
    .order_by(_documents.c.number)
)
_INSERT_DOCUMENT, _INSERT_ISSUERS = insert(_documents), insert(schema.issuers)
_INSERT_SOURCE, _INSERT_PUBLICATION = insert(_sources), insert(_publications)

_COMPARED = ("language", "title", "act", "version_kind", "issuers", "kind")
_SAYS_NOTHING = ("", VersionKind.AUTHENTIC.value)
"""Values a source has when it is silent about a field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft ready to be written: its length in words and the terms that shall find it."""

    draft: Draft
    words: int
    terms: Sequence[str]


class Additions:
    """Adds entries inside one write; call ``finish`` before it is committed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._moment = now()
        self._done: list[dict[str, str]] = []

    def add(self, entry: Entry) -> Outcome:
        """Adds one entry, or what of it is new."""
        draft = entry.draft
        present = rows.head_by_id(self._connection, draft.document.id)
        number, head = present or self._insert_document(entry)
        is_new_source = self._insert_publication(number, draft)
        fate = Fate.ADDED if present is None else Fate.REPUBLISHED if is_new_source else Fate.KNOWN
        if fate is not Fate.KNOWN:
            self._note("add" if fate is Fate.ADDED else "republish", head.id, draft.source.locator)
        return Outcome(
            fate=fate,
            head=head,
            locator=draft.source.locator,
            same_text=self._others_with_text(head),
            differences=tuple(_differences(head, draft.document)) if present else (),
            cautions=draft.cautions,
        )

    def finish(self) -> None:
        """Writes the log and marks that the documents have changed, if they have."""
        if self._done:
            self._connection.execute(insert(schema.operations), self._done)
            grow_generation(self._connection)

    def _note(self, operation: str, document: str, locator: str) -> None:
        self._done.append({"time": self._moment, "operation": operation, "subject": document, "detail": locator})

    def _insert_document(self, entry: Entry) -> tuple[int, DocumentHead]:
        document = entry.draft.document
        row = rows.document_row(document, entry.words, self._moment)
        result = self._connection.execute(_INSERT_DOCUMENT, row)
        (number,) = result.inserted_primary_key or (0,)
        names = [{"document": number, "place": place, "name": name} for place, name in enumerate(document.issuers)]
        if names:
            self._connection.execute(_INSERT_ISSUERS, names)
        fulltext.insert(self._connection, number, entry.terms)
        return number, rows.head_for(document, entry.words)

    def _insert_publication(self, number: int, draft: Draft) -> bool:
        """Ties a document to its source; False when this was known already."""
        source = draft.source
        pair = {"document": number, "source": source.id}
        if self._connection.execute(_SOURCE_KNOWN, {"source": source.id}).one_or_none() is None:
            self._connection.execute(_INSERT_SOURCE, rows.source_row(source))
        elif self._connection.execute(_PUBLICATION_KNOWN, pair).one_or_none() is not None:
            return False
        row = {**pair, "observed": rows.observed_json(draft.observed), "added": self._moment}
        self._connection.execute(_INSERT_PUBLICATION, row)
        return True

    def _others_with_text(self, head: DocumentHead) -> tuple[str, ...]:
        return tuple(self._connection.execute(_SAME_TEXT, {"sha256": head.sha256, "id": head.id}).scalars())


def _differences(head: DocumentHead, document: Document) -> Iterator[Difference]:
    """What the source says otherwise; a source that says nothing about a field does not contradict it."""
    for field in _COMPARED:
        recorded, observed = _shown(getattr(head, field)), _shown(getattr(document, field))
        if observed != recorded and observed not in _SAYS_NOTHING:
            yield Difference(field, recorded, observed)


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(value)
