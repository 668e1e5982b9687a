"""The pair's own glossary and terms rendered otherwise, in invented versions."""

from __future__ import annotations

from itertools import combinations

import pytest

from travaux.questions.collation.glossary import OFTEN, glossary, terms
from travaux.questions.collation.sides import Side
from travaux.questions.collation.term_differences import term_differences
from travaux.record.versions import DifferenceKind

PAIRS = list(combinations(("ru", "zh", "en"), 2))
USUAL = {
    "ru": ("Союз крепок", "Договор крепок"),
    "zh": ("同盟长久", "条约长久"),
    "en": ("The alliance lasts", "The treaty lasts"),
}
WORDS = {"ru": ("Союз", "Договор"), "zh": ("同盟", "条约"), "en": ("alliance", "treaty")}


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_term_rendered_by_that_of_another_is_told_with_the_usual_one(first: str, second: str) -> None:
    rows = [*zip(USUAL[first], USUAL[second], strict=True)] * (OFTEN + 1)
    pairs = [(Side(one, first, 0), Side(other, second, 0)) for one, other in rows]
    usual = glossary(pairs)
    assert all(not list(term_differences(*pair, usual)) for pair in pairs)
    (found,) = term_differences(Side(USUAL[first][0], first, 0), Side(USUAL[second][1], second, 0), usual)
    assert found.kind is DifferenceKind.TERM
    assert (found.first.text, found.second.text) == (WORDS[first][0], WORDS[second][1])
    assert all("together 5" in reason for reason in found.reasons)


@pytest.mark.parametrize(("text", "language"), [("", "ru"), ("和", "zh"), ("a 12", "en")])
def test_what_has_no_words_has_no_terms(text: str, language: str) -> None:
    assert terms(Side(text, language, 0)) == {}


def test_a_short_text_teaches_nothing() -> None:
    assert glossary([(Side("Союз крепок", "ru", 0), Side("The alliance lasts", "en", 0))]).by_first == {}
