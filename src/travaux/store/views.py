"""Views: the record as of a date, for the documents a filter admits. The only way to read.

A view admits a document only when its date is certainly before the day it is taken as of, so nothing later can leak
into an answer. What is left out is counted and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from sqlalchemy import select

from travaux.errors import NotFound
from travaux.record import dates
from travaux.record.documents import Document, DocumentHead, VersionKind, base_language
from travaux.record.filters import EVERYTHING, Filter
from travaux.record.identity import resolved
from travaux.record.ledger import LedgerItem
from travaux.record.readings import Coverage
from travaux.record.sources import Publication, Source
from travaux.store import fulltext, rows, schema
from travaux.store.database import Database
from travaux.store.ledger import items_of
from travaux.store.registers import Registers

_documents, _sources, _publications = schema.documents, schema.sources, schema.publications


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What a view shows: ``as_of`` is EDTF, empty for no limit (then undated documents are shown as well).

    Unofficial translations are left out unless ``unofficial`` is set or the filter asks about ``version``.
    """

    as_of: str = ""
    filter: Filter = EVERYTHING
    unofficial: bool = False


@dataclass(frozen=True, slots=True)
class _Admission:
    """The heads shown, by date, and how many were left out for each reason."""

    heads: tuple[DocumentHead, ...]
    undated: int
    doubtful: int
    unofficial: int


class View:
    """One look at the record. It does not change while it is held, even when documents are added meanwhile."""

    def __init__(self, database: Database, options: ViewOptions | None = None) -> None:
        self._database = database
        self.options = options or ViewOptions()
        dates.bounds(self.options.as_of)

    def before(self, day: str) -> View:
        """The same look as of an earlier day (EDTF); itself when the day is empty, or no earlier than it looks now."""
        limit = self.options.as_of
        if not day or (limit and not dates.is_before(day, limit)):
            return self
        return View(self._database, replace(self.options, as_of=day))

    def whole(self) -> View:
        """The record without any limit: to see whether a source still stands there, never to answer a question."""
        return View(self._database, ViewOptions(unofficial=True))

    def heads(self) -> tuple[DocumentHead, ...]:
        """All documents shown, by date, the undated last; empty when there are none."""
        return self._admission.heads

    def head(self, document: str) -> DocumentHead:
        """The head of one document shown; raises NotFound."""
        try:
            return self._by_id[document]
        except KeyError:
            raise self._not_found(document) from None

    def resolve(self, beginning: str) -> str:
        """The one id that starts with ``beginning``; raises NotFound, or InvalidValue when several do."""
        return resolved(beginning, self._by_id.keys(), "document", self._remedy)

    def document(self, document: str) -> Document:
        """One document shown, with its text; raises NotFound."""
        head = self.head(document)
        for _id, text in self.texts([document]):
            return rows.document_of(head, text)
        raise self._not_found(document)

    def texts(self, documents: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """Ids and texts, in the order asked for, read piece by piece; None means all shown, in their order.

        Raises NotFound for an id that is not shown.
        """
        wanted = [head.id for head in self.heads()] if documents is None else [self.head(id_).id for id_ in documents]
        for piece in rows.in_slices(wanted):
            query = select(_documents.c.id, _documents.c.text).where(_documents.c.id.in_(piece))
            with self._database.read() as connection:
                found = {row.id: row.text for row in connection.execute(query)}
            yield from ((id_, found[id_]) for id_ in piece if id_ in found)

    def publications(self, document: str) -> tuple[Publication, ...]:
        """Where a document shown came from and what each source says of it, in the order found; raises NotFound."""
        query = (
            select(_sources, _publications.c.observed, _publications.c.added)
            .join_from(_publications, _sources, _publications.c.source == _sources.c.id)
            .join(_documents, _publications.c.document == _documents.c.number)
            .where(_documents.c.id == self.head(document).id)
            .order_by(_publications.c.number)
        )
        with self._database.read() as connection:
            return tuple(rows.publication_of(row) for row in connection.execute(query))

    def sources(self, document: str) -> tuple[Source, ...]:
        """Where a document shown came from, in the order found; raises NotFound."""
        return tuple(publication.source for publication in self.publications(document))

    def find_by_text_hash(self, sha256: str) -> tuple[DocumentHead, ...]:
        """The documents shown whose text has this hash, by date; empty when there are none."""
        return tuple(head for head in self.heads() if head.sha256 == sha256)

    def search(self, terms: Sequence[str], language: str) -> tuple[DocumentHead, ...]:
        """The documents shown in ``language`` that hold every term, best first (BM25); empty when there are none.

        ``terms`` are normalised as the text layer does for that language. No terms find nothing.
        """
        if not terms:
            return ()
        with self._database.read() as connection:
            found = [row.id for row in connection.execute(fulltext.matching(terms))]
        wanted = base_language(language)
        heads = (self._by_id[id_] for id_ in found if id_ in self._by_id)
        return tuple(head for head in heads if head.base_language == wanted)

    def languages(self) -> tuple[str, ...]:
        """The base languages of the documents shown, most frequent first."""
        counts = Counter(head.base_language for head in self.heads())
        return tuple(language for language, _count in counts.most_common())

    def coverage(self) -> Coverage:
        """The search space of every answer this view gives."""
        dated = [head.date for head in self.heads() if head.date]
        return Coverage(
            documents=len(self.heads()),
            passages_words=sum(head.words for head in self.heads()),
            first=min(dated, key=dates.sort_key, default=""),
            last=max(dated, key=dates.sort_key, default=""),
            undated=self._admission.undated,
            languages=dict(sorted(Counter(head.language for head in self.heads()).items())),
            as_of=self.options.as_of,
            filter=self.options.filter.text,
            notes=self._notes(),
        )

    @property
    def derived(self) -> Path:
        """The folder of what is derived from the record and may be deleted: fingerprints and vectors."""
        return self._database.layout.index

    @cached_property
    def registers(self) -> Registers:
        """The events, posts, figures ... of the record, as of the same date."""
        return Registers(self._database, self.options.as_of)

    @cached_property
    def ledger(self) -> tuple[LedgerItem, ...]:
        """The commitments in the ledger the filter admits, with the deeds known as of the same date, by date.

        Items of documents no longer in the record are shown as well: their words are in the ledger itself.
        """
        with self._database.read() as connection:
            found = items_of(connection, self.options.as_of)
        refused = {head.id for head in self._database.heads() if not self.options.filter.admits(head)}
        return tuple(one for one in found if one.quote.document not in refused)

    @cached_property
    def _admission(self) -> _Admission:
        return _admit(self._database.heads(), self.options)

    @cached_property
    def _by_id(self) -> dict[str, DocumentHead]:
        return {head.id: head for head in self.heads()}

    def _notes(self) -> tuple[str, ...]:
        admission, as_of = self._admission, self.options.as_of
        reasons = (
            (admission.undated, "their date is unknown"),
            (admission.doubtful, f"their date may lie on either side of {as_of}"),
            (admission.unofficial, "they are unofficial translations"),
        )
        return tuple(f"{count} left out: {reason}" for count, reason in reasons if count)

    @property
    def _remedy(self) -> str:
        limits = (
            " as of the date asked, under the filter given" if self.options.as_of or self.options.filter.text else ""
        )
        return f"'travaux list' shows what there is{limits}."

    def _not_found(self, document: str) -> NotFound:
        return NotFound("document", document, self._remedy)


def _admit(heads: Iterable[DocumentHead], options: ViewOptions) -> _Admission:
    kept: list[DocumentHead] = []
    left: Counter[str] = Counter()
    for head in heads:
        if options.filter.admits(head):
            reason = _reason_against(head, options)
            if reason:
                left[reason] += 1
            else:
                kept.append(head)
    kept.sort(key=lambda head: (dates.sort_key(head.date), head.title, head.id))
    return _Admission(tuple(kept), left["undated"], left["doubtful"], left["unofficial"])


def _reason_against(head: DocumentHead, options: ViewOptions) -> str:
    """Why a document is not shown; empty when it is."""
    shows_unofficial = options.unofficial or options.filter.asks_about("version")
    if head.version_kind is VersionKind.UNOFFICIAL_TRANSLATION and not shows_unofficial:
        return "unofficial"
    if not options.as_of or dates.is_before(head.date, options.as_of):
        return ""
    span, limit = dates.bounds(head.date), dates.bounds(options.as_of)
    if span is None or limit is None:
        return "undated"
    return "doubtful" if span[0] < limit[0] else "later"
