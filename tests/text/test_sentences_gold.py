"""The hand-cut cases of ``evals/data/sentences`` as a floor; ``python -m evals.sentences`` prints the figures."""

import pytest
from evals.sentences import LANGUAGES, cases, peer_f1, score


@pytest.mark.parametrize("language", LANGUAGES)
def test_gold_has_at_least_eighty_cases(language: str) -> None:
    assert len({case.text for case in cases(language)}) >= 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_gold_is_cut_as_expected_but_for_the_known_limits(language: str) -> None:
    assert score(language, held_out=False).accuracy >= 0.96
    assert score(language, held_out=True).accuracy >= 0.89
    assert score(language).f1 >= 0.96


@pytest.mark.parametrize("language", LANGUAGES)
def test_gold_boundaries_beat_the_peers(language: str) -> None:
    assert score(language).f1 > max(peer_f1(language, "razdel"), peer_f1(language, "sentencex"))
