"""Which functions have a property that turns them: a test names them, and a test of the names finds who has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from travaux.record.findings import Finding, Verdict

TRUE = (Verdict.HOLDS, Verdict.IN_RECORD)
TURNED: dict[str, str] = {}
"""By function, the property test that turns it."""

Test = TypeVar("Test", bound=Callable[..., None])


def turns(*functions: str) -> Callable[[Test], Test]:
    """Marks a property test (over generated rows or texts) as the one that turns or widens these functions."""

    def mark(test: Test) -> Test:
        assert getattr(test, "is_hypothesis_test", False), f"{test.__name__} generates nothing"
        TURNED.update(dict.fromkeys(functions, test.__name__))
        return test

    return mark


def widened(before: Finding, after: Finding) -> bool:
    """Whether the verdict turned, or other readings came up that answer otherwise."""
    readings = {one.result for one in after.sensitivity} - {one.result for one in before.sensitivity}
    return before.verdict is not after.verdict or bool(readings)
