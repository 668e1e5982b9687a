"""The ledger of words and deeds: what was promised, the rule it is judged by, and the evidence entered under that rule.

A commitment is a discrete, public, collectively agreed promise of action; its guideline and window are fixed before any
evidence is entered, and it is scored -1, 0 or +1 (G20 Research Group, Compliance Coding Manual; Kirton and Larionova,
Accountability for Effectiveness in Global Governance, 2018). Finer rungs after AidData's status of projects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from travaux.record.identity import content_id
from travaux.record.passages import Quote
from travaux.record.statements import Commitment

WHOLE = 64
"""Hexadecimal digits of a hash that seals: all of SHA-256."""


class Status(StrEnum):
    """What became of a commitment. ``announced``: nothing is entered; ``lapsed``: searched for when its window had
    closed, and not found; ``inconclusive``: the evidence cannot decide; ``untestable``: nobody could say of a day
    whether it was kept.
    """

    ANNOUNCED = "announced"
    STARTED = "started"
    PARTLY = "partly"
    DONE = "done"
    LAPSED = "lapsed"
    CONTRADICTED = "contradicted"
    INCONCLUSIVE = "inconclusive"
    UNTESTABLE = "untestable"


class Direction(IntEnum):
    """Whether a deed speaks for the promise being kept, against it, or neither."""

    AGAINST = -1
    NEITHER = 0
    FOR = 1


DIRECTIONS: Mapping[Status, Direction] = {
    Status.STARTED: Direction.FOR,
    Status.PARTLY: Direction.FOR,
    Status.DONE: Direction.FOR,
    Status.LAPSED: Direction.AGAINST,
    Status.CONTRADICTED: Direction.AGAINST,
    Status.INCONCLUSIVE: Direction.NEITHER,
}
"""The statuses a piece of evidence can show; the others follow from the ledger itself."""

SCORES: Mapping[Status, int] = {
    Status.CONTRADICTED: -1,
    Status.LAPSED: -1,
    Status.STARTED: 0,
    Status.PARTLY: 0,
    Status.DONE: 1,
}
"""Score by status; the other statuses have none."""


@dataclass(frozen=True, slots=True)
class Guideline:
    """The rule, frozen at ``frozen`` (UTC): what counts as done, partly done and not done, and within which window.

    ``window`` is an EDTF interval, open ends allowed. ``reason`` says why a later version was made, empty for the
    first; ``seen`` is how many deeds had been entered before it, whatever became of them; ``by`` who froze it.
    """

    done: str
    window: str
    partly: str = ""
    missed: str = ""
    testable: bool = True
    version: int = 1
    frozen: str = ""
    reason: str = ""
    seen: int = 0
    by: str = ""

    @property
    def sha256(self) -> str:
        """The seal: a hash of the rule, window and version. Another rule has another seal."""
        rule = (self.done, self.partly, self.missed, self.window, str(self.testable), str(self.version))
        return content_id("guideline", *rule, length=WHOLE)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What a deed is shown by: a quotation of a document, or a row of a register, in words as it stood when entered.

    ``kind``: ``document`` or the register; ``id`` names the document or row; ``quote`` is None for a row.
    """

    kind: str
    id: str
    text: str
    citation: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """One piece of evidence: what happened on ``date`` (EDTF), what it shows under the guideline, and its exhibit.

    ``side`` is whose deed it is, empty for all sides of the promise. ``known``: when it became known, EDTF, the unknown
    date when that is when it happened. ``version`` is that of the guideline it was entered under; ``entered`` when.
    """

    item: str
    date: str
    shows: Status
    exhibit: Exhibit
    side: str = ""
    known: str = ""
    note: str = ""
    by: str = ""
    version: int = 0
    entered: str = ""

    @property
    def id(self) -> str:
        """Hash of what is said to have been done, by whom, under which version, and what shows it."""
        return content_id(
            "deed", self.item, str(self.version), self.date, self.shows, self.side, self.exhibit.kind, self.exhibit.id,
            self.exhibit.text,
        )  # fmt: skip

    @property
    def direction(self) -> Direction:
        """Whether it speaks for or against the promise being kept."""
        return DIRECTIONS[self.shows]


@dataclass(frozen=True, slots=True)
class LedgerItem:
    """A commitment in the ledger, with every version of its guideline and every deed not withdrawn, oldest first.

    ``sides`` are bound by it; ``date`` and ``title`` are those of the document it stands in.
    """

    quote: Quote
    commitment: Commitment
    language: str
    date: str
    title: str = ""
    sides: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    taken: str = ""
    guidelines: tuple[Guideline, ...] = ()
    deeds: tuple[Deed, ...] = ()

    @property
    def id(self) -> str:
        """Hash of the document, place, words and action: the same promise taken twice is one item."""
        quote = self.quote
        place = (quote.document, str(quote.start), str(quote.end))
        return content_id("ledger item", *place, quote.exact, self.commitment.action, self.commitment.object)

    @property
    def guideline(self) -> Guideline | None:
        """The rule in force; None while nothing is frozen."""
        return self.guidelines[-1] if self.guidelines else None


class Entered(StrEnum):
    """What a line of the ledger's log records."""

    TAKE = "take"
    FREEZE = "freeze"
    EVIDENCE = "evidence"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log, sealed by a hash over the line before it: a line altered or removed breaks the chain.

    ``kind`` is one of ``Entered``; ``subject`` is the item, or for a withdrawal the deed; ``fields`` is JSON.
    """

    number: int
    time: str
    kind: str
    subject: str
    fields: str
    previous: str
    sha256: str

    @property
    def seal(self) -> str:
        """What ``sha256`` must be."""
        said = (str(self.number), self.time, self.kind, self.subject, self.fields)
        return content_id(self.previous, *said, length=WHOLE)


@dataclass(frozen=True, slots=True)
class SideState:
    """What became of an item for one side (empty: no side is named).

    ``score`` is None where the status has none. ``overdue``: its window has closed and nothing entered decides it.
    ``deciding``: the deed the status rests on, None without one.
    """

    side: str
    status: Status
    reason: str
    score: int | None = None
    overdue: bool = False
    deciding: Deed | None = None


@dataclass(frozen=True, slots=True)
class LedgerState:
    """An item as it stood on a day, side by side.

    ``final``: its window had closed. ``aside`` are deeds that do not count, each with the reason; ``early`` says how
    many of those that count are dated before the rule was frozen; ``remarks`` are what else a reader must know.
    """

    item: LedgerItem
    on: str
    final: bool
    sides: tuple[SideState, ...]
    aside: tuple[tuple[Deed, str], ...] = ()
    early: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def overdue(self) -> bool:
        """Whether it is overdue for any side."""
        return any(one.overdue for one in self.sides)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The different statuses of its sides, in their order."""
        return tuple(dict.fromkeys(one.status for one in self.sides))


@dataclass(frozen=True, slots=True)
class Restatement:
    """A promise said in one text: where, with which deadline (EDTF, empty: none), in which language version first.

    ``progress`` are the deeds for it since it was said before; ``kind`` is how its words answer the item's: ``wording``
    or ``translation``; ``coverage`` how much of them stands there, or the cosine of a translation.
    """

    quote: Quote
    date: str
    title: str
    issuers: tuple[str, ...]
    kind: str
    coverage: float
    due: str = ""
    progress: tuple[Deed, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """One promise through the texts that say it, by date, one text an act; ``items`` of the ledger stand in it.

    ``idle`` counts how often it was said again with nothing done since it was said before; ``postponed`` how often its
    deadline was put off; ``unmoved`` is how often it was said since the last deed for it.
    """

    items: tuple[LedgerItem, ...]
    said: tuple[Restatement, ...]
    idle: int
    postponed: int
    unmoved: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How commitments of a group stand: ``statuses`` counts them all, ``scored`` those with a score.

    ``mean`` is of scores from -1 to 1, ``kept`` the share done of those scored, each with its 95 % interval; None
    without any. ``overdue`` are past their window undecided.
    """

    group: str
    items: int
    statuses: Mapping[Status, int]
    scored: int
    overdue: int
    mean: tuple[float, float, float] | None
    kept: tuple[float, float, float] | None
