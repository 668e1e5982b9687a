from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.predicates.looks import ask
from travaux.errors import InvalidValue
from travaux.questions.predicates.syntax import (
    MAX_DEPTH,
    Call,
    Comparison,
    Negation,
    Number,
    Several,
    Text,
    Union,
    parse,
)


def test_calls_have_arguments_by_place_and_by_name() -> None:
    tree = parse('first(visits("Ада Венн", to=["法国", "Сербия"]), after = "2019")')
    assert isinstance(tree, Call)
    (inner,), (after,) = tree.arguments, tree.named
    assert isinstance(inner, Call)
    assert (tree.name, after.name, inner.name) == ("first", "after", "visits")
    assert isinstance(after.value, Text)
    assert isinstance(inner.named[0].value, Several)


@pytest.mark.parametrize("marks", ['""', "''", "“”", "«»", "„“", "「」"])
def test_every_language_s_quotation_marks_hold_a_text(marks: str) -> None:
    tree = parse(f"weekday({marks[0]}2024-05-16{marks[1]})")
    assert isinstance(tree, Call)
    assert tree.arguments[0] == Text(8, 20, "2024-05-16")


@pytest.mark.parametrize(("written", "tolerance"), [("= 47", None), ("= 47 ± 0.5", "0.5"), ("≈ 47% +- 1", "1")])
def test_comparisons_may_have_a_tolerance(written: str, tolerance: str | None) -> None:
    tree = parse(f"count(events()) {written}")
    assert isinstance(tree, Comparison)
    assert isinstance(tree.other, Number)
    assert tree.other.value == 47
    assert tree.tolerance == (None if tolerance is None else Decimal(tolerance))


def test_and_binds_closer_than_or_and_not_closest() -> None:
    tree = parse("not a() and b() or c()")
    assert isinstance(tree, Union)
    assert tree.operator == "or"
    assert isinstance(tree.parts[0], Union)
    assert isinstance(tree.parts[0].parts[0], Negation)
    grouped = parse("not (a() or b())")
    assert isinstance(grouped, Negation)


@pytest.mark.parametrize(
    ("claim", "place"),
    [
        ("", 1),
        ("   ", 1),
        ("first", 6),
        ("first(", 7),
        ('first("a" "b")', 11),
        ('first("a', 7),
        ('first("a"))', 11),
        ("count(events()) = ", 19),
        ("count(events()) = 3 ± x", 23),
        ("a() and", 8),
        ('f(x="1", "2")', 10),
        ("?", 1),
    ],
)
def test_errors_point_at_the_place(claim: str, place: int) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse(claim)
    assert caught.value.where == f"claim, character {place}"
    assert "▸" in str(caught.value.value)


@pytest.mark.parametrize(
    ("claim", "place", "said"),
    [
        ("nonsense()", 1, "no function"),
        ('first("2024")', 7, "expected rows"),
        ("first(rows=events(), colour=events())", 22, "no argument colour"),
        ("first(events(), rows=events())", 17, "given twice"),
        ("first()", 7, "needs rows"),
        ('weekday("2024-13-01")', 10, "not a date"),
        ("count(events()) = events()", 19, "expected a quantity"),
        ("not count(events())", 5, "expected a claim"),
        ('"a text"', 1, "no claim"),
        ('weekday("2024", "x", "y")', 17, "takes 1 arguments"),
        ('trend(exports("A","B"), "2023", "2024", "sideways")', 1, "no such direction"),
        ('relative("2024", "when pigs fly", "2024-05-16")', 1, "no phrase of time"),
        ('amount(exports("A","B"), "2023", 5, "well")', 1, "no approximator"),
        ('value(exports("A","B"), "2024-05-16")', 1, "not a month"),
    ],
)
def test_types_are_checked_at_the_place(claim: str, place: int, said: str) -> None:
    with pytest.raises(InvalidValue, match=said) as caught:
        ask(claim, [])
    assert caught.value.where == f"claim, character {place}"


@pytest.mark.parametrize(
    ("claim", "hint"),
    [
        ('frist(visits("Ada"))', "Is it first"),
        ('first_sine(rise(exports("A", "B")), "2022")', "first_since"),
        ('yoy(exports("A", "B", curency="USD"), "2023")', "Is it currency"),
        ("weekday(2024-05-16)", "quotation marks"),
        ('weekday("16 May 2024")', "2024-05-16"),
        ('weekday("2024年5月16日")', "2024-05-16"),
        ('weekday("16 мая 2024 года")', "2024-05-16"),
        ('value(exports("A", "B"), 2023)', "quotation marks"),
        ('exports("A", "B") > 100', "value"),
        ("events() = 3", "count"),
        ('not decline(exports("A", "B"))', "holds"),
        ('yoy(exports("A", "B"), "2023"', "or '\\)'"),
    ],
)
def test_slips_are_told_with_what_was_probably_meant(claim: str, hint: str) -> None:
    with pytest.raises(InvalidValue, match=hint):
        ask(claim, [])


@given(st.text(alphabet="fn(,)[]=\"'“”<>±≈ ab1.-%notandor", max_size=40))
def test_any_text_is_read_or_refused_at_a_place(claim: str) -> None:
    with suppress(InvalidValue):
        parse(claim)


def test_nesting_beyond_reason_is_refused() -> None:
    with pytest.raises(InvalidValue, match="nested"):
        parse("(" * (MAX_DEPTH + 1) + "a()" + ")" * (MAX_DEPTH + 1))
