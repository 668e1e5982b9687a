import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.parallels.likeness import OF_CHARACTERS, OF_WORDS, Agreement, Kept, is_too_little, judge, kind_of_stretch
from travaux.record.parallels import Edit, EditKind, Status

ADDED, SWAPPED, OTHER = [EditKind.ADDED], [EditKind.ADDED, EditKind.REORDERED], [EditKind.SUBSTITUTED]


def edits(kinds: list[EditKind]) -> tuple[Edit, ...]:
    return tuple(Edit(kind, "a", "b", 0, 1, 0, 1) for kind in kinds)


@pytest.mark.parametrize(
    ("coverage", "kept", "kinds", "status"),
    [
        (1.0, (1.0, 1.0, 9.0), [], Status.VERBATIM),
        (1.0, (1.0, 1.0, 9.0), [EditKind.NUMBER], Status.EDITED),
        (0.5, (0.64, 0.64, 6.0), ADDED, Status.EDITED),
        (0.9, (0.95, 0.40, 8.0), SWAPPED, Status.EDITED),
        (0.7, (0.66, 0.45, 8.0), SWAPPED, Status.REWORKED),
        (0.45, (0.45, 0.45, 5.0), ADDED, Status.REWORKED),
        (0.39, (0.45, 0.45, 5.0), ADDED, Status.NEW),
        (0.6, (0.6, 0.6, 2.9), ADDED, Status.NEW),
        (0.6, (0.8, 0.8, 5.0), OTHER, Status.NEW),
        (0.6, (0.8, 0.8, 5.0), ADDED, Status.EDITED),
        (0.64, (0.68, 0.68, 4.0), OTHER, Status.EDITED),
        (0.5, (0.5, 0.5, 5.0), OTHER, Status.NEW),
        (0.5, (0.5, 0.5, 6.0), OTHER, Status.REWORKED),
        (0.75, (0.8, 0.8, 5.0), OTHER, Status.EDITED),
    ],
)
def test_judge_follows_the_rule(
    coverage: float, kept: tuple[float, float, float], kinds: list[EditKind], status: Status
) -> None:
    likeness = judge(Agreement(coverage, 0.8, 0.8), Kept(*kept), edits(kinds), OF_WORDS)
    assert likeness.status is status
    assert any("covered" in reason for reason in likeness.reasons)
    assert any("in their order" in reason for reason in likeness.reasons)


@given(*(st.floats(0, 1) for _ in range(3)), st.floats(0, 9), st.sampled_from([[], ADDED, SWAPPED, OTHER]))
def test_what_is_too_little_is_new_whatever_the_edits(
    coverage: float, anywhere: float, in_order: float, weight: float, kinds: list[EditKind]
) -> None:
    agreement, kept = Agreement(coverage, 1.0, 0.8), Kept(anywhere, in_order, weight)
    if is_too_little(agreement, kept, OF_WORDS):
        assert judge(agreement, kept, edits(kinds), OF_WORDS).status is Status.NEW


@pytest.mark.parametrize(
    ("coverage", "containment", "weight", "status"),
    [
        (0.39, 1.0, 4.5, Status.REWORKED),
        (0.39, 0.8, 4.5, Status.NEW),
        (0.29, 1.0, 4.5, Status.NEW),
        (0.39, 1.0, 2.9, Status.NEW),
    ],
)
def test_a_whole_sentence_taken_in_is_reworked_though_little_is_covered(
    coverage: float, containment: float, weight: float, status: Status
) -> None:
    agreement, kept = Agreement(coverage, containment, 0.8), Kept(0.5, 0.5, weight)
    assert judge(agreement, kept, edits(ADDED), OF_WORDS).status is status
    assert is_too_little(agreement, kept, OF_WORDS) is (status is Status.NEW)


def test_judge_asks_more_weight_of_characters() -> None:
    between = (OF_WORDS.reworked + OF_CHARACTERS.reworked) / 2
    found = [
        judge(Agreement(0.5, 1.0, 0.5), Kept(0.5, 0.5, between), edits(ADDED), sizes)
        for sizes in (OF_WORDS, OF_CHARACTERS)
    ]
    assert [one.status for one in found] == [Status.REWORKED, Status.NEW]


@pytest.mark.parametrize(
    ("agreement", "exact", "status"),
    [
        ((1.0, 1.0, 1.0), True, Status.VERBATIM),
        ((0.7, 0.5, 0.8), False, Status.EDITED),
        ((0.56, 0.9, 0.8), False, Status.EDITED),
        ((0.9, 0.9, 0.4), False, Status.REWORKED),
        ((0.5, 0.5, 0.8), False, Status.REWORKED),
    ],
)
def test_kind_of_stretch_follows_the_rule(agreement: tuple[float, float, float], exact: bool, status: Status) -> None:
    assert kind_of_stretch(Agreement(*agreement), exact=exact) is status
