"""Nouns to rows and back. One place, so that what is written is what is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Row, bindparam, select

from travaux.record.documents import Document, DocumentHead, VersionKind
from travaux.record.sources import Publication, Source, Tier
from travaux.store import schema

_documents, _issuers, _sources = schema.documents.c, schema.issuers.c, schema.sources.c

HEAD_COLUMNS: tuple[Column[Any], ...] = (
    _documents.number,
    _documents.id,
    _documents.sha256,
    _documents.language,
    _documents.date,
    _documents.title,
    _documents.act,
    _documents.version_kind,
    _documents.kind,
    _documents.words,
    _documents.characters,
)

_HEAD = select(*HEAD_COLUMNS).where(_documents.id == bindparam("id"))
_ISSUERS = select(_issuers.name).where(_issuers.document == bindparam("document")).order_by(_issuers.place)


def document_row(document: Document, words: int, added: str) -> dict[str, object]:
    """The row of a document, without its number."""
    return {
        "id": document.id,
        "sha256": document.sha256,
        "text": document.text,
        "language": document.language,
        "date": document.date,
        "title": document.title,
        "act": document.act,
        "version_kind": document.version_kind.value,
        "kind": document.kind,
        "words": words,
        "characters": len(document.text),
        "added": added,
    }


def source_row(source: Source) -> dict[str, object]:
    """The row of a source."""
    return {
        "id": source.id,
        "sha256": source.sha256,
        "locator": source.locator,
        "publisher": source.publisher,
        "retrieved": source.retrieved,
        "tier": int(source.tier),
        "media_type": source.media_type,
    }


def source_of(row: Row[Any]) -> Source:
    """The source in a row of the sources table."""
    return Source(
        sha256=row.sha256,
        locator=row.locator,
        publisher=row.publisher,
        retrieved=row.retrieved,
        tier=Tier(row.tier),
        media_type=row.media_type,
    )


def publication_of(row: Row[Any]) -> Publication:
    """The publication in a row of sources joined with publications."""
    return Publication(source_of(row), row.added, json.loads(row.observed))


def observed_json(observed: Mapping[str, str]) -> str:
    """Metadata as a source names them, as they are kept."""
    return json.dumps(dict(observed), ensure_ascii=False, sort_keys=True)


def head_of(row: Row[Any], issuers: tuple[str, ...]) -> DocumentHead:
    """The head in a row of ``HEAD_COLUMNS``."""
    return DocumentHead(
        id=row.id,
        sha256=row.sha256,
        language=row.language,
        date=row.date,
        title=row.title,
        act=row.act,
        version_kind=VersionKind(row.version_kind),
        issuers=issuers,
        kind=row.kind,
        words=row.words,
        characters=row.characters,
    )


def head_for(document: Document, words: int) -> DocumentHead:
    """The head of a document about to be written."""
    return DocumentHead(
        id=document.id,
        sha256=document.sha256,
        language=document.language,
        date=document.date,
        title=document.title,
        act=document.act,
        version_kind=document.version_kind,
        issuers=document.issuers,
        kind=document.kind,
        words=words,
        characters=len(document.text),
    )


def document_of(head: DocumentHead, text: str) -> Document:
    """The whole document of a head."""
    return Document(
        id=head.id,
        text=text,
        language=head.language,
        date=head.date,
        title=head.title,
        act=head.act,
        version_kind=head.version_kind,
        issuers=head.issuers,
        kind=head.kind,
    )


def issuers_of(connection: Connection, number: int) -> tuple[str, ...]:
    """The issuers of one document, in the order given."""
    return tuple(connection.execute(_ISSUERS, {"document": number}).scalars())


def head_by_id(connection: Connection, document: str) -> tuple[int, DocumentHead] | None:
    """The number and head of the document with this id; None when it is not recorded."""
    row = connection.execute(_HEAD, {"id": document}).one_or_none()
    return None if row is None else (row.number, head_of(row, issuers_of(connection, row.number)))


def in_slices(ids: Iterable[str], size: int = 500) -> Iterable[Sequence[str]]:
    """Cuts ids into lists short enough to be bound in one statement."""
    whole = list(ids)
    return (whole[start : start + size] for start in range(0, len(whole), size))
