import pytest

from travaux.parallels.likeness import Agreement, judge
from travaux.record.parallels import Edit, EditKind, Status


def edit(kind: EditKind) -> Edit:
    return Edit(kind, "a", "b", 0, 1, 0, 1)


@pytest.mark.parametrize(
    ("agreement", "kinds", "status"),
    [
        ((1.0, 1.0, 1.0), [], Status.VERBATIM),
        ((1.0, 0.4, 1.0), [], Status.VERBATIM),
        ((1.0, 1.0, 0.98), [EditKind.NUMBER], Status.EDITED),
        ((0.7, 0.5, 0.8), [EditKind.ADDED], Status.EDITED),
        ((0.56, 0.9, 0.8), [EditKind.ADDED], Status.EDITED),
        ((0.9, 0.9, 0.4), [EditKind.ADDED], Status.REWORKED),
        ((0.5, 0.5, 0.8), [EditKind.ADDED, EditKind.REORDERED], Status.REWORKED),
        ((0.5, 0.7, 0.8), [EditKind.SUBSTITUTED], Status.NEW),
        ((0.39, 1.0, 0.8), [EditKind.ADDED], Status.NEW),
    ],
)
def test_judge_follows_the_rule(agreement: tuple[float, float, float], kinds: list[EditKind], status: Status) -> None:
    likeness = judge(Agreement(*agreement), tuple(map(edit, kinds)))
    assert likeness.status is status
    assert any("covered" in reason for reason in likeness.reasons)
