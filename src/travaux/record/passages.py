"""Passages and quotes: stretches of a document, by half-open code-point offsets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.errors import BrokenQuote
from travaux.record.documents import Document

CONTEXT_LENGTH = 32
"""Code points of prefix and suffix kept with a Quote, as the W3C Web Annotation examples do."""


class PassageKind(StrEnum):
    """What a passage is by its place in the layout."""

    SENTENCE = "sentence"
    ITEM = "item"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, list item or heading: the unit of coding (Däubler et al., BJPolS 2012).

    ``paragraph`` counts paragraphs from 0; ``label`` is the numbering that stands before it ("IV", "二", "(1)").
    """

    id: str
    start: int
    end: int
    text: str
    kind: PassageKind = PassageKind.SENTENCE
    paragraph: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a document with their place and surroundings (W3C Web Annotation, both selectors).

    It resolves exactly or it is broken; it is never moved to a nearby look-alike.
    """

    document: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    sha256: str

    def resolve(self, document: Document) -> str:
        """The words as they stand in ``document``; raises BrokenQuote when they do not stand there exactly."""
        intact = document.sha256 == self.sha256 and document.text[self.start : self.end] == self.exact
        if not intact:
            raise BrokenQuote(self.document, self.start, self.end, self.exact)
        return self.exact


def quote(document: Document, start: int, end: int) -> Quote:
    """The Quote of ``document.text[start:end]``."""
    return Quoter(document.id, document.text, document.sha256).quote(start, end)


@dataclass(frozen=True, slots=True)
class Quoter:
    """Quotes from one text, whose hash is taken once however many there are."""

    document: str
    text: str
    sha256: str

    def quote(self, start: int, end: int) -> Quote:
        """The Quote of ``text[start:end]``."""
        text = self.text
        return Quote(
            document=self.document,
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT_LENGTH) : start],
            suffix=text[end : end + CONTEXT_LENGTH],
            sha256=self.sha256,
        )
