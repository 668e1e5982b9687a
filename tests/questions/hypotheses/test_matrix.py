from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.questions.hypotheses.matrix import diagnosticity, inconsistency, leaders, matrix, ranked
from travaux.record.hypotheses import Argument, Link, Mark, Sheet, Shown

READINGS = {"H1": "торговля", "H2": "针对第三方", "H3": "habit"}
LINK = Link(row="0" * 8)


def _argument(id_: str, marks: str, weight: float = 1.0) -> Argument:
    """Marks in the order of the readings, parted by spaces."""
    return Argument(
        id_, id_, LINK, {name: Mark(mark) for name, mark in zip(READINGS, marks.split(), strict=True)}, weight
    )


def _leaders(*arguments: Argument) -> tuple[str, ...]:
    return leaders(ranked(READINGS, arguments))


def test_what_speaks_against_decides_and_not_what_speaks_for() -> None:
    arguments = [_argument("E1", "CC C C"), _argument("E2", "CC C C"), _argument("E3", "I C C")]
    first, second, third = ranked(READINGS, arguments)
    assert [(one.id, one.rank, one.inconsistency) for one in (first, second, third)] == [
        ("H2", 1, 0),
        ("H3", 1, 0),
        ("H1", 3, 1),
    ]
    assert (first.tied, third.tied) == (("H3",), ())
    assert third.marks == {Mark.VERY_CONSISTENT: 2, Mark.INCONSISTENT: 1}


def test_the_weight_multiplies_and_twice_inconsistent_counts_twice() -> None:
    arguments = [_argument("E1", "II N N", 1.5), _argument("E2", "I I N")]
    assert [inconsistency(name, arguments) for name in READINGS] == [4.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("marks", "expected"), [("C C C", 0.0), ("I I I", 0.0), ("CC N II", 1.0), ("C N N", 0.25), ("N I C", 0.5)]
)
def test_evidence_that_goes_with_all_alike_tells_nothing(marks: str, expected: float) -> None:
    assert diagnosticity(_argument("E", marks), tuple(READINGS)) == expected


def test_what_the_lead_hangs_on_is_named() -> None:
    arguments = (_argument("E1", "C II II"), _argument("E2", "I C C"), _argument("E3", "C C C"))
    found = matrix(Sheet("", (), READINGS, arguments), {one.id: Shown(LINK) for one in arguments})
    assert found.standings[0].id == "H1"
    assert {one.argument.id: one.leaders for one in found.diagnoses} == {"E1": ("H2", "H3"), "E2": (), "E3": ()}
    assert [one.argument.id for one in found.diagnoses] == ["E1", "E2", "E3"]


_MARKS = st.fixed_dictionaries(dict.fromkeys(READINGS, st.sampled_from(list(Mark))))


@given(st.lists(st.tuples(_MARKS, st.floats(0.1, 5))))
def test_the_order_of_evidence_changes_nothing(rows: list[tuple[Mapping[str, Mark], float]]) -> None:
    arguments = [Argument(str(place), "", LINK, marks, weight) for place, (marks, weight) in enumerate(rows)]
    assert _leaders(*arguments) == _leaders(*reversed(arguments))
    ranks = [one.rank for one in ranked(READINGS, arguments)]
    assert ranks == sorted(ranks)
    assert ranks[0] == 1


@given(st.lists(_MARKS, max_size=6))
def test_evidence_for_all_alike_never_changes_the_lead(rows: list[Mapping[str, Mark]]) -> None:
    arguments = [Argument(str(place), "", LINK, marks) for place, marks in enumerate(rows)]
    for mark in Mark:
        alike = Argument("alike", "", LINK, dict.fromkeys(READINGS, mark))
        assert _leaders(*arguments) == _leaders(*arguments, alike)
