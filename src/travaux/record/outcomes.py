"""Outcomes: what became of a document that was given to a record, or taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.record.documents import DocumentHead
from travaux.record.drafts import Caution


class Fate(StrEnum):
    """What adding did. ``known``: nothing changed. ``republished``: the text was there, its new source was kept."""

    ADDED = "added"
    KNOWN = "known"
    REPUBLISHED = "republished"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the metadata that a source names otherwise than the record does."""

    field: str
    recorded: str
    observed: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one draft.

    ``head`` is the document as recorded; ``same_text`` holds the ids of other documents with the same text under
    another date or language; ``differences`` what this source says otherwise; ``cautions`` are the draft's own.
    """

    fate: Fate
    head: DocumentHead
    locator: str
    same_text: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """A document taken out of the record, with the hashes of the snapshots deleted with it."""

    head: DocumentHead
    sources: int
    purged: tuple[str, ...] = ()
