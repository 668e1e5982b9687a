from __future__ import annotations

from pathlib import Path

from travaux.questions.predicates.evaluation import FUNCTIONS
from travaux.questions.predicates.reference import reference

PAGE = Path(__file__).parents[3] / "docs" / "claims.md"

GRAMMAR = frozenset(
    [
        "first",
        "nth",
        "first_since",
        "again",
        "usual",
        "absent",
        "dropped",
        "oblique",
        "new",
        "repeated",
        "edited",
        "owner",
        "first_by",
        "trend",
        "more",
        "yoy",
        "share",
        "count",
        "amount",
        "before",
        "after",
        "within",
        "weekday",
        "relative",
        "in_delegation",
        "role",
        "new_in_post",
        "size",
        "quote",
        "stance",
        "named",
        "commit",
        "status",
        "similar",
        "shared",
        "differs",
    ]
)


def test_the_page_lists_the_functions_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8").endswith(reference())


def test_every_predicate_of_the_grammar_exists() -> None:
    assert set(FUNCTIONS) >= GRAMMAR


def test_every_function_says_what_it_gives() -> None:
    assert all(function.summary for function in FUNCTIONS.values())
