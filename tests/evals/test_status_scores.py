from __future__ import annotations

import pytest
from evals.status_gold import GoldEdit
from evals.status_scores import Tally, agreement, match_edits, score_statuses, tally_edits, tally_places

from travaux.record.parallels import EditKind, Status


def edit(kind: EditKind, earlier: str, later: str) -> GoldEdit:
    return GoldEdit(kind, earlier, later)


def test_score_counts_hits_misses_and_confusion() -> None:
    gold = [Status.VERBATIM, Status.NEW, Status.NEW, Status.EDITED]
    score = score_statuses(gold, [Status.VERBATIM, Status.NEW, Status.EDITED, Status.EDITED])
    assert score.of(Status.NEW) == Tally(1, 1, 2)
    assert score.of(Status.EDITED).f1 == pytest.approx(2 / 3)
    assert score.confusion[Status.NEW, Status.EDITED] == 1
    assert score.accuracy == 0.75


def test_score_of_answers_of_another_number_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        score_statuses([Status.NEW, Status.NEW], [Status.NEW])


@pytest.mark.parametrize(
    ("language", "gold", "answer", "same"),
    [
        ("en", ("", "where possible"), ("", "possible"), True),
        ("en", ("six months", "three months"), ("six", "three"), True),
        ("en", ("trade", "energy"), ("trade", ""), False),
        ("ru", ("решительно", ""), ("решительно", ""), True),
        ("ru", ("", "по возможности"), ("", "активно"), False),
        ("zh", ("六个月", "三个月"), ("六", "三"), True),
        ("zh", ("", "坚决"), ("", "任何"), False),
    ],
)
def test_agreement_is_lenient_in_extent_not_in_words(
    language: str, gold: tuple[str, str], answer: tuple[str, str], same: bool
) -> None:
    value = agreement(edit(EditKind.NUMBER, *gold), edit(EditKind.NUMBER, *answer), language)
    assert (value >= 0.5) == same


def test_agreement_of_reorderings_takes_the_moved_part_for_the_stretch() -> None:
    gold = edit(EditKind.REORDERED, "trade, energy and transport", "energy, trade and transport")
    assert agreement(gold, edit(EditKind.REORDERED, "energy", "energy"), "en") >= 0.5
    assert agreement(gold, edit(EditKind.REORDERED, "fish", "fish"), "en") == 0.0


def test_match_edits_is_one_to_one() -> None:
    gold = [edit(EditKind.ADDED, "", "all"), edit(EditKind.ADDED, "", "all")]
    assert match_edits(gold, gold[:1], "en").count(-1) == 1


def test_tally_edits_wants_the_kind_and_tally_places_does_not() -> None:
    gold = [edit(EditKind.QUALIFIER, "", "strongly"), edit(EditKind.NUMBER, "5", "6")]
    answers = [edit(EditKind.ADDED, "", "strongly"), edit(EditKind.NUMBER, "5", "6")]
    assert tally_edits(gold, answers, "en") == Tally(1, 2, 2)
    assert tally_places(gold, answers, "en") == Tally(2, 2, 2)
    assert tally_edits(gold, answers, "en", EditKind.QUALIFIER) == Tally(0, 0, 1)


def test_tally_of_nothing_is_perfect_and_of_misses_zero() -> None:
    assert Tally(0, 0, 0).f1 == 1.0
    assert Tally(0, 2, 3).f1 == Tally(0, 2, 3).precision == 0.0
