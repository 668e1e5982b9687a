"""Every function of the language is turned by some property test."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from tests.questions.predicates.looks import verdict
from tests.questions.predicates.turns import TURNED
from tests.world.samples import visit
from travaux.questions.predicates.evaluation import FUNCTIONS
from travaux.record.findings import Verdict

HERE = Path(__file__).parent
UNDECIDED = {"owner": 'owner("words", "Eldoria")'}
"""Functions that this version answers undefined, whatever is in the record."""


def test_every_function_has_a_property_that_turns_or_widens_it() -> None:
    for path in sorted(HERE.glob("test_*.py")):
        import_module(f"tests.questions.predicates.{path.stem}")
    assert set(TURNED) | set(UNDECIDED) == set(FUNCTIONS), "a function without a property, or a property of none"
    assert not set(TURNED) & set(UNDECIDED)


@pytest.mark.parametrize("claim", UNDECIDED.values())
def test_what_is_not_decided_says_so(claim: str) -> None:
    assert verdict(claim, [visit("2024-05-16")]) is Verdict.UNDEFINED
