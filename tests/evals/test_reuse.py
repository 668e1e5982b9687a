from collections.abc import Sequence

import pytest
from evals.corpora import Text
from evals.plagdet import Detection
from evals.reuse import false_measures, found_in, planted_measures
from evals.reuse_sets import LEVELS, Planted, ReuseSet

CASES = [Detection("q", 100 * at, 100 * at + 50, "s", 200 * at, 200 * at + 60) for at in range(len(LEVELS))]
SET = ReuseSet(
    language="en",
    sources=(Text("s", "w " * 500), Text("kin", "w " * 500)),
    queries=(Text("q", "w " * 1000),),
    planted=tuple(Planted(case, level) for case, level in zip(CASES, LEVELS, strict=True)),
    series={"s": "s", "kin": "one", "q": "one"},
)


def only_verbatim(sources: Sequence[Text], queries: Sequence[Text], language: str) -> list[Detection]:
    return CASES[:1]


def kin_as_well(sources: Sequence[Text], queries: Sequence[Text], language: str) -> list[Detection]:
    return [*CASES, Detection("q", 600, 700, "kin", 0, 100)]


def test_planted_measures_give_recall_a_level() -> None:
    values = {measure.name: measure.value for measure in planted_measures("set", SET, "gold", only_verbatim)}
    assert values["set/recall-none"] == values["set/precision"] == 1.0
    assert values["set/recall-heavy"] == 0.0
    assert values["set/recall"] == pytest.approx(0.25)


def test_found_in_leaves_out_pairs_of_one_series() -> None:
    assert found_in(SET, kin_as_well) == CASES


def test_false_measures_count_per_ten_thousand_words_and_less_is_better() -> None:
    measure = false_measures("false", SET, "gold", only_verbatim)
    assert measure.value == pytest.approx(10.0)
    assert not measure.higher_is_better
