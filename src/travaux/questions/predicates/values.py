"""What the pieces of a claim are worth: rows, series, conditions, quantities, and answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum

from travaux.record import dates
from travaux.record.documents import DocumentHead
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.registers import RegisterCoverage, Scope
from travaux.world.series import Series
from travaux.world.spans import Span


class Kind(Enum):
    """The types of the language."""

    TEXT = "a text in quotation marks"
    TEXTS = "one or more texts"
    DATE = "a date"
    WHEN = "a date or rows of a register"
    NUMBER = "a number"
    ROWS = "rows of a register"
    SERIES = "a series"
    CONDITION = "a condition over time"
    COURSE = "a condition over time or rows of a register"
    QUANTITY = "a quantity"
    ANSWER = "a claim"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of a register that happened: ``date`` is EDTF; reports of the same thing by others are one row.

    ``identity`` tells things apart that happened on the same day.
    """

    date: str
    evidence: tuple[Evidence, ...]
    identity: str

    @property
    def doubtful(self) -> bool:
        """Whether every report of it is doubtful."""
        return all(one.doubt for one in self.evidence)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows chosen from a register, by date: ``selection`` is what they were chosen by, ``name`` says it in words.

    ``note`` says what an analyst must know beside the number: that nobody of the name stands in the register, say.
    """

    name: str
    rows: tuple[Row, ...]
    coverage: RegisterCoverage | None = None
    selection: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: tuple[DocumentHead, ...] = ()
    note: str = ""

    @property
    def sure(self) -> tuple[Row, ...]:
        """The rows with a report nothing is held against."""
        return tuple(row for row in self.rows if not row.doubtful)

    def covered(self, since: str, until: str) -> Scope | None:
        """A statement that the register is complete for this selection from one day to another; None when none is."""
        scopes = self.coverage.scopes if self.coverage else ()
        return next((scope for scope in scopes if _holds(scope, self.selection, since, until)), None)


def _holds(scope: Scope, selection: Mapping[str, tuple[str, ...]], since: str, until: str) -> bool:
    """A statement about visits covers visits of one person, one about one person covers nobody else."""
    span, start, end = (dates.bounds(date) for date in (f"{scope.since}/{scope.until}", since, until))
    if span is None or start is None or end is None or start[0] < span[0] or end[1] > span[1]:
        return False
    return all(
        name in selection and {value.casefold() for value in selection[name]} <= {value.casefold() for value in allowed}
        for name, allowed in scope.selection.items()
    )


@dataclass(frozen=True, slots=True)
class State:
    """Whether a condition holds in one span. ``holds`` is None when the record does not tell, or contradicts itself."""

    span: Span
    holds: bool | None
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Something true or false in every month: ``at`` answers for one span, ``spans`` are those anything is known of.

    ``speaks_of_all_before``: it compares with all time before, of which the record may lack a part ("record high").
    """

    name: str
    at: Callable[[Span], State]
    spans: tuple[Span, ...]
    coverage: RegisterCoverage | None
    method: str
    speaks_of_all_before: bool = False


class Bound(Enum):
    """What a value says of the true one: rows the record lacks can only add to a count, and only shorten a gap."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value a quantity may have: how it was reached, on what, and whether anything is held against it."""

    value: Decimal
    how: str
    evidence: tuple[Evidence, ...] = ()
    doubtful: bool = False
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with all the values the record allows, the preferred first; none when it cannot be told.

    ``words``: what is said of it without a number (``direction``: fall or rise), by the rows ``said``.
    """

    name: str
    candidates: tuple[Candidate, ...]
    unit: str
    definition: str
    coverage: tuple[RegisterCoverage, ...] = ()
    missing: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    said: tuple[Evidence, ...] = ()

    @property
    def standing(self) -> tuple[Candidate, ...]:
        """The values nothing is held against; where there are none, the doubtful ones."""
        return tuple(one for one in self.candidates if not one.doubtful) or self.candidates


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict with its grounds: what a Finding is made of."""

    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...] = ()
    coverage: tuple[RegisterCoverage, ...] = ()
    counterexample: Evidence | None = None
    sensitivity: tuple[Variant, ...] = ()
    method: Mapping[str, str] = field(default_factory=dict)

    @property
    def truth(self) -> bool | None:
        """True, False, or None when it cannot be told (Kleene's third value)."""
        if self.verdict in (Verdict.HOLDS, Verdict.IN_RECORD):
            return True
        return False if self.verdict is Verdict.FAILS else None

    def with_method(self, **method: str) -> Answer:
        """The same answer with more said about how it was reached."""
        return replace(self, method={**self.method, **method})


Value = str | tuple[str, ...] | Decimal | Rows | Condition | Quantity | Answer | Series
