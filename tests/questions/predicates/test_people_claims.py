"""A contrary row, a doubtful one, a vaguer date turn every claim about people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.predicates.looks import ask, verdict
from tests.questions.predicates.turns import turns
from tests.world.samples import HERE, delegate, post, said
from travaux.record.attestations import Doubt
from travaux.record.findings import Verdict
from travaux.record.posts import Post
from travaux.record.registers import Register, Scope

DAY = "2024-05-16"
RUMOUR = said("rumour", Doubt.SUSPECT)
NAMES = ("Ada Venn", "Bo Lind", "Cai Holt", "Dag Moss", "Eva Rask", "Finn Brand", "Gro Stein", "Hal Viken")
groups = st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True)


@turns("in_delegation")
@given(groups, st.sampled_from(NAMES))
def test_in_delegation_turns_on_a_contrary_row(names: list[str], person: str) -> None:
    there = [delegate(DAY, name, "Minister") for name in names]
    claim = f'in_delegation("{person}", "{DAY}")'
    whole = Scope(Register.DELEGATIONS, "2024-01-01", "2024-12-31", HERE)
    absent = delegate(DAY, person, "Minister", said("paper"), absent=True)
    if person in names:
        assert verdict(claim, there) is Verdict.HOLDS
        assert verdict(claim, [*there, absent]) is Verdict.UNDEFINED
    else:
        assert verdict(claim, there) is Verdict.TOO_THIN
        assert verdict(claim, [*there, whole]) is Verdict.FAILS
        assert verdict(claim, [*there, absent]) is Verdict.FAILS


@turns("size", "size_rank")
@given(groups)
def test_size_counts_people_once_and_ranks_against_the_others(names: list[str]) -> None:
    there = [delegate(DAY, name, "Minister") for name in names]
    again = delegate(DAY, names[0], "Minister", said("another"))
    assert verdict(f'size("{DAY}") = {len(names)}', [*there, again]) in (Verdict.HOLDS, Verdict.IN_RECORD)
    assert ask(f'size_rank("{DAY}")', there).value.startswith("1 ")
    larger = [delegate("2020-01-01", name, "Minister") for name in (*NAMES, "Ivo Stark")]
    assert ask(f'size_rank("{DAY}")', [*there, *larger]).value.startswith("2 ")
    assert verdict(f'size("{DAY}") = {len(names)}', [*there, delegate(DAY, "Ivo Stark", "Envoy")]) is Verdict.FAILS


@turns("new_in_post")
@given(st.integers(0, 400), st.integers(1, 400))
def test_new_in_post_is_decided_by_the_days_and_turned_by_an_earlier_sighting(held: int, limit: int) -> None:
    since = date.fromisoformat(DAY) - timedelta(held)
    own = post("Ada Venn", "Minister", since.isoformat())
    claim = f'new_in_post("Ada Venn", "{DAY}", days={limit})'
    assert verdict(claim, [own]) is (Verdict.HOLDS if held <= limit else Verdict.FAILS)
    earlier = delegate((date.fromisoformat(DAY) - timedelta(500)).isoformat(), "Ada Venn", "Minister")
    found = ask(claim, [own, earlier])
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2024-05", Verdict.HOLDS),
        ("2024", Verdict.UNDEFINED),
        ("2012", Verdict.FAILS),
        ("../2023-12-15", Verdict.FAILS),
        ("../2024-05-13", Verdict.UNDEFINED),
    ],
)
def test_vague_beginnings_decide_only_what_they_can(since: str, expected: Verdict) -> None:
    assert verdict(f'new_in_post("Ada Venn", "{DAY}")', [post("Ada Venn", "Minister", since)]) is expected


def test_new_in_post_hangs_on_conflicting_rows_and_ignores_doubtful_ones() -> None:
    new, old = post("Ada Venn", "Minister", "2024-05-14"), post("Ada Venn", "Minister", "2019", attestation=said("b"))
    claim = f'new_in_post("Ada Venn", "{DAY}")'
    found = ask(claim, [new, old])
    assert found.verdict is Verdict.UNDEFINED
    assert len(found.sensitivity) == 2
    doubtful = post("Ada Venn", "Minister", "2019", attestation=RUMOUR)
    assert verdict(claim, [new, doubtful]) is Verdict.HOLDS
    assert verdict(claim, []) is Verdict.TOO_THIN


def test_roles_are_those_of_the_day() -> None:
    posts = [
        post("Ada Venn", "Minister of Defence", "2012", "2024-05-12"),
        post("Ada Venn", "Secretary of the Security Council", "2024-05-12"),
    ]
    assert verdict('role("Ada Venn", "Minister of Defence", "2020-01-01")', posts) is Verdict.HOLDS
    assert verdict(f'role("Ada Venn", "Minister of Defence", "{DAY}")', posts) is Verdict.FAILS
    assert verdict(f'role("Ada Venn", "Secretary", "{DAY}")', posts) is Verdict.HOLDS
    assert verdict(f'role("Ada Venn", "Envoy", "{DAY}")', posts) is Verdict.TOO_THIN
    assert verdict('role("Ada Venn", "Minister of Defence", "2012-03-01")', posts) is Verdict.UNDEFINED
    doubtful = [post("Ada Venn", "Envoy", "2012", attestation=RUMOUR)]
    assert verdict(f'role("Ada Venn", "Envoy", "{DAY}")', doubtful) is Verdict.UNDEFINED


def test_people_are_found_under_every_spelling() -> None:
    own = Post("Andrei Belousov", "Minister", "2024-05-14", HERE, names=("Андрей Рэмович Белоусов", "别洛乌索夫"))
    for name in ("Белоусова", "А.Р. Белоусов", "Belousow", "Andrey Belousov", "安德烈·别洛乌索夫"):
        assert verdict(f'new_in_post("{name}", "{DAY}")', [own]) is Verdict.HOLDS
    assert verdict(f'new_in_post("Сергей Белоусов", "{DAY}")', [own]) is Verdict.TOO_THIN
