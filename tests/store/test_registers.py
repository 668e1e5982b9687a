from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from tests.world.samples import delegate, figure, post, said, visit
from travaux.errors import NotFound
from travaux.record.agreements import Agreement, Instrument
from travaux.record.attestations import Doubt
from travaux.record.expectations import Expectation, OutcomeKind, WatchItem
from travaux.record.registers import Entry, Register, RegisterDraft, Scope
from travaux.record.sources import Source
from travaux.record.votes import Ballot, Choice, RollCall
from travaux.store import schema
from travaux.store.database import Database
from travaux.store.loadings import RegisterWriter
from travaux.store.registers import Registers

CALL = RollCall("2022-03-02", "UNGA", "peace", said(), "A/1", "7", 141, 5, 35)
ITEM = WatchItem("pipeline", "a contract is signed", "2025-12", "2024-05-20", said(), 0.25)
SAMPLES: dict[Register, Entry] = {
    Register.EVENTS: visit("2024-05-16/2024-05-17"),
    Register.POSTS: post("Ada Venn", "Министр", "2020"),
    Register.DELEGATIONS: delegate("2024-05-16", "Ада Венн", "部长"),
    Register.AGREEMENTS: Agreement("2024-05-16", "On fish", Instrument.PROTOCOL, said(), 3, ("A", "B")),
    Register.FIGURES: figure("2024-01/2024-03", "9.60"),
    Register.VOTES: CALL,
    Register.EXPECTATIONS: Expectation("pipe", "2023", said(), aliases={"ru": ("труба",), "zh": ("管道",)}),
    Register.WATCH: ITEM,
    Register.SCOPES: Scope(Register.EVENTS, "2013", "2026", said(), {"kind": ("visit",)}),
}


def load(database: Database, register: Register, entries: Iterable[Entry], ballots: Iterable[Ballot] = ()) -> Any:
    source = Source("0" * 64, f"{register}.csv")
    return RegisterWriter(database).load(RegisterDraft(register, source, b"", tuple(entries), tuple(ballots)))


@pytest.mark.parametrize("register", list(Register))
def test_what_is_written_is_what_is_read(database: Database, register: Register) -> None:
    load(database, register, [SAMPLES[register]])
    assert Registers(database)._rows(register) == (SAMPLES[register],)


def test_loading_twice_changes_nothing(database: Database) -> None:
    rows = [visit("2024"), visit("2023")]
    assert load(database, Register.EVENTS, rows).added == 2
    again = load(database, Register.EVENTS, rows)
    assert (again.added, again.known) == (0, 2)
    assert [event.date for event in Registers(database).events()] == ["2023", "2024"]


@pytest.mark.parametrize("register", [register for register in Register if register is not Register.SCOPES])
def test_nothing_of_the_day_itself_or_later_leaks(database: Database, register: Register) -> None:
    load(database, register, [SAMPLES[register]])
    assert Registers(database, "2020")._rows(register) == ()
    assert Registers(database, "2020").coverage(register).left_out == 1
    assert len(Registers(database, "2027")._rows(register)) == 1


def test_a_row_known_later_is_not_shown_earlier(database: Database) -> None:
    load(database, Register.FIGURES, [figure("2024-03", "9", attestation=said("revised", known="2025-01"))])
    assert Registers(database, "2024-06").figures() == ()
    assert len(Registers(database, "2025-02").figures()) == 1


def test_the_end_of_a_post_and_an_outcome_are_hidden_before_they_were_known(database: Database) -> None:
    load(database, Register.POSTS, [post("Ada Venn", "Minister", "2012", "2024-05-12")])
    load(database, Register.WATCH, [replace(ITEM, outcome=OutcomeKind.HAPPENED, settled="2025-06")])
    then, now = Registers(database, "2024-06"), Registers(database)
    assert Registers(database, "2024-05-12").posts()[0].until == ""
    assert then.posts()[0].until == "2024-05-12"
    assert (then.watch_items()[0].outcome, then.watch_items()[0].settled) == (OutcomeKind.OPEN, "")
    assert now.watch_items()[0].outcome is OutcomeKind.HAPPENED


def test_an_end_learnt_later_is_filled_in_and_never_taken_away(database: Database) -> None:
    open_post, ended = post("Ada Venn", "Minister", "2012"), post("Ada Venn", "Minister", "2012", "2024-05-12")
    load(database, Register.POSTS, [open_post])
    assert load(database, Register.POSTS, [ended]).notes == ("1 rows brought up to date",)
    load(database, Register.POSTS, [open_post])
    assert Registers(database).posts() == (ended,)


def test_ballots_are_those_of_the_states_asked_in_the_votes_shown(database: Database) -> None:
    later = replace(CALL, date="2024-01-01", number="8")
    cast = [Ballot(call.id, state, Choice.NO) for call in (CALL, later) for state in ("Eldoria", "Nordmark")]
    assert load(database, Register.VOTES, [CALL, later], cast).ballots == 4
    assert load(database, Register.VOTES, [CALL, later], cast).ballots == 0
    assert Registers(database, "2023").ballots(["Eldoria"]) == (Ballot(CALL.id, "Eldoria", Choice.NO),)
    assert Registers(database).voters() == ("Eldoria", "Nordmark")


def test_a_file_whose_ballots_cannot_be_written_is_not_half_loaded(database: Database) -> None:
    with pytest.raises(KeyError):
        load(database, Register.VOTES, [CALL], [Ballot("unknown", "Eldoria", Choice.NO)])
    assert Registers(database).roll_calls() == ()


def _unload(database: Database, named: str) -> tuple[tuple[int, int], ...]:
    return tuple((one.removed, one.kept) for one in RegisterWriter(database).unload(named))


def test_what_was_loaded_can_be_taken_out_again(database: Database) -> None:
    load(database, Register.EVENTS, [visit("2024")])
    assert [(one.locator, one.entries) for one in Registers(database).tables()] == [("events.csv", 1)]
    assert _unload(database, "events.csv") == ((1, 0),)
    assert (Registers(database).events(), Registers(database).tables()) == ((), ())
    with pytest.raises(NotFound):
        _unload(database, "events.csv")


def test_a_row_two_files_gave_goes_with_the_last_of_them(database: Database) -> None:
    writer, shared, own = RegisterWriter(database), visit("2024"), visit("2023")
    writer.load(RegisterDraft(Register.EVENTS, Source("1" * 64, "a.csv"), b"", (shared, own)))
    writer.load(RegisterDraft(Register.EVENTS, Source("2" * 64, "b.csv"), b"", (shared,)))
    origins = Registers(database).origins(Register.EVENTS)
    assert [one.locator for one in origins[shared.id]] == ["a.csv", "b.csv"]
    assert _unload(database, "a.csv") == ((1, 1),)
    assert Registers(database).events() == (shared,)
    assert [one.locator for one in Registers(database).origins(Register.EVENTS)[shared.id]] == ["b.csv"]
    assert _unload(database, "b.csv") == ((1, 0),)
    assert Registers(database).events() == ()


def test_ballots_go_with_their_file_and_the_roll_calls_stay(database: Database) -> None:
    writer, cast = RegisterWriter(database), (Ballot(CALL.id, "Eldoria", Choice.NO),)
    writer.load(RegisterDraft(Register.VOTES, Source("1" * 64, "calls.csv"), b"", (CALL,)))
    writer.load(RegisterDraft(Register.VOTES, Source("2" * 64, "ballots.csv"), b"", (), cast))
    assert [one.ballots for one in Registers(database).tables()] == [0, 1]
    assert _unload(database, "ballots.csv") == ((0, 0),)
    assert Registers(database).roll_calls() == (CALL,)
    assert Registers(database).voters() == ()


def test_coverage_counts_doubtful_rows_and_names_statements_of_completeness(database: Database) -> None:
    load(database, Register.EVENTS, [visit("2023"), visit("2024", attestation=said("rumour", Doubt.SUSPECT))])
    load(database, Register.SCOPES, [SAMPLES[Register.SCOPES]])
    coverage = Registers(database).coverage(Register.EVENTS)
    assert (coverage.entries, coverage.doubtful, coverage.first, coverage.last) == (2, 1, "2023", "2024")
    assert coverage.scopes == (SAMPLES[Register.SCOPES],)


def test_loading_is_logged(database: Database) -> None:
    load(database, Register.EVENTS, [visit("2024")])
    with database.read() as connection:
        done = connection.execute(select(schema.operations.c.operation)).scalars().all()
    assert done[-1] == "load"
