"""Hits: where in a record words were found."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.documents import DocumentHead
from travaux.record.passages import Quote
from travaux.record.readings import Coverage


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that answers a search, with the passage that answers it best.

    ``marks`` are the half-open code-point offsets, in the document, of the words sought; empty when none can be
    pointed at.
    """

    head: DocumentHead
    quote: Quote
    marks: tuple[tuple[int, int], ...]

    def words(self, start: int, end: int) -> str:
        """``text[start:end]`` of the document, for a stretch inside the passage quoted."""
        return self.quote.exact[start - self.quote.start : end - self.quote.start]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: the first ``hits`` of ``total`` documents, and what was searched.

    ``languages`` are the base languages searched, ``coverage`` the documents of all languages the view shows.
    """

    query: str
    languages: tuple[str, ...]
    hits: tuple[Hit, ...]
    total: int
    coverage: Coverage
