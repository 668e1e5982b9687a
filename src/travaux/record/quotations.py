"""Quotations: words said to stand in a text, and what became of looking for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.record.documents import DocumentHead
from travaux.record.parallels import Edit
from travaux.record.passages import Quote
from travaux.record.readings import Coverage


class QuotationKind(StrEnum):
    """``verified``: letter by letter where it is said to stand. ``normalised``: but for case, quotation marks, dashes,
    spacing, script variants, marked elisions and insertions in square brackets. ``translated``: its meaning stands
    there in another language. ``stitched``: made of parts that do not stand together. ``misattributed``: it stands, in
    whatever way, but elsewhere. ``absent``: nowhere in what was searched, or with words changed: ``edits`` shows them.
    """

    VERIFIED = "verified"
    NORMALISED = "normalised"
    TRANSLATED = "translated"
    STITCHED = "stitched"
    MISATTRIBUTED = "misattributed"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words with what is said of where they stand; what is empty is not said.

    ``document``: an id, the beginning of one, or the name of an act; ``issuer``: part of the name of one of its
    issuers; ``date``: EDTF, which the document's date must lie in; ``language``: that of the version meant.
    """

    words: str
    document: str = ""
    issuer: str = ""
    date: str = ""
    language: str = ""

    @property
    def is_attributed(self) -> bool:
        """Whether it is said where, by whom or when the words were said."""
        return bool(self.document or self.issuer or self.date)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A place that answers ``words[start:end]`` of a quotation: the source's own words, and their document."""

    source: Quote
    head: DocumentHead
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """What became of a quotation. ``stretches``: where it stands, part by part; of an absent one the nearest wording,
    if any. ``edits``: from the source to the quotation. ``similarity``: share of its words found or, when translated,
    the cosine of the two; ``reason`` says in words why the kind is what it is.
    """

    quotation: Quotation
    kind: QuotationKind
    reason: str
    coverage: Coverage
    stretches: tuple[Stretch, ...] = ()
    edits: tuple[Edit, ...] = ()
    similarity: float = 0.0

    @property
    def is_altered(self) -> bool:
        """Whether the words are absent because some were changed."""
        return self.kind is QuotationKind.ABSENT and bool(self.edits)
