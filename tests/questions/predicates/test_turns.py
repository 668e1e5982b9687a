"""Every function of the language is turned by some property test."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tests.questions.predicates.turns import TURNED
from travaux.questions.predicates.evaluation import FUNCTIONS

HERE = Path(__file__).parent


def test_every_function_has_a_property_that_turns_or_widens_it() -> None:
    for path in sorted(HERE.glob("test_*.py")):
        import_module(f"tests.questions.predicates.{path.stem}")
    assert set(TURNED) == set(FUNCTIONS), "a function without a property, or a property of none"
