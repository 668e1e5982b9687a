"""Which operative words act: passives, promises and main words, in three languages."""

from __future__ import annotations

import pytest

from tests.reading.said import acts


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "The opening of the bridge was welcomed by both sides.", [("welcome", 2)]),
        ("en", "The summit attached great importance to fair trade.", [("affirm", 3)]),
        ("en", "The visit to Ombria will include talks.", []),
        ("en", "We will be in danger of losing the lake.", []),
        ("en", "Demand for fresh water has doubled.", []),
        (
            "en",
            "We note with satisfaction that work has begun and call upon all States to join.",
            [("welcome", 2), ("call-on", 2)],
        ),
        ("ru", "Достигнута договорённость о возобновлении рейсов.", [("agree", 3)]),
        ("ru", "Мы обращаемся к соседям с призывом открыть границу.", [("call-on", 2)]),
        ("ru", "Решение пока не принято.", []),
        ("ru", "Ни одна страна не вправе судить о выборе других.", [("oppose", 3)]),
        ("zh", "任何国家都无权评判别国的选择。", [("oppose", 3)]),
        ("zh", "发展必须与保护自然同步推进。", [("affirm", 2)]),
        ("zh", "这项建议符合有关要求，进展顺利。", []),
    ],
)
def test_finiteness_tells_deeds_from_nouns_and_forecasts(
    language: str, sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert acts(sentence, language) == expected
