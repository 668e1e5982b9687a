"""The JSON forms that several answers share. Field names are a contract: docs/json.md."""

from __future__ import annotations

from typing import Any

from travaux.record.documents import Document, DocumentHead
from travaux.record.findings import Evidence
from travaux.record.passages import Passage
from travaux.record.readings import Coverage
from travaux.record.sources import Publication


def document_form(document: Document | DocumentHead) -> dict[str, Any]:
    """What is known of a document, without its text and lengths."""
    return {
        "id": document.id,
        "date": document.date,
        "language": document.language,
        "title": document.title,
        "issuers": list(document.issuers),
        "kind": document.kind,
        "act": document.act,
        "version_kind": document.version_kind.value,
        "sha256": document.sha256,
    }


def head_form(head: DocumentHead) -> dict[str, Any]:
    """A document without its text."""
    return {**document_form(head), "words": head.words, "characters": head.characters}


def publication_form(publication: Publication) -> dict[str, Any]:
    """One source of a document and what it says of it."""
    source = publication.source
    return {
        "locator": source.locator,
        "publisher": source.publisher,
        "retrieved": source.retrieved,
        "tier": int(source.tier),
        "media_type": source.media_type,
        "sha256": source.sha256,
        "added": publication.added,
        "observed": dict(publication.observed),
    }


def coverage_form(coverage: Coverage) -> dict[str, Any]:
    """What was looked at."""
    return {
        "documents": coverage.documents,
        "words": coverage.passages_words,
        "as_of": coverage.as_of,
        "filter": coverage.filter,
        "first": coverage.first,
        "last": coverage.last,
        "languages": dict(coverage.languages),
        "undated": coverage.undated,
        "notes": list(coverage.notes),
    }


def passage_form(passage: Passage) -> dict[str, Any]:
    """One passage of a document."""
    return {
        "id": passage.id,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "layout": passage.kind.value,
        "paragraph": passage.paragraph,
        "label": passage.label,
    }


def evidence_form(one: Evidence) -> dict[str, Any]:
    """A row or passage an answer rests on."""
    return {
        "id": one.id,
        "kind": one.kind,
        "date": one.date,
        "text": one.text,
        "citation": one.citation,
        "doubt": list(one.doubt),
        "note": one.note,
    }
