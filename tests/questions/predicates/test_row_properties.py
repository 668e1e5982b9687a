"""A row inserted, revised, contradicted or doubted turns or widens what is said of the rows of registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from tests.questions.predicates.looks import ask, look, verdict
from tests.questions.predicates.turns import TRUE, turns, widened
from tests.world.samples import HERE, delegate, figure, post, said, visit
from travaux.questions.predicates.evaluation import evaluate
from travaux.record.agreements import Agreement, Instrument
from travaux.record.attestations import Doubt
from travaux.record.findings import Verdict
from travaux.record.registers import Entry, Register, Scope
from travaux.record.votes import Ballot, Choice, RollCall

NAMES = ("Ada Venn", "Bo Lind", "Cai Holt", "Dag Moss", "Eva Rask", "Finn Brand")
RUMOUR = said("rumour", Doubt.SUSPECT)
DAY, BEFORE = "2024-05-16", "2023-10-17"
groups = st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True)
days = st.dates(date(2000, 1, 1), date(2030, 1, 1))
amounts = st.decimals("1", "99", places=1)


def _paper(number: int, day: str = DAY) -> Agreement:
    return Agreement(day, f"Paper {number}", Instrument.PROTOCOL, HERE, number)


def _grows(claim: str, rows: list[Entry], one_more: Entry, other: Entry) -> None:
    """Counting holds for one number, fails once a row is added, and not for a row of another kind."""
    held = f"count({claim}) = {len(rows)}"
    assert verdict(held, [*rows, other]) in TRUE
    assert verdict(held, [*rows, other, one_more]) is Verdict.FAILS


@turns("trips")
@given(days, st.integers(1, 9))
def test_a_visit_on_the_next_day_is_the_same_journey(one: date, apart: int) -> None:
    rows = [visit(one.isoformat()), visit((one + timedelta(apart)).isoformat(), to="Sundmark")]
    assert ask('trips("Ada Venn")', rows).value == ("1" if apart == 1 else "2")


@turns("appointments", "delegates", "delegation")
@given(groups)
def test_one_row_more_is_one_more_of_those_chosen(names: list[str]) -> None:
    posts: list[Entry] = [post(name, "Minister", "2020") for name in names]
    _grows(
        'appointments(office="Minister")', posts, post("Ivo Stark", "Minister", "2021"), post("Ivo", "Envoy", "2021")
    )
    members: list[Entry] = [delegate(DAY, name, "Minister") for name in names]
    other = delegate(BEFORE, "Ivo Stark", "Minister")
    _grows(f'delegation("{DAY}")', members, delegate(DAY, "Ivo Stark", "Minister"), other)
    assert verdict(f"count(delegates()) = {len(names)}", [*members, other]) is Verdict.FAILS


@turns("agreements", "papers")
@given(st.integers(1, 9))
def test_one_paper_more_is_one_more_and_another_count_another_reading(number: int) -> None:
    rows: list[Entry] = [_paper(place) for place in range(1, number + 1)]
    _grows('agreements(kind="protocol")', rows, _paper(99), Agreement(DAY, "Plan", Instrument.PLAN, HERE))
    claim = f'papers("{DAY}") = {number}'
    assert verdict(claim, rows) is Verdict.IN_RECORD
    stated = Agreement(DAY, "documents", Instrument.COUNT, HERE, count=number + 1)
    assert verdict(claim, [*rows, stated]) is Verdict.FAILS
    assert verdict(claim, [*rows, stated, replace(stated, title="papers", count=number)]) is Verdict.UNDEFINED


@turns("joined", "missing")
@given(groups, st.sampled_from(NAMES))
def test_an_earlier_row_takes_a_person_from_those_who_joined(names: list[str], other: str) -> None:
    rows = [delegate(DAY, name, "Minister") for name in names]
    earlier = delegate(BEFORE, other, "Minister")
    assert ask(f'joined("{DAY}")', rows).value == str(len(names))
    assert ask(f'joined("{DAY}")', [*rows, earlier]).value == str(len(names) - (other in names))
    assert ask(f'missing("{DAY}")', [*rows, earlier]).value == str(int(other not in names))


@turns("role")
@given(days, st.integers(1, 3000))
def test_role_turns_when_an_end_before_the_day_becomes_known(since: date, held: int) -> None:
    day = since + timedelta(held)
    claim = f'role("Ada Venn", "Minister", "{day}")'
    assert verdict(claim, [post("Ada Venn", "Minister", since.isoformat())]) is Verdict.HOLDS
    ended = post("Ada Venn", "Minister", since.isoformat(), (day - timedelta(1)).isoformat())
    assert verdict(claim, [ended]) is not Verdict.HOLDS
    doubtful = post("Ada Venn", "Minister", since.isoformat(), attestation=RUMOUR)
    assert verdict(claim, [doubtful]) is Verdict.UNDEFINED


@turns("imports", "series", "amount")
@given(amounts, st.sampled_from(("imports", "grain")))
def test_a_conflicting_figure_makes_any_series_undefined(amount: Decimal, flow: str) -> None:
    named = f'series("Eldoria", "Nordmark", "{flow}")'
    written = 'imports("Eldoria", "Nordmark")' if flow == "imports" else named
    row = figure("2023", str(amount), flow=flow)
    other = figure("2023", str(amount * 3), flow=flow, attestation=said("another"))
    for claim in (f'value({written}, "2023") = {amount}', f'amount({written}, "2023", {amount}, "about")'):
        assert verdict(claim, [row]) is Verdict.HOLDS
        assert verdict(claim, [row, other]) is Verdict.UNDEFINED
        assert verdict(claim, [other]) is Verdict.FAILS


@turns("concentration")
@given(amounts)
def test_another_partner_lowers_concentration(amount: Decimal) -> None:
    rows = [figure("2023", str(amount))]
    claim = 'concentration("Eldoria", "exports", "2023") = 1 ± 0.1'
    assert verdict(claim, rows) is Verdict.HOLDS
    assert verdict(claim, [*rows, figure("2023", str(amount), partner="Sundmark")]) is Verdict.FAILS


@turns("before", "after", "within", "relative", "weekday", "is_weekday")
@given(days, st.integers(1, 60))
def test_a_later_row_or_a_vague_one_turns_what_is_said_of_the_latest(one: date, apart: int) -> None:
    rows, later = [visit(one.isoformat())], one + timedelta(apart)
    more = [*rows, visit((later + timedelta(apart)).isoformat())]
    claims = (
        f'before(visits("Ada Venn"), "{later}")',
        f'within(visits("Ada Venn"), "{one}", {apart})',
        f'relative(visits("Ada Venn"), "today", "{one}")',
        f'not after(visits("Ada Venn"), "{later}")',
    )
    for claim in claims:
        assert verdict(claim, rows) in TRUE
        assert verdict(claim, more) is Verdict.FAILS
    name = f"{one:%A}"
    assert verdict(f'is_weekday(visits("Ada Venn"), "{name}")', rows) is Verdict.HOLDS
    following = [*rows, visit((one + timedelta(1)).isoformat())]
    assert verdict(f'is_weekday(visits("Ada Venn"), "{name}")', following) is Verdict.FAILS
    assert verdict(f'weekday(visits("Ada Venn")) = {one.isoweekday()}', following) is Verdict.FAILS


@turns("votes", "voting_agreement")
@given(st.lists(st.sampled_from((Choice.YES, Choice.NO, Choice.ABSTAIN)), min_size=1, max_size=9))
def test_a_contrary_ballot_turns_agreement_and_the_count_of_votes(cast_: list[Choice]) -> None:
    calls = [RollCall(f"2001-03-{place + 1:02}", "Assembly", f"question {place}", HERE) for place in range(10)]
    same = [Ballot(call.id, state, one) for call, one in zip(calls, cast_, strict=False) for state in ("A", "B")]
    contrary = [Ballot(calls[9].id, "A", Choice.YES), Ballot(calls[9].id, "B", Choice.NO)]
    for claim in ('voting_agreement("A", "B", "2001") = 1 ± 0.01', f'count(votes("A")) = {len(cast_)}'):
        assert _voted(claim, calls, same) in TRUE
        assert _voted(claim, calls, [*same, *contrary]) is Verdict.FAILS


def _voted(claim: str, calls: list[RollCall], ballots: list[Ballot]) -> Verdict | None:
    view = look(calls)
    cast(Any, view.registers).ballots = lambda states: tuple(one for one in ballots if one.state in states)
    return evaluate(claim, view).verdict


@turns("near")
@given(days, st.integers(0, 60))
def test_a_doubtful_row_in_the_window_widens_its_count(one: date, window: int) -> None:
    claim = f'count(near(visits("Ada Venn"), "{one}", {window})) = 1'
    rows = [visit(one.isoformat())]
    assert verdict(claim, rows) in TRUE
    again = [*rows, visit(one.isoformat(), to="Sundmark", attestation=RUMOUR)]
    assert widened(ask(claim, rows), ask(claim, again))


@turns("portfolio")
@given(groups)
def test_a_minister_named_turns_portfolio_and_a_complete_list_denies_it(names: list[str]) -> None:
    rows: list[Entry] = [delegate(DAY, name, "Minister of Finance") for name in names]
    claim = f'portfolio("{DAY}", "defence")'
    assert verdict(claim, rows) is Verdict.TOO_THIN
    assert verdict(claim, [*rows, Scope(Register.DELEGATIONS, "2024", "2024", HERE)]) is Verdict.FAILS
    for title in ("Министр обороны", "国防部长", "Defense Minister"):
        assert verdict(claim, [*rows, delegate(DAY, "Ivo Stark", title)]) is Verdict.HOLDS
