from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.brief.sample import workbench
from tests.questions.predicates.looks import ask, look, verdict
from tests.questions.predicates.texts import ask_texts
from tests.questions.predicates.turns import turns
from tests.store.samples import document
from tests.world.samples import HERE, visit
from travaux.questions.predicates.evaluation import evaluate
from travaux.record.agreements import Agreement, Instrument
from travaux.record.findings import Verdict
from travaux.record.registers import Entry, Register, Scope
from travaux.record.votes import Ballot, Choice, RollCall

days = st.integers(400, 5000).map(lambda number: date(2010, 1, 1) + timedelta(number))
WHOLE = Scope(Register.EVENTS, "2010", "2030", HERE)


def _verdict(claim: str) -> str:
    finding = evaluate(claim, workbench().view())
    return str(finding.verdict)


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        ('visited("Ilsa Corven", "Kesh", "2024-06-11/2024-06-13")', "holds"),
        ('visited("Ilsa Corven", "Dasharan", "2024-06")', "holds"),
        ('visited("Ilsa Corven", "Dasharan", "2024-06-11/2024-06-15")', "fails"),  # it ended on the 13th
        ('visited("Ilsa Corven", "Dasharan", "2024-07-01")', "fails"),  # recorded in June
        ('visited("Ilsa Corven", "Dasharan", "2022-07-01")', "too-thin"),
        ('visited("Ilsa Corven", "Anselm", "2024-06-12")', "fails"),  # she was in Kesh
        ('took_place(events(kind="call"), "2023-02-01")', "holds"),
        ('took_place(events(kind="call"), "2023-02-05", days=10)', "fails"),
        ('took_place(events(kind="call"), "2023-02-25", days=10)', "too-thin"),
        ('counted(visits("Ilsa Corven", to="Dasharan"), 2)', "holds-in-record"),
        ('counted(visits("Ilsa Corven", to="Dasharan"), 1)', "fails"),
        ('counted(visits("Ilsa Corven", to="Dasharan"), 5)', "too-thin"),
        ('signed("2024-06-12", 14)', "holds"),
        ('signed("2024-06-12", 15)', "fails"),
        ('signed("2020-01-01", 3)', "too-thin"),
        ('voted("Velmora", "no", "commercial shipping")', "holds"),
        ('voted("Dasharan", "no", "commercial shipping", in="2022")', "fails"),
        ('voted("Dasharan", "no", "fishing")', "too-thin"),
    ],
)
def test_occurrences_are_told_from_what_the_record_lacks(claim: str, wanted: str) -> None:
    assert _verdict(claim) == wanted


def test_length_counts_words_and_chinese_characters() -> None:
    finding = evaluate('length("js-2024")', workbench().view())
    assert len(finding.sensitivity) == 3


@turns("visited", "took_place")
@given(days, st.integers(1, 40))
@settings(max_examples=40)
def test_a_visit_holds_on_its_day_and_fails_near_by_once_it_is_recorded(day: date, off: int) -> None:
    register: list[Entry] = [visit(day.isoformat())]
    other = (day + timedelta(off)).isoformat()
    for claim in ('visited("Ada Venn", "Nordmark", "{}")', 'took_place(visits("Ada Venn", to="Nordmark"), "{}")'):
        assert verdict(claim.format(day), register) is Verdict.HOLDS
        assert verdict(claim.format(other), []) is Verdict.TOO_THIN
        found = ask(claim.format(other), register)
        assert found.verdict is Verdict.FAILS
        assert found.counterexample is not None
        assert verdict(claim.format(day), [*register, visit(other)]) is Verdict.HOLDS


@turns("counted")
@given(st.sets(days, min_size=1, max_size=6))
@settings(max_examples=40)
def test_one_more_row_turns_a_count_and_too_few_tell_nothing_without_completeness(found: set[date]) -> None:
    register: list[Entry] = [visit(day.isoformat()) for day in sorted(found)]
    claim = f'counted(visits("Ada Venn"), {len(found)})'
    assert verdict(claim, register) is Verdict.IN_RECORD
    assert verdict(claim, [*register, visit("2026-01-01")]) is Verdict.FAILS
    assert verdict(f'counted(visits("Ada Venn"), {len(found) + 1})', register) is Verdict.TOO_THIN
    assert verdict(f'counted(visits("Ada Venn"), {len(found) + 1})', [*register, WHOLE]) is Verdict.FAILS


@turns("signed")
@given(days, st.integers(1, 40), st.integers(1, 40))
@settings(max_examples=40)
def test_a_stated_number_of_papers_decides_and_a_short_list_does_not(day: date, stated: int, off: int) -> None:
    when = day.isoformat()
    count = Agreement(when, "documents signed", Instrument.COUNT, HERE, count=stated)
    paper = Agreement(when, "Treaty of Nordmark", Instrument.TREATY, HERE)
    assert verdict(f'signed("{when}", {stated})', [count, paper]) is Verdict.HOLDS
    assert verdict(f'signed("{when}", {stated + off})', [count, paper]) is Verdict.FAILS
    assert verdict(f'signed("{when}", {1 + off})', [paper]) is Verdict.TOO_THIN


@turns("voted")
@given(days, st.sampled_from(list(Choice)), st.sampled_from(list(Choice)))
@settings(max_examples=40)
def test_a_vote_is_as_it_was_cast(day: date, cast: Choice, said: Choice) -> None:
    call = RollCall(day.isoformat(), "Assembly", "fishing rights", HERE)
    view = look([call])
    view.registers.ballots = lambda states: tuple(Ballot(call.id, one, cast) for one in states)  # type: ignore[method-assign] # a view without a database has none
    found = evaluate(f'voted("Nordmark", "{said}", "fishing")', view)
    assert found.verdict is (Verdict.HOLDS if cast is said else Verdict.FAILS)
    assert evaluate(f'voted("Nordmark", "{said}", "navigation")', view).verdict is Verdict.TOO_THIN


@turns("length")
@given(st.integers(1, 60), st.integers(1, 60))
@settings(max_examples=8)
def test_the_length_of_a_text_is_that_of_its_words(words: int, said: int) -> None:
    made = document(" ".join(["peace"] * words), "en", "2024-05-16")
    found = ask_texts(f'length("{made.id}") = {said}', [made])
    assert found.verdict is (Verdict.HOLDS if words == said else Verdict.FAILS)
