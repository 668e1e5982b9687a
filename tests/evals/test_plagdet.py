import math

import pytest
from evals.plagdet import Detection, characters, granularity, macro, micro


def stretch(begin: int, end: int, s_begin: int, s_end: int, src: str = "s") -> Detection:
    return Detection("q", begin, end, src, s_begin, s_end)


CASES = [stretch(0, 100, 0, 100), stretch(200, 220, 300, 320)]


def test_plagdet_of_the_cases_themselves_is_one() -> None:
    assert micro(CASES, CASES).plagdet == 1.0
    assert macro(CASES, CASES).plagdet == 1.0


def test_micro_counts_characters_of_both_sides() -> None:
    found = [stretch(50, 150, 50, 150)]  # finds half of the first case on each side, and as much that is false
    score = micro(CASES, found)
    assert score.precision == pytest.approx(100 / 200)
    assert score.recall == pytest.approx(100 / 240)


def test_macro_counts_every_case_alike() -> None:
    score = macro(CASES, [stretch(200, 220, 300, 320)])
    assert score.recall == pytest.approx(0.5)
    assert score.precision == 1.0
    assert micro(CASES, [stretch(200, 220, 300, 320)]).recall == pytest.approx(40 / 240)


def test_detection_from_the_wrong_source_or_place_finds_nothing() -> None:
    for wrong in (stretch(0, 100, 0, 100, src="other"), stretch(0, 100, 500, 600), stretch(100, 200, 0, 100)):
        assert micro(CASES, [wrong]).recall == 0.0
        assert macro(CASES, [wrong]).plagdet == 0.0


def test_granularity_counts_detections_a_found_case_and_lowers_plagdet() -> None:
    halves = [stretch(0, 50, 0, 50), stretch(50, 100, 50, 100)]
    assert granularity(CASES, halves) == 2.0
    score = micro(CASES[:1], halves)
    assert score.precision == score.recall == 1.0
    assert score.plagdet == pytest.approx(1 / math.log2(3))


def test_overlapping_detections_count_each_character_once() -> None:
    assert characters([stretch(0, 60, 0, 60), stretch(40, 100, 40, 100)]) == 200
    assert micro(CASES[:1], [stretch(0, 60, 0, 60), stretch(40, 100, 40, 100)]).recall == 1.0


def test_nothing_against_nothing_is_perfect_and_against_something_is_zero() -> None:
    assert micro([], []).plagdet == macro([], []).plagdet == 1.0
    assert micro(CASES, []).plagdet == macro(CASES, []).plagdet == 0.0
    assert micro([], CASES).plagdet == macro([], CASES).plagdet == 0.0
