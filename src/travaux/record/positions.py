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
    """An element as one document words it. Offsets are code points of that document.

    ``voice``: who has the floor there, "" outside transcripts. ``before``: the sentence before, where the wording
    leans on it ("This is why we ..."), else "".
    """

    document: str
    date: str
    act: Act
    force: int
    target: TargetKind
    text: str
    start: int
    end: int
    issuers: tuple[str, ...] = ()
    title: str = ""
    voice: str = ""
    before: str = ""


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
    def voices(self) -> tuple[str, ...]:
        """Who has the floor where it is said, each as last called; empty outside transcripts."""
        by_name = {stand.voice.split(" ")[-1]: stand.voice for stand in self.stands if stand.voice}
        return tuple(by_name.values())

    @property
    def acts(self) -> Counter[tuple[Act, int]]:
        """How often it is said with which act and force."""
        return Counter((stand.act, stand.force) for stand in self.stands)


@dataclass(frozen=True, slots=True)
class YearCount:
    """The acts of one year, "" for what is undated."""

    year: str
    acts: Counter[Act]


@dataclass(frozen=True, slots=True)
class PositionCard:
    """The position on a topic in one language. ``documents``: ids and dates of those that touch it, by date.

    ``statements`` counts what was compared, ``single`` the statements said once and not in the latest documents: they
    are in no element. ``others``: statements left out because somebody else makes them: a guest who has the floor, one
    who asks, a third party reported. ``years``: the acts of all statements compared, year by year. ``once``: the
    strongest of the single ones of each year, by date.
    """

    topic: str
    language: str
    documents: tuple[tuple[str, str], ...]
    elements: tuple[Element, ...]
    statements: int
    single: int
    latest: int
    coverage: Coverage
    others: int = 0
    years: tuple[YearCount, ...] = ()
    once: tuple[Stand, ...] = ()
