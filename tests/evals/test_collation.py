from __future__ import annotations

import pytest
from evals.alignment import PAIRS
from evals.collation import Wanted, answers, sentences, specimen

from travaux.record.versions import Difference, DifferenceKind, Stretch


@pytest.mark.parametrize("languages", PAIRS)
def test_planted_words_stand_where_they_are_said_to(languages: tuple[str, str]) -> None:
    cases = [*specimen(languages), *sentences(languages, dev=True), *sentences(languages, dev=False)]
    planted = [(case, wanted) for case in cases for wanted in case.wanted]
    assert len(planted) >= 60
    for case, wanted in planted:
        for side, stretch in zip(case.sides, (wanted.first, wanted.second), strict=True):
            assert side.text[stretch.start - side.start : stretch.end - side.start] == stretch.text or not stretch.text


@pytest.mark.parametrize("languages", PAIRS)
def test_dev_and_test_sentences_do_not_meet(languages: tuple[str, str]) -> None:
    dev, test = ({case.sides[0].text for case in sentences(languages, dev=half)} for half in (True, False))
    assert dev
    assert not dev & test


def test_a_difference_answers_when_kind_and_words_agree() -> None:
    wanted = Wanted("number", Stretch(4, 8, "1200"), Stretch(0, 0, ""))
    told = Difference(DifferenceKind.NUMBER, Stretch(6, 9, "00 "), Stretch(3, 5, "12"), "", 0.9)
    assert answers(told, wanted)
    assert not answers(told, Wanted("date", wanted.first, wanted.second))
    assert not answers(told, Wanted("number", Stretch(20, 24, "1300"), wanted.second))
