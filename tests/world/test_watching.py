from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world.samples import HERE
from travaux.record.expectations import OutcomeKind, WatchItem
from travaux.world.watching import Score, overdue, score


def _item(due: str, probability: float | None = None, outcome: OutcomeKind = OutcomeKind.OPEN) -> WatchItem:
    return WatchItem("sign", "rule", due, "2024-01-01", HERE, probability, outcome, "")


def test_only_open_items_surely_past_are_overdue_longest_first() -> None:
    items = [_item("2025"), _item("2024-12"), _item("2026-11"), _item("2024", outcome=OutcomeKind.DID_NOT)]
    assert [item.due for item in overdue(items, "2026-11-24")] == ["2024-12", "2025"]
    assert overdue(items, "2024-12-31") == ()


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_brier_is_the_mean_squared_distance(said: list[tuple[float, bool]]) -> None:
    kinds = {True: OutcomeKind.HAPPENED, False: OutcomeKind.DID_NOT}
    found = score([_item("2025", chance, kinds[happened]) for chance, happened in said])
    assert found.items == len(said)
    assert found.brier == pytest.approx(sum((chance - happened) ** 2 for chance, happened in said) / len(said))


def test_what_has_no_probability_is_void_or_open_is_not_scored() -> None:
    items = [_item("2025", None, OutcomeKind.HAPPENED), _item("2025", 0.5, OutcomeKind.VOID), _item("2025", 0.9)]
    assert score(items) == Score(None, 0, 2)
    assert score([]) == Score(None, 0, 0)
