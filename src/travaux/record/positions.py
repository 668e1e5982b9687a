"""Positions: what is held on a topic, document by document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.record.readings import Coverage
from travaux.record.statements import Act, TargetKind


class Course(StrEnum):
    """What became of an element of a position by the latest documents."""

    NEW = "new"
    CONSTANT = "constant"
    HARDENED = "hardened"
    SOFTENED = "softened"
    LOST = "lost"


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
