"""Holdings: a document as a record holds it, with everything known about where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.documents import Document, DocumentHead
from travaux.record.sources import Publication


@dataclass(frozen=True, slots=True)
class Holding:
    """A document, its head, where it was published (in the order found), and other documents with the same text."""

    head: DocumentHead
    document: Document
    publications: tuple[Publication, ...]
    same_text: tuple[DocumentHead, ...] = ()
