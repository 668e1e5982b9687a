from __future__ import annotations

import pytest
from evals.ownership_scores import Guess, accuracy, brier, calibration_error, chance_error, null, reliability, scores


def _guess(support: float, right: bool, similarity: float = 0.9) -> Guess:
    return Guess("A", "A" if right else "B", support, similarity, dev=False)


def test_a_support_that_is_right_as_often_as_it_says_is_calibrated() -> None:
    found = [_guess(0.75, right) for right in (True, True, True, False)]
    assert accuracy(found) == 0.75
    assert calibration_error(found) == pytest.approx(0)
    assert chance_error(found) == pytest.approx(0.25)


def test_the_brier_score_of_saying_one_half_is_a_quarter() -> None:
    assert brier([_guess(0.5, right) for right in (True, False)]) == pytest.approx(0.25)


def test_the_table_has_a_row_a_tenth_and_no_empty_ones() -> None:
    found = [_guess(0.55, True), _guess(0.95, True), _guess(1.0, False)]
    assert [(row.low, row.guesses, row.right) for row in reliability(found)] == [(0.5, 1, 1.0), (0.9, 2, 0.5)]


def test_shuffled_sides_are_guessed_by_chance() -> None:
    found = [Guess(side, side, 1.0, 0.9, dev=False) for side in "AB" for _time in range(100)]
    assert accuracy(found) == 1
    assert 0.4 < null(found) < 0.6


def test_an_accuracy_of_a_few_has_no_floor() -> None:
    few = {one.name: one.guarded for one in scores("x", [_guess(0.9, True)] * 9, "gold")}
    many = {one.name: one.guarded for one in scores("x", [_guess(0.9, True)] * 10, "gold")}
    assert (few["x.accuracy_named"], many["x.accuracy_named"]) == (False, True)
    assert not many["x.null_accuracy"]
