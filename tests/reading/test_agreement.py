import pytest

from travaux.reading.agreement import agreement

KRIPPENDORFF_2011 = [
    *(("1", "1", "", "1"), ("2", "2", "3", "2"), ("3", "3", "3", "3"), ("3", "3", "3", "3"), ("2", "2", "2", "2")),
    *(("1", "2", "3", "4"), ("4", "4", "4", "4"), ("1", "1", "2", "1"), ("2", "2", "2", "2"), ("", "5", "5", "5")),
    *(("", "", "1", "1"), ("", "", "3", "")),
]
"""Section C of "Computing Krippendorff's Alpha-Reliability" (2011): nominal alpha .743."""


def test_alpha_equals_the_published_example() -> None:
    found = agreement(KRIPPENDORFF_2011)
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert found.units == 11
    assert found.disagreements == (1, 5, 7)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.743 < found.high
    assert found.reportable


def test_perfect_agreement_is_one_and_interval_is_the_same_every_time() -> None:
    codes = [("a", "a"), ("b", "b"), ("a", "a")]
    assert agreement(codes).alpha == 1
    assert agreement(codes) == agreement(codes)


@pytest.mark.parametrize("codes", [[], [("a", "")], [("a", "a"), ("a", "a")]])
def test_alpha_is_undefined_without_variation_or_pairs(codes: list[tuple[str, str]]) -> None:
    found = agreement(codes)
    assert found.alpha is None
    assert not found.reportable
