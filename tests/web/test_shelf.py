"""Answers are worked out once, kept, and given as outdated while the record changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from travaux.web.shelf import Kept, Shelf

WAIT = 30.0


@pytest.fixture
def shelf() -> Iterator[Shelf[str]]:
    made: Shelf[str] = Shelf(still_seconds=0)
    yield made
    made.close()


def test_an_answer_is_worked_out_once_while_the_record_is_the_same(shelf: Shelf[str]) -> None:
    worked: list[str] = []

    def work() -> str:
        worked.append("once")
        return "answer"

    assert [shelf.ask("key", 1, work, WAIT) for _turn in range(3)] == [Kept("answer", 1, False)] * 3
    assert worked == ["once"]


def test_nothing_is_given_until_the_first_answer_is_ready(shelf: Shelf[str]) -> None:
    ready = threading.Event()

    def work() -> str:
        ready.wait(WAIT)
        return "answer"

    assert shelf.ask("key", 1, work, 0.01) is None
    ready.set()
    assert shelf.ask("key", 1, work, WAIT) == Kept("answer", 1, False)


def test_the_earlier_answer_is_given_as_outdated_until_the_new_one_is_ready(shelf: Shelf[str]) -> None:
    ready = threading.Event()

    def anew() -> str:
        ready.wait(WAIT)
        return "new"

    shelf.ask("key", 1, lambda: "old", WAIT)
    assert shelf.ask("key", 2, anew, WAIT) == Kept("old", 1, True)
    ready.set()
    while (found := shelf.ask("key", 2, anew, WAIT)) == Kept("old", 1, True):
        pass
    assert found == Kept("new", 2, False)


def test_nothing_is_worked_out_anew_while_the_record_still_changes() -> None:
    shelf: Shelf[str] = Shelf(still_seconds=3600)
    shelf.ask("key", 1, lambda: "old", WAIT)
    for generation in (2, 3, 4):
        assert shelf.ask("key", generation, lambda: "new", WAIT) == Kept("old", 1, True)
    shelf.close()


def test_what_the_work_raised_is_raised_once_and_an_earlier_answer_outlives_it(shelf: Shelf[str]) -> None:
    def fails() -> str:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        shelf.ask("key", 1, fails, WAIT)
    assert shelf.ask("key", 1, lambda: "answer", WAIT) == Kept("answer", 1, False)
