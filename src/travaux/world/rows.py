"""Rows of a table to the nouns of its register."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from travaux.errors import InvalidValue, RejectedRows, TravauxError
from travaux.record import dates
from travaux.record.agreements import Agreement, Force, Instrument
from travaux.record.attestations import Attestation
from travaux.record.events import Event, Participant
from travaux.record.expectations import Expectation, OutcomeKind, WatchItem
from travaux.record.posts import Delegate, Post
from travaux.record.registers import Entry, Register, RegisterDraft, Scope
from travaux.record.sources import Source
from travaux.record.votes import Ballot, Choice, RollCall
from travaux.world.agreement_lists import read_list
from travaux.world.cells import Cells, rows_of
from travaux.world.columns import BALLOTS, assign, detect
from travaux.world.figure_rows import figures
from travaux.world.states import state_code

Sheet = tuple[Sequence[str], Iterable[tuple[int, tuple[str, ...]]]]
"""The columns of a table and its numbered rows, read once."""

Made = TypeVar("Made")

_LANGUAGES = ("en", "ru", "zh")
VOTE_COLUMN = "vote:"
"""A column of a table of votes that holds one state's ballot: ``vote:China``."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What the user says about a table: its kind (empty: told from the columns) and the column of each field.

    ``roll_calls`` are the ids of the roll calls of the record by their own numbers, for a table of ballots. With
    ``list_date`` the file is no table but a published list of documents signed on that day.
    """

    kind: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    roll_calls: Mapping[str, str] = field(default_factory=dict)
    list_date: str = ""


def register_draft(source: Source, content: bytes, sheet: Sheet, options: LoadOptions) -> RegisterDraft:
    """The rows of a table as nouns. Raises RejectedRows naming every row that cannot be used, or InvalidValue."""
    columns, given = sheet
    kind = options.kind or detect(columns, options.mapping, source.locator)
    places = assign(kind, columns, options.mapping, source.locator)
    if kind == BALLOTS:
        # Ballots come by the hundred thousand: they are read while they are written, all of them or none.
        ballots = _read(rows_of(given, places, source.locator), _ballots_with(options.roll_calls), source.locator)
        return RegisterDraft(Register.VOTES, source, content, (), ballots)
    rows = tuple(given)
    entries = tuple(_read(rows_of(rows, places, source.locator), _READERS[kind], source.locator))
    cast = _cast(columns, rows, entries, source.locator) if kind == Register.VOTES else ()
    return RegisterDraft(Register(kind), source, content, entries, cast)


def list_draft(source: Source, content: bytes, text: str, options: LoadOptions) -> RegisterDraft:
    """The papers of a published list as rows of ``agreements``; raises InvalidValue when it holds none."""
    if options.kind not in ("", Register.AGREEMENTS):
        what = "a list of documents is loaded as agreements"
        raise InvalidValue(what, options.kind, source.locator, "Leave --as out.")
    dates.bounds(options.list_date)
    entries = read_list(text, options.list_date, Attestation(source.locator))
    return RegisterDraft(Register.AGREEMENTS, source, content, entries)


def source_of(locator: str, content: bytes, retrieved: str = "") -> Source:
    """The source of a file of rows."""
    return Source(hashlib.sha256(content).hexdigest(), locator, retrieved=retrieved)


def _read(rows: Iterable[Cells], reader: Callable[[Cells], Iterator[Made]], locator: str) -> Iterator[Made]:
    """What the rows say, one by one; raises RejectedRows at the end, naming every row that cannot be used."""
    faults: list[str] = []
    for row in rows:
        try:
            yield from reader(row)
        except TravauxError as error:
            faults.append(str(error).removeprefix(f"{locator}, "))
    if faults:
        raise RejectedRows(locator, faults)


def _events(row: Cells) -> Iterator[Event]:
    start, end = row.date("date", needed=True), row.date("end")
    people = _people(row)
    for role in ("visitor", "host"):
        people += [_participant(row, name, role) for name in row.listed(role)]
    states = row.listed("states") or row.listed("host_state")
    yield Event(
        date=f"{start}/{end}" if end and end != start else start,
        kind=row.needed("kind").casefold(),
        title=row.text("title"),
        attestation=row.attestation(),
        participants=tuple(people),
        place=row.text("place"),
        states=tuple(state_code(state) for state in states),
        level=row.text("level").casefold(),
        topics=row.listed("topics"),
    )


def _people(row: Cells) -> list[Participant]:
    """The participants without a role; with all that is known of each where they are written in JSON, as rows are
    printed."""
    written = row.text("people")
    if not written.startswith("[{"):
        return [_participant(row, name, "") for name in row.listed("people")]
    try:
        return [Participant(**one) for one in json.loads(written)]
    except (ValueError, TypeError) as error:
        remedy = 'Write names with ; between, or [{"name": ..., "state": ..., "office": ..., "role": ...}].'
        raise InvalidValue("'people' holds no participants", written[:80], row.where, remedy) from error


def _participant(row: Cells, name: str, role: str) -> Participant:
    states = row.listed(f"{role}_state") if role else ()
    offices = row.listed(f"{role}_office") if role else ()
    one = len(states) == 1
    return Participant(name, state_code(states[0]) if one else "", offices[0] if len(offices) == 1 else "", role)


def _posts(row: Cells) -> Iterator[Post]:
    yield Post(
        person=row.needed("person"),
        office=row.needed("office"),
        since=row.date("since", needed=True),
        attestation=row.attestation(),
        until=row.date("until"),
        state=state_code(row.text("state")),
        names=row.listed("names"),
    )


def _delegates(row: Cells) -> Iterator[Delegate]:
    count = row.text("count")
    yield Delegate(
        date=row.date("date", needed=True),
        person=row.text("person") if count else row.needed("person"),
        office=row.text("office"),
        attestation=row.attestation(),
        state=state_code(row.text("state")),
        absent=row.flag("absent"),
        count=count,
        names=row.listed("names"),
    )


def _agreements(row: Cells) -> Iterator[Agreement]:
    yield Agreement(
        date=row.date("date", needed=True),
        title=row.needed("title"),
        instrument=row.choice("instrument", Instrument, Instrument.OTHER),
        attestation=row.attestation(),
        number=row.whole("number", 0),
        parties=row.listed("parties"),
        domain=row.text("domain").casefold(),
        force=row.choice("force", Force, Force.UNKNOWN),
        occasion=row.text("occasion"),
        count=row.whole("count", 0),
    )


def _roll_calls(row: Cells) -> Iterator[RollCall]:
    yield RollCall(
        date=row.date("date", needed=True),
        body=row.text("body") or "UNGA",
        subject=row.text("subject"),
        attestation=row.attestation(),
        resolution=row.text("resolution"),
        number=row.text("number").removesuffix(".0"),
        yes=row.whole("yes", -1),
        no=row.whole("no", -1),
        abstain=row.whole("abstain", -1),
    )


def _ballots_with(roll_calls: Mapping[str, str]) -> Callable[[Cells], Iterator[Ballot]]:
    codes: dict[str, str] = {}
    choices = {choice.value: choice for choice in Choice}

    def read(row: Cells) -> Iterator[Ballot]:
        number = row.values["number"].removesuffix(".0")
        state, said = row.needed("state"), row.values["choice"]
        if number not in roll_calls:
            raise InvalidValue("no such roll call in the record", number, row.where, "Load the roll calls first.")
        if said not in choices:
            raise InvalidValue("not a ballot", said, row.where, f"Write {', '.join(choices)}.")
        if state not in codes:
            codes[state] = state_code(state)
        yield Ballot(roll_calls[number], codes[state], choices[said])

    return read


def _cast(
    columns: Sequence[str], rows: Sequence[tuple[int, tuple[str, ...]]], entries: Sequence[Entry], locator: str
) -> tuple[Ballot, ...]:
    """The ballots that stand in columns of their own beside the roll calls."""
    voters = {name: place for place, name in enumerate(columns) if name.startswith(VOTE_COLUMN)}
    ids = {f"{locator}, row {number}": entry.id for (number, _cells), entry in zip(rows, entries, strict=True)}

    def read(row: Cells) -> Iterator[Ballot]:
        for column in voters:
            if row.text(column):
                state = state_code(column.removeprefix(VOTE_COLUMN))
                yield Ballot(ids[row.where], state, row.choice(column, Choice, Choice.ABSENT))

    return tuple(_read(rows_of(rows, voters, locator), read, locator))


def _expectations(row: Cells) -> Iterator[Expectation]:
    yield Expectation(
        topic=row.needed("topic"),
        date=row.date("date", needed=True),
        attestation=row.attestation(),
        who=row.text("who"),
        statement=row.text("statement"),
        aliases={language: row.listed(f"aliases_{language}") for language in _LANGUAGES},
    )


def _watch_items(row: Cells) -> Iterator[WatchItem]:
    chance = row.number("probability")
    if chance is not None and not 0 <= chance <= 1:
        raise InvalidValue("'probability' is not between 0 and 1", str(chance), row.where, "Write 0.7 for 70 %.")
    yield WatchItem(
        sign=row.needed("sign"),
        trigger=row.needed("trigger"),
        due=row.date("due", needed=True),
        date=row.date("date", needed=True),
        attestation=row.attestation(),
        probability=None if chance is None else float(chance),
        outcome=row.choice("outcome", OutcomeKind, OutcomeKind.OPEN),
        settled=row.date("settled"),
    )


def _scopes(row: Cells) -> Iterator[Scope]:
    selection: dict[str, tuple[str, ...]] = {}
    for condition in row.listed("selection"):
        name, _equals, values = condition.partition("=")
        selection[name.strip()] = tuple(value.strip() for value in values.split("|") if value.strip())
    register = row.choice("register", Register, Register.SCOPES)
    since, until = row.date("since", needed=True), row.date("until", needed=True)
    yield Scope(register, since, until, row.attestation(), selection)


_READERS: dict[str, Callable[[Cells], Iterator[Entry]]] = {
    Register.EVENTS: _events,
    Register.POSTS: _posts,
    Register.DELEGATIONS: _delegates,
    Register.AGREEMENTS: _agreements,
    Register.FIGURES: figures,
    Register.VOTES: _roll_calls,
    Register.EXPECTATIONS: _expectations,
    Register.WATCH: _watch_items,
    Register.SCOPES: _scopes,
}
