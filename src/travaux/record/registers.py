"""Registers: the tables of events, posts, figures ... a record keeps beside its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from travaux.record.agreements import Agreement
from travaux.record.attestations import Attestation
from travaux.record.events import Event
from travaux.record.expectations import Expectation, WatchItem
from travaux.record.figures import Figure
from travaux.record.identity import content_id
from travaux.record.posts import Delegate, Post
from travaux.record.sources import Source
from travaux.record.votes import Ballot, RollCall


class Register(StrEnum):
    """The registers. A row of each is the noun named like it."""

    EVENTS = "events"
    POSTS = "posts"
    DELEGATIONS = "delegations"
    AGREEMENTS = "agreements"
    FIGURES = "figures"
    VOTES = "votes"
    EXPECTATIONS = "expectations"
    WATCH = "watch"
    SCOPES = "scopes"


@dataclass(frozen=True, slots=True)
class Scope:
    """A statement that a register is complete: for ``selection`` (field to values), from ``since`` to ``until``.

    Only within such a scope does "none in the record" mean "none". An empty selection means all rows.
    """

    register: Register
    since: str
    until: str
    attestation: Attestation
    selection: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Hash of register, span, selection and who says so."""
        chosen = "; ".join(f"{name}={'|'.join(values)}" for name, values in sorted(self.selection.items()))
        return content_id("scope", self.register, self.since, self.until, chosen, self.attestation.citation)


Entry = Event | Post | Delegate | Agreement | Figure | RollCall | Expectation | WatchItem | Scope
"""A row of a register."""


@dataclass(frozen=True, slots=True)
class RegisterDraft:
    """What one file yields before anything is written: its rows, and the ballots of its roll calls.

    ``ballots`` may be read one by one, and raise RejectedRows at their end: then nothing of the file is kept.
    """

    register: Register
    source: Source
    content: bytes
    entries: tuple[Entry, ...]
    ballots: Iterable[Ballot] = ()


@dataclass(frozen=True, slots=True)
class Loading:
    """What became of one file: rows added, and rows that were there already."""

    register: Register
    locator: str
    added: int
    known: int
    ballots: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterCoverage:
    """The search space of an answer from a register.

    ``entries`` rows were looked at, ``doubtful`` of them marked; ``first`` and ``last`` are EDTF, empty when there is
    none; ``left_out`` rows lie at or after the day the record is read as of, or have no date; ``scopes`` state
    completeness.
    """

    register: Register
    entries: int
    first: str = ""
    last: str = ""
    doubtful: int = 0
    left_out: int = 0
    as_of: str = ""
    scopes: tuple[Scope, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A file that gave a row: where it came from, the sha256 of its bytes, and when it was loaded."""

    locator: str
    sha256: str
    loaded: str


@dataclass(frozen=True, slots=True)
class LoadedTable:
    """One file loaded into one register: the id and locator of its source, and how many rows and ballots it gave.

    A row may have been given by several files.
    """

    number: int
    source: str
    locator: str
    sha256: str
    register: Register
    loaded: str
    entries: int
    ballots: int


@dataclass(frozen=True, slots=True)
class Unloading:
    """A table taken out: rows that went, and rows that stay because another file gave them as well."""

    table: LoadedTable
    removed: int
    kept: int
