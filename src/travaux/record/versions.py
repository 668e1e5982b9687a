"""Versions of one act laid side by side: which passages say the same, and where they do not quite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from travaux.record.documents import Document
from travaux.record.passages import Passage


@dataclass(frozen=True, slots=True)
class Link:
    """Passages of two versions that answer each other, as half-open ranges of positions in order of the text.

    One of the ranges is empty when the other version has nothing for the passages (an omission or an addition).
    ``score`` is a margin: how much nearer in meaning the two are than either is to the other's neighbours, lowered
    when their lengths disagree; about 0 for unrelated passages, .2 to .6 for translations; 0 for an empty side.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    score: float

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return self.first[0] == self.first[1] or self.second[0] == self.second[1]


class DifferenceKind(StrEnum):
    """What is not the same in two versions. Omission and addition are told from the first of the two."""

    OMISSION = "omission"
    ADDITION = "addition"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    ORDER = "order"
    FORCE = "force"
    MODALITY = "modality"
    SCOPE = "scope"
    QUALIFIER = "qualifier"
    TARGET = "target"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one version: half-open code-point offsets of its text. Where it has none, ``start`` equals ``end`` and
    says where they would stand."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two versions. ``confidence`` 0 to 1: how likely a careful reader would agree.

    ``note`` says in words what differs; ``reasons`` name the values that decided.
    """

    kind: DifferenceKind
    first: Stretch
    second: Stretch
    note: str
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairCollation:
    """Two of the versions, by their place among the documents: all passages of both stand in the links, in order."""

    first: int
    second: int
    links: tuple[Link, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """Two or three versions of one act, passage beside passage.

    ``passages``: those of each document. ``pairs``: every two of the documents. ``notes``: what a reader must know
    before quoting; ``method``: definitions and parameters.
    """

    documents: tuple[Document, ...]
    passages: tuple[tuple[Passage, ...], ...]
    pairs: tuple[PairCollation, ...]
    notes: tuple[str, ...] = ()
    method: Mapping[str, str] = field(default_factory=dict)
