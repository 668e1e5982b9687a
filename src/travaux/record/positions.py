"""Positions: what is held on a topic, document by document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from travaux.record.readings import Coverage
from travaux.record.statements import Act, TargetKind


class Course(StrEnum):
    """What became of an element of a position by the latest documents.

    SHARED: said by several where all documents are of one date, as in a debate: there is no course over time.
    """

    NEW = "new"
    CONSTANT = "constant"
    HARDENED = "hardened"
    SOFTENED = "softened"
    LOST = "lost"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Stand:
    """An element as one document words it. Offsets are code points of that document."""

    document: str
    date: str
    act: Act
    force: int
    target: TargetKind
    text: str
    start: int
    end: int
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One thing said again and again, or for the first time in the latest documents.

    ``stands`` are by date, earliest first; ``reason`` says what decided the course.
    """

    course: Course
    stands: tuple[Stand, ...]
    reason: str

    @property
    def latest(self) -> Stand:
        """The latest wording."""
        return self.stands[-1]

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that say it, by date."""
        return tuple(dict.fromkeys(stand.document for stand in self.stands))

    @property
    def issuers(self) -> tuple[str, ...]:
        """Who says it, in order of date; empty where no issuer is known."""
        return tuple(dict.fromkeys(issuer for stand in self.stands for issuer in stand.issuers))

    @property
    def acts(self) -> Counter[tuple[Act, int]]:
        """How often it is said with which act and force."""
        return Counter((stand.act, stand.force) for stand in self.stands)


@dataclass(frozen=True, slots=True)
class PositionCard:
    """The position on a topic in one language. ``documents``: ids and dates of those that touch it, by date.

    ``statements`` counts what was compared, ``single`` the statements said once and not in the latest documents: they
    are in no element.
    """

    topic: str
    language: str
    documents: tuple[tuple[str, str], ...]
    elements: tuple[Element, ...]
    statements: int
    single: int
    latest: int
    coverage: Coverage
