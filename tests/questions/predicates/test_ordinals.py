"""What must turn a verdict does: an earlier event, a doubtful one, a vague date, over generated registers."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questions.predicates.looks import ask, verdict
from tests.questions.predicates.turns import turns
from tests.world.samples import HERE, said, visit
from travaux.record.attestations import Doubt
from travaux.record.events import Event
from travaux.record.findings import Verdict
from travaux.record.registers import Register, Scope

START = date(2010, 1, 1)
days = st.integers(400, 5000).map(lambda number: START + timedelta(number))
registers = st.sets(days, min_size=2, max_size=12).map(lambda found: [visit(day.isoformat()) for day in sorted(found)])
WHOLE = Scope(Register.EVENTS, "2010", "2030", HERE)
TRUE = (Verdict.HOLDS, Verdict.IN_RECORD)


def _elsewhere(events: list[Event]) -> list[Event]:
    """The same register with a single visit of another person, the newest."""
    return [*events, visit("2029-01-01", "Bo Lind", "Sundmark")]


@turns("first", "events")
@given(registers)
@settings(max_examples=60)
def test_first_fails_once_an_earlier_one_is_inserted(events: list[Event]) -> None:
    claim = 'first(events(kind="visit", to="Sundmark"), after="2010-06-01")'
    alone = _elsewhere(events)
    other = visit("2028-12-31", "Cai Holt", "Sundmark")
    assert verdict('first(visits(to="Sundmark"))', alone) is Verdict.TOO_THIN
    assert verdict(claim, [*alone, WHOLE]) is Verdict.HOLDS
    found = ask(claim, [*alone, other, WHOLE])
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    assert found.counterexample.id == other.id


@given(registers)
def test_the_earliest_is_first_and_the_others_are_not(events: list[Event]) -> None:
    for number, event in enumerate(events):
        found = verdict(f'first(visits("Ada Venn"), at="{event.date}")', events)
        assert found is (Verdict.IN_RECORD if number == 0 else Verdict.FAILS)


@given(registers)
def test_first_never_holds_plainly_without_a_statement_of_completeness(events: list[Event]) -> None:
    claim = f'first(visits("Ada Venn"), at="{events[0].date}")'
    assert verdict(claim, events) is Verdict.IN_RECORD
    within = f'first(visits("Ada Venn"), at="{events[0].date}", after="2010-06-01")'
    assert verdict(within, [*events, WHOLE]) is Verdict.HOLDS
    narrow = Scope(Register.EVENTS, "2010", "2030", HERE, {"who": ("Somebody else",)})
    assert verdict(within, [*events, narrow]) is Verdict.IN_RECORD


@given(registers)
def test_a_doubtful_or_vague_earlier_one_makes_first_undefined(events: list[Event]) -> None:
    first = date.fromisoformat(events[0].date)
    claim = f'first(visits("Ada Venn"), at="{first}")'
    rumour = visit((first - timedelta(40)).isoformat(), attestation=said("rumour", Doubt.SUSPECT))
    vague = visit(f"{first:%Y}")
    for doubtful in (rumour, vague):
        found = ask(claim, [*events, doubtful])
        assert found.verdict is Verdict.UNDEFINED
        assert {variant.result for variant in found.sensitivity} == {"holds-in-record", "fails"}


@turns("nth")
@given(registers, st.integers(1, 14))
def test_nth_holds_for_one_number_only(events: list[Event], number: int) -> None:
    claim = f'nth(visits("Ada Venn"), {number})'
    found = verdict(claim, events)
    expected = (
        Verdict.IN_RECORD if number == len(events) else Verdict.FAILS if number < len(events) else Verdict.TOO_THIN
    )
    assert found is expected
    earlier = visit("2010-01-02")
    if number == len(events):
        assert verdict(claim, [*events, earlier]) is Verdict.FAILS


@turns("again")
@given(registers)
def test_again_needs_an_earlier_one(events: list[Event]) -> None:
    assert verdict('again(visits("Ada Venn"))', events) is Verdict.HOLDS
    lone = [visit("2020-01-01")]
    assert verdict('again(visits("Ada Venn"))', lone) is Verdict.TOO_THIN
    assert verdict('again(visits("Ada Venn"), after="2012-01-01")', [*lone, WHOLE]) is Verdict.FAILS
    assert verdict('again(visits("Ada Venn"))', [*lone, visit("2019-01-01")]) is Verdict.HOLDS


@turns("first_since", "visits")
@given(registers)
def test_first_since_flips_on_one_between(events: list[Event]) -> None:
    since, now = date.fromisoformat(events[-2].date), date.fromisoformat(events[-1].date)
    claim = f'first_since(visits("Ada Venn"), "{since}", at="{now}")'
    assert verdict(claim, events) is Verdict.IN_RECORD
    if (now - since).days > 1:
        between = (since + timedelta(1)).isoformat()
        found = ask(claim, [*events, visit(between)])
        assert found.verdict is Verdict.FAILS
        assert found.counterexample is not None
        rumour = visit(between, attestation=said("rumour", Doubt.SUSPECT))
        assert verdict(claim, [*events, rumour]) is Verdict.UNDEFINED


def test_first_since_needs_one_then() -> None:
    events = [visit("2020-01-01"), visit("2024-01-01")]
    assert verdict('first_since(visits("Ada Venn"), "2019-01-01", at="2020-01-01")', events) is Verdict.TOO_THIN


@turns("count")
@given(registers, st.integers(1, 14))
def test_count_counts_and_one_more_or_a_doubtful_one_changes_it(events: list[Event], number: int) -> None:
    claim = f'count(visits("Ada Venn")) = {number}'
    assert (verdict(claim, events) in TRUE) == (number == len(events))
    if number == len(events):
        assert verdict(claim, [*events, visit("2010-01-02")]) is Verdict.FAILS
        found = ask(claim, [*events, visit("2010-01-02", attestation=said("rumour", Doubt.SUSPECT))])
        assert {variant.result for variant in found.sensitivity} == {"holds", "fails"}


@given(registers)
def test_two_reports_of_one_visit_are_one(events: list[Event]) -> None:
    again = visit(events[0].date, attestation=said("another paper"))
    assert verdict(f'count(visits("Ada Venn")) = {len(events)}', [*events, again]) in TRUE


@turns("usual")
@given(registers, st.integers(1, 6))
def test_usual_turns_on_a_member_without_the_mark(events: list[Event], least: int) -> None:
    signings = [Event(event.date, "signing", "papers", HERE) for event in events]
    number = min(len(events), 6)
    claim = f'usual(events(kind="signing"), {number}, {number}, visits("Ada Venn"))'
    assert verdict(claim, [*events, *signings]) is Verdict.IN_RECORD
    found = ask(claim, [*events, *signings[:-1]])
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    doubtful = Event(events[-1].date, "signing", "papers", said("rumour", Doubt.SUSPECT))
    assert verdict(claim, [*events, *signings[:-1], doubtful]) is Verdict.UNDEFINED
    longer = f'usual(events(kind="signing"), 1, {len(events) + 1}, visits("Ada Venn"))'
    assert verdict(longer, [*events, *signings]) is Verdict.TOO_THIN


@turns("gap")
@given(registers)
def test_gap_shrinks_when_one_is_inserted_between(events: list[Event]) -> None:
    since, now = date.fromisoformat(events[-2].date), date.fromisoformat(events[-1].date)
    apart = (now - since).days
    assert verdict(f'gap(visits("Ada Venn")) = {apart}', events) in TRUE
    if apart > 1:
        closer = visit((since + timedelta(1)).isoformat())
        assert verdict(f'gap(visits("Ada Venn")) = {apart}', [*events, closer]) is Verdict.FAILS
        rumour = visit((since + timedelta(1)).isoformat(), attestation=said("rumour", Doubt.SUSPECT))
        assert len(ask(f'gap(visits("Ada Venn")) = {apart}', [*events, rumour]).sensitivity) == 2


def test_not_and_or_follow_kleene() -> None:
    events = [visit("2020-01-01"), visit("2021-01-01")]
    yes, no, unknown = 'again(visits("Ada Venn"))', 'first(visits("Ada Venn"))', 'first(visits("Nobody"))'
    assert verdict(f"{yes} and not {no}", events) is Verdict.HOLDS
    assert verdict(f"{yes} and {unknown}", events) is Verdict.TOO_THIN
    assert verdict(f"{no} and {unknown}", events) is Verdict.FAILS
    assert verdict(f"{yes} or {unknown}", events) is Verdict.HOLDS
    assert verdict(f"not {unknown}", events) is Verdict.TOO_THIN


def test_a_date_with_several_rows_asks_which_is_meant() -> None:
    events = [visit("2020-01-01"), visit("2020-02-01")]
    assert verdict('first(visits("Ada Venn"), at="2020")', events) is Verdict.UNDEFINED
    assert verdict('first(visits("Ada Venn"), at="2019")', events) is Verdict.UNDEFINED


def test_journeys_join_visits_on_adjoining_days() -> None:
    events = [visit("2024-05-05/2024-05-06"), visit("2024-05-07", to="Sundmark"), visit("2024-06-01")]
    assert ask('trips("Ada Venn")', events).value == "2"
    assert ask('visits("Ada Venn")', events).value == "3"
