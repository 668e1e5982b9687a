"""Answers are worked out once, kept, and given as outdated while the record changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from travaux.web.shelf import Kept, Renewal, Shelf

WAIT = 30.0
THEN = datetime(2026, 11, 1, tzinfo=UTC)
"""When an answer was begun is not compared."""


def _shelf(still: float = 0, oldest: float = 3600, grace: float = 0, kept: int = 8) -> Shelf[str]:
    return Shelf(Renewal(still, oldest, grace, kept))


def _kept(answer: str, generation: int, outdated: bool) -> Kept[str]:
    return Kept(answer, generation, outdated, THEN)


@pytest.fixture
def shelf() -> Iterator[Shelf[str]]:
    made = _shelf()
    yield made
    made.close()


def test_an_answer_is_worked_out_once_while_the_record_is_the_same(shelf: Shelf[str]) -> None:
    worked: list[str] = []

    def work() -> str:
        worked.append("once")
        return "answer"

    assert [shelf.ask("key", 1, work, WAIT) for _turn in range(3)] == [_kept("answer", 1, False)] * 3
    assert worked == ["once"]


def test_nothing_is_given_until_the_first_answer_is_ready(shelf: Shelf[str]) -> None:
    ready = threading.Event()

    def work() -> str:
        ready.wait(WAIT)
        return "answer"

    assert shelf.ask("key", 1, work, 0.01) is None
    ready.set()
    assert shelf.ask("key", 1, work, WAIT) == _kept("answer", 1, False)


def test_the_earlier_answer_is_given_as_outdated_until_the_new_one_is_ready(shelf: Shelf[str]) -> None:
    ready = threading.Event()

    def anew() -> str:
        ready.wait(WAIT)
        return "new"

    shelf.ask("key", 1, lambda: "old", WAIT)
    assert shelf.ask("key", 2, anew, WAIT) == _kept("old", 1, True)
    ready.set()
    while (found := shelf.ask("key", 2, anew, WAIT)) == _kept("old", 1, True):
        pass
    assert found == _kept("new", 2, False)


def test_nothing_is_worked_out_anew_while_the_record_still_changes() -> None:
    shelf = _shelf(still=3600)
    shelf.ask("key", 1, lambda: "old", WAIT)
    for generation in (2, 3, 4):
        assert shelf.ask("key", generation, lambda: "new", WAIT) == _kept("old", 1, True)
    shelf.close()


def test_what_the_work_raised_is_raised_once_and_an_earlier_answer_outlives_it(shelf: Shelf[str]) -> None:
    def fails() -> str:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        shelf.ask("key", 1, fails, WAIT)
    assert shelf.ask("key", 1, lambda: "answer", WAIT) == _kept("answer", 1, False)


def test_what_is_old_is_worked_out_anew_even_while_the_record_changes() -> None:
    shelf = _shelf(still=3600, oldest=0.05)
    shelf.ask("key", 1, lambda: "old", WAIT)
    time.sleep(0.1)
    deadline = time.monotonic() + WAIT
    found = shelf.ask("key", 2, lambda: "new", WAIT)
    while found == _kept("old", 1, True) and time.monotonic() < deadline:
        found = shelf.ask("key", 2, lambda: "new", WAIT)
    assert found == _kept("new", 2, False)
    shelf.close()


def test_whoever_asks_waits_the_grace_for_a_new_answer() -> None:
    shelf = _shelf(grace=WAIT)
    first = shelf.ask("key", 1, lambda: "old", WAIT)
    second = shelf.ask("key", 2, lambda: "new", WAIT)
    assert second == _kept("new", 2, False)
    assert first is not None
    assert second is not None
    assert second.begun >= first.begun
    shelf.close()


def test_a_cleared_shelf_and_a_full_one_forget(shelf: Shelf[str]) -> None:
    for number in range(9):
        shelf.ask(number, 1, lambda: "old", WAIT)
    assert shelf.ask(0, 1, lambda: "again", WAIT) == _kept("again", 1, False)
    assert shelf.ask(8, 1, lambda: "again", WAIT) == _kept("old", 1, False)
    shelf.clear()
    assert shelf.ask(8, 2, lambda: "new", WAIT) == _kept("new", 2, False)
