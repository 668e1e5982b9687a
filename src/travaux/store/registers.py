"""The registers of a record as of a date: events, posts, figures ... with nothing later in them.

A row is shown when it is dated, and was known, certainly before the day asked. What became known later about a row that
is shown (the end of a post, the outcome of a watch item) is taken off it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from travaux.record import dates
from travaux.record.agreements import Agreement
from travaux.record.events import Event
from travaux.record.expectations import Expectation, OutcomeKind, WatchItem
from travaux.record.figures import Figure
from travaux.record.posts import Delegate, Post
from travaux.record.registers import Entry, LoadedTable, Origin, Register, RegisterCoverage, Scope
from travaux.record.votes import Ballot, Choice, RollCall
from travaux.store import schema
from travaux.store.database import Database
from travaux.store.entries import date_of, decoded
from travaux.store.tables import tables

_entries, _ballots = schema.entries.c, schema.ballots.c


class Registers:
    """One look at the registers. Each is read once and does not change while this is held."""

    def __init__(self, database: Database, as_of: str = "") -> None:
        self._database, self.as_of = database, as_of
        self._read: dict[Register, tuple[Entry, ...]] = {}
        self._left_out: dict[Register, int] = {}

    def events(self) -> tuple[Event, ...]:
        """The events, by date; empty when there are none."""
        return self._rows(Register.EVENTS)

    def posts(self) -> tuple[Post, ...]:
        """The posts, by start."""
        return self._rows(Register.POSTS)

    def delegates(self) -> tuple[Delegate, ...]:
        """The members of delegations, by visit."""
        return self._rows(Register.DELEGATIONS)

    def agreements(self) -> tuple[Agreement, ...]:
        """The papers signed, by date."""
        return self._rows(Register.AGREEMENTS)

    def figures(self) -> tuple[Figure, ...]:
        """The figures, by period."""
        return self._rows(Register.FIGURES)

    def roll_calls(self) -> tuple[RollCall, ...]:
        """The votes taken, by date."""
        return self._rows(Register.VOTES)

    def expectations(self) -> tuple[Expectation, ...]:
        """What was awaited, by date."""
        return self._rows(Register.EXPECTATIONS)

    def watch_items(self) -> tuple[WatchItem, ...]:
        """What is watched for, by the day it was set down."""
        return self._rows(Register.WATCH)

    def scopes(self) -> tuple[Scope, ...]:
        """The statements of completeness."""
        return self._rows(Register.SCOPES)

    def ballots(self, states: Iterable[str]) -> tuple[Ballot, ...]:
        """The ballots of these states (spelled as recorded) in the roll calls shown."""
        wanted = (
            select(_entries.id, _ballots.state, _ballots.choice)
            .join_from(schema.ballots, schema.entries, _ballots.roll_call == _entries.number)
            .where(_ballots.state.in_(list(states)))
        )
        shown = {call.id for call in self.roll_calls()}
        with self._database.read() as connection:
            found = connection.execute(wanted).all()
        return tuple(Ballot(id_, state, Choice(choice)) for id_, state, choice in found if id_ in shown)

    def rows(self, register: Register) -> tuple[Entry, ...]:
        """The rows of one register, by date."""
        return self._rows(register)

    def origins(self, register: Register) -> dict[str, tuple[Origin, ...]]:
        """By id of a row, the files that gave it, the first first."""
        loadings, loaded, sources = schema.loadings.c, schema.loaded_entries.c, schema.sources.c
        query = (
            select(_entries.id, sources.locator, sources.sha256, loadings.loaded)
            .join_from(schema.entries, schema.loaded_entries, loaded.entry == _entries.number)
            .join(schema.loadings, loadings.number == loaded.loading)
            .join(schema.sources, sources.id == loadings.source)
            .where(_entries.register == register.value)
            .order_by(loadings.number)
        )
        found: dict[str, tuple[Origin, ...]] = {}
        with self._database.read() as connection:
            for id_, locator, sha256, moment in connection.execute(query):
                found[id_] = (*found.get(id_, ()), Origin(locator, sha256, moment))
        return found

    def tables(self) -> tuple[LoadedTable, ...]:
        """The tables loaded, in that order."""
        with self._database.read() as connection:
            return tables(connection)

    def voters(self) -> tuple[str, ...]:
        """The names of all states with a ballot, sorted."""
        with self._database.read() as connection:
            return tuple(sorted(connection.execute(select(_ballots.state).distinct()).scalars()))

    def coverage(self, register: Register, searched: Sequence[Entry] | None = None) -> RegisterCoverage:
        """The search space of an answer from ``searched`` rows (None: all shown) of one register."""
        rows: Sequence[Entry] = self._rows(register) if searched is None else searched
        dated = [date_of(row) for row in rows if date_of(row)]
        return RegisterCoverage(
            register=register,
            entries=len(rows),
            first=min(dated, key=dates.sort_key, default=""),
            last=max(dated, key=dates.sort_key, default=""),
            doubtful=sum(row.attestation.doubtful for row in rows),
            left_out=self._left_out.get(register, 0),
            as_of=self.as_of,
            scopes=tuple(scope for scope in self.scopes() if scope.register is register),
        )

    def _rows(self, register: Register) -> tuple[Any, ...]:
        if register not in self._read:
            query = select(_entries.fields).where(_entries.register == register.value).order_by(_entries.number)
            with self._database.read() as connection:
                every = [decoded(register, fields) for fields in connection.execute(query).scalars()]
            shown = [as_known(row, self.as_of) for row in every if is_shown(row, self.as_of)]
            self._left_out[register] = len(every) - len(shown)
            self._read[register] = tuple(sorted(shown, key=lambda row: dates.sort_key(date_of(row))))
        return self._read[register]


def is_shown(entry: Entry, as_of: str) -> bool:
    """Whether the row is dated and was known certainly before ``as_of``; statements of completeness always are."""
    if not as_of or isinstance(entry, Scope):
        return True
    known = entry.attestation.known
    return dates.is_before(date_of(entry), as_of) and (not known or dates.is_before(known, as_of))


def as_known(entry: Entry, as_of: str) -> Entry:
    """The row without what became known about it only at ``as_of`` or later."""
    hide = _LATER.get(type(entry))
    return hide(entry, as_of) if as_of and hide else entry


def _open_post(post: Post, as_of: str) -> Post:
    return post if dates.is_before(post.until, as_of) else replace(post, until="")


def _open_item(item: WatchItem, as_of: str) -> WatchItem:
    settled = dates.is_before(item.settled, as_of)
    return item if settled else replace(item, outcome=OutcomeKind.OPEN, settled="")


_LATER: dict[type, Callable[[Any, str], Entry]] = {Post: _open_post, WatchItem: _open_item}
