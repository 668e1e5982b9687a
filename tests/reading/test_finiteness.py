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


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Those who hide behind tariffs should ask whom they serve.", [("call-on", 2)]),
        ("en", "They have sheltered those who broke the truce and must be tried.", []),
        (
            "en",
            "It is a matter of concern that the dam leaks; the builders of Ombria must repair it.",
            [("express-concern", 2), ("call-on", 2)],
        ),
        ("en", "The sides stand for open trade and against quotas.", [("affirm", 3), ("oppose", 3)]),
        ("en", "The fight is for peace and against hunger.", []),
        (
            "en",
            "The Minister thanked Ombria and said his country intended to reopen the mission.",
            [("thank", 2), ("undertake", 2)],
        ),
        ("en", "The River Charter of the States pledge nothing.", []),
        ("ru", "Считаем необходимым отметить вклад соседей в очистку реки.", [("praise", 2)]),
        ("ru", "Сроки будут согласованы позднее.", []),
        ("ru", "Человечество стоит перед выбором.", []),
        ("zh", "双方承诺，不参加损害对方主权的同盟。", [("undertake", 4)]),
        ("zh", "落实李强总理要求，精心救治受伤人员。", []),
        ("zh", "双方商定采取措施，将贸易额提升至九百亿元。", [("agree", 3)]),
        ("zh", "双方重申坚定主张对话，将同各方密切协作。", [("affirm", 4), ("undertake", 3)]),
        ("zh", "首先，我要感谢马罗维亚总统。", [("thank", 2)]),
        ("zh", "历史要求我们珍惜和平。", []),
    ],
)
def test_finiteness_tells_the_clause_a_word_acts_in(
    language: str, sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert acts(sentence, language) == expected
