"""Hypotheses: what sides may want, and rival readings of what they do, with the evidence for and against each.

A hypothesis never gets a truth value from the program; it gets links that resolve, and arithmetic over people's marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Basis(StrEnum):
    """Whether a want is in somebody's own words, or inferred by the analyst."""

    STATED = "stated"
    INFERRED = "inferred"


class Mark(StrEnum):
    """How a piece of evidence goes with a hypothesis: very consistent, consistent, neither, inconsistent, very
    inconsistent (Heuer, Psychology of Intelligence Analysis, 1999, chapter 8).
    """

    VERY_CONSISTENT = "CC"
    CONSISTENT = "C"
    NEITHER = "N"
    INCONSISTENT = "I"
    VERY_INCONSISTENT = "II"


@dataclass(frozen=True, slots=True)
class Link:
    """Where evidence stands: the ``words`` of a ``document``, a ``row`` of a register, or an ``item`` of the ledger."""

    document: str = ""
    words: str = ""
    row: str = ""
    item: str = ""
    against: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Want:
    """What a side wants, stated or inferred; ``met`` are the papers and commitments said to meet it."""

    side: str
    text: str
    basis: Basis
    links: tuple[Link, ...]
    met: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """A piece of evidence of a matrix: its marks by hypothesis (unmarked: neither), and its weight, 1 by default."""

    id: str
    text: str
    link: Link
    marks: Mapping[str, Mark] = field(default_factory=dict)
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file of hypotheses holds: wants, rival ``readings`` by id, and the evidence between them."""

    title: str
    wants: tuple[Want, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A link as it resolves: date, words and source, and for a paper or an item of the ledger how it ``stands``.

    ``fault`` says why it does not resolve; empty when it does.
    """

    link: Link
    date: str = ""
    text: str = ""
    citation: str = ""
    stands: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ShownWant:
    """A want with its links as they resolve. ``outcome`` says what met it, in words; never whether it is true."""

    want: Want
    links: tuple[Shown, ...]
    met: tuple[Shown, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A reading in the matrix: its weighted inconsistency, least best; those with the same score share a ``rank``.

    ``marks`` counts them; ``tied`` names the others of the rank.
    """

    id: str
    text: str
    inconsistency: float
    rank: int
    marks: Mapping[Mark, int]
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a piece of evidence does in the matrix.

    ``diagnosticity``: from 0, when it goes with all readings alike and tells nothing, to 1. ``leaders``: who would be
    least inconsistent without it, where that differs from now; empty when nothing changes.
    """

    argument: Argument
    shown: Shown
    diagnosticity: float
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rival readings, least inconsistent first, and the evidence, most diagnostic first."""

    standings: tuple[Standing, ...]
    diagnoses: tuple[Diagnosis, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A file of hypotheses laid beside the record. ``faults`` counts links that do not resolve."""

    title: str
    wants: tuple[ShownWant, ...]
    matrix: Matrix
    faults: int
