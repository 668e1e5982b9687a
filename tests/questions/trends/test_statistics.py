"""Intervals, bursts, breaks and keyness against published values, planted changes, and series without any."""

import math
import random

import pytest

from travaux.questions.trends.breaks import FEWEST_DOCUMENTS, breaks, chance_of_silence
from travaux.questions.trends.bursts import bursts, too_few
from travaux.questions.trends.intervals import count_interval, share_interval
from travaux.questions.trends.keyness import NO_DIFFERENCE, keyness
from travaux.record.trends import TOO_FEW, Exposure


@pytest.mark.parametrize(
    ("count", "exact"), [(0, (0.0, 3.69)), (1, (0.03, 5.57)), (10, (4.80, 18.39)), (100, (81.4, 121.6))]
)
def test_count_interval_is_near_the_exact_poisson_limits(count: int, exact: tuple[float, float]) -> None:
    assert count_interval(count) == pytest.approx(exact, rel=0.03, abs=0.12)


def test_share_interval_is_that_of_wilson() -> None:
    assert share_interval(15, 50) == pytest.approx((0.191, 0.438), abs=0.001)
    assert share_interval(0, 0) == (0.0, 1.0)


def _said(shares: list[float], documents: int, seed: int) -> list[int]:
    chance = random.Random(seed)
    return [sum(chance.random() < share for _ in range(documents)) for share in shares]


def test_planted_burst_is_found_where_it_is() -> None:
    shares = [0.05] * 6 + [0.3] * 2 + [0.05] * 6
    found = [bursts(_said(shares, 60, seed), [60] * 14) for seed in range(20)]
    assert all([place for place, _how in one] == [(6, 7)] for one in found)


def test_planted_break_is_found_where_it_is() -> None:
    shares = [0.1] * 8 + [0.4] * 6
    found = [breaks(_said(shares, 60, seed), [60] * 14) for seed in range(20)]
    places = [[cut for cut, _gain in one] for one in found]
    assert sum(one == [8] for one in places) >= 18
    assert all(len(one) == 1 and 7 <= one[0] <= 9 for one in places)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.4])
def test_series_in_which_nothing_happens_gives_next_to_nothing(share: float) -> None:
    series = [_said([share] * 15, 40, seed) for seed in range(200)]
    assert sum(bool(breaks(one, [40] * 15)) for one in series) <= 2
    assert sum(bool(bursts(one, [40] * 15)) for one in series) <= 4


def test_even_series_gives_nothing() -> None:
    assert bursts([4] * 10, [40] * 10) == []
    assert breaks([4] * 10, [40] * 10) == []


def test_little_is_said_to_be_little() -> None:
    assert "too few" in too_few([1, 2, 1, 0], [50] * 4)
    assert "too few" in too_few([9, 9], [50, 50])
    assert "half" in too_few([30, 30, 30, 30], [50] * 4)
    assert breaks([0, FEWEST_DOCUMENTS - 1], [500, FEWEST_DOCUMENTS - 1]) == []


def test_silence_is_the_less_likely_the_more_documents_pass() -> None:
    assert chance_of_silence(30, 100, 40) < 0.001
    assert chance_of_silence(1, 100, 10) > 0.8


def test_keyness_is_that_of_the_published_formula() -> None:
    one, other = Exposure(10, 10_000, 10, 120), Exposure(10, 20_000, 10, 80)
    expected = (200 / 3, 400 / 3)
    published = 2 * (120 * math.log(120 / expected[0]) + 80 * math.log(80 / expected[1]))
    found = keyness(("a", "b"), one, other)
    assert found.log_likelihood == pytest.approx(published, abs=0.001)
    assert found.log_ratio == pytest.approx(math.log2(3), abs=0.001)
    assert found.interval[0] < found.log_ratio < found.interval[1]
    assert found.conservative == found.interval[0]
    assert found.answer == "a says it more"
    assert keyness(("b", "a"), other, one).log_likelihood == pytest.approx(-published, abs=0.001)


def test_keyness_of_equal_rates_and_of_little_says_so() -> None:
    assert keyness(("a", "b"), Exposure(9, 9_000, 9, 30), Exposure(9, 9_000, 9, 33)).answer == NO_DIFFERENCE
    assert keyness(("a", "b"), Exposure(9, 9_000, 3, 3), Exposure(9, 9_000, 0, 0)).answer == TOO_FEW
    assert keyness(("a", "b"), Exposure(0, 0, 0, 0), Exposure(9, 9_000, 9, 90)).answer == TOO_FEW
