import pytest

from tests.reading.said import acts, read
from travaux.record.statements import Act, Binding, Polarity

LADDER = [
    ("ru", "Стороны отмечают рост торговли.", "note", 1),
    ("zh", "双方指出贸易增长。", "note", 1),
    ("en", "The sides note the growth of trade.", "note", 1),
    ("ru", "Стороны подтверждают приверженность договору.", "affirm", 2),
    ("zh", "双方重申恪守条约。", "affirm", 2),
    ("en", "The sides reaffirm their commitment to the treaty.", "affirm", 2),
    ("ru", "Стороны выступают за диалог.", "affirm", 3),
    ("zh", "双方主张对话。", "affirm", 3),
    ("en", "The sides advocate dialogue.", "affirm", 3),
    ("ru", "Стороны твёрдо убеждены в пользе диалога.", "affirm", 4),
    ("zh", "双方坚信对话有益。", "affirm", 4),
    ("en", "The sides firmly believe in dialogue.", "affirm", 4),
    ("ru", "Стороны горячо приветствуют визит.", "welcome", 3),
    ("zh", "双方热烈欢迎此访。", "welcome", 3),
    ("en", "The sides warmly welcome the visit.", "welcome", 3),
    ("ru", "Стороны всецело поддерживают план.", "support", 5),
    ("zh", "双方全力支持该计划。", "support", 5),
    ("en", "The sides fully support the plan.", "support", 5),
    ("ru", "Стороны выражают глубокую озабоченность кризисом.", "express-concern", 4),
    ("zh", "双方对危机深表关切。", "express-concern", 4),
    ("en", "The sides express grave concern over the crisis.", "express-concern", 4),
    ("ru", "Стороны решительно выступают против санкций.", "oppose", 4),
    ("zh", "双方坚决反对制裁。", "oppose", 4),
    ("en", "The sides resolutely oppose sanctions.", "oppose", 4),
    ("ru", "Стороны осуждают нападение.", "condemn", 4),
    ("zh", "双方谴责袭击。", "condemn", 4),
    ("en", "The sides condemn the attack.", "condemn", 4),
    ("ru", "Стороны настоятельно призывают к сдержанности.", "call-on", 3),
    ("zh", "双方敦促保持克制。", "call-on", 3),
    ("en", "The sides urge restraint.", "call-on", 3),
    ("ru", "Стороны требуют немедленно прекратить огонь.", "demand", 5),
    ("zh", "双方要求立即停火。", "demand", 5),
    ("en", "The sides demand an immediate ceasefire.", "demand", 5),
    ("ru", "Стороны обязуются сократить выбросы.", "undertake", 4),
    ("zh", "双方承诺减少排放。", "undertake", 4),
    ("en", "The sides undertake to reduce emissions.", "undertake", 4),
    ("ru", "Стороны договорились открыть линию.", "agree", 3),
    ("zh", "双方商定开通航线。", "agree", 3),
    ("en", "The sides agreed to open a line.", "agree", 3),
]


@pytest.mark.parametrize(("language", "sentence", "act", "force"), LADDER)
def test_act_and_force_follow_the_ladder_in_every_language(language: str, sentence: str, act: str, force: int) -> None:
    assert acts(sentence, language) == [(act, force)]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("ru", "Стороны не поддерживают эту идею.", [("oppose", 2)]),
        ("zh", "双方不赞成这一设想。", [("oppose", 2)]),
        ("en", "The sides do not support this idea.", [("oppose", 2)]),
        ("ru", "Стороны приветствуют визит и поддерживают план.", [("welcome", 2), ("support", 3)]),
        ("zh", "双方欢迎此访，支持该计划。", [("welcome", 2), ("support", 3)]),
        ("en", "The sides welcome the visit and support the plan.", [("welcome", 2), ("support", 3)]),
        ("ru", "Делегация прибыла вечером.", []),
        ("zh", "代表团于晚间抵达。", []),
        ("en", "The delegation arrived in the evening.", []),
        ("ru", "Меры, вызывающие озабоченность, обсуждались вчера.", []),
        ("en", "The measures that they condemn were discussed yesterday.", []),
        ("en", "The support of the public fell.", []),
        ("zh", "反对派支持者举行集会。", []),
    ],
)
def test_negated_coordinate_and_embedded_words_are_told_apart(
    language: str, sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert acts(sentence, language) == expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Стороны выступают против размещения ракет и примут ответные меры."),
        ("zh", "双方反对部署导弹，并将采取反制措施。"),
        ("en", "The sides oppose the deployment of missiles and will take countermeasures in response."),
    ],
)
def test_opposition_with_an_answer_announced_is_the_strongest(language: str, sentence: str) -> None:
    assert acts(sentence, language) == [("oppose", 5)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Стороны обязуются не размещать оружие в космосе."),
        ("zh", "双方承诺不在外空部署武器。"),
        ("en", "The sides undertake not to deploy weapons in outer space."),
    ],
)
def test_promise_to_refrain_is_a_negated_undertaking_of_full_force(language: str, sentence: str) -> None:
    (statement,) = read(sentence, language)
    assert (statement.act, statement.force, statement.negated) == (Act.UNDERTAKE, 4, True)
    assert statement.binding is Binding.LEGAL


@pytest.mark.parametrize(
    ("language", "sentence", "word"),
    [
        ("ru", "Стороны решительно осуждают нападение.", "осуждают"),
        ("zh", "双方强烈谴责袭击。", "谴责"),
        ("en", "The sides strongly condemn the attack.", "condemn"),
    ],
)
def test_reasons_name_the_words_that_decided_with_their_offsets(language: str, sentence: str, word: str) -> None:
    (statement,) = read(sentence, language, offset=100)
    start = sentence.index(word)
    assert any(f"{word!r} at {start}-{start + len(word)}" in reason for reason in statement.reasons)
    assert any("force 5" in reason for reason in statement.reasons)
    assert statement.polarity is Polarity.NEGATIVE
    assert (statement.start, statement.end) == (100, 100 + len(sentence))


def test_traditional_characters_are_read_and_the_text_is_left_alone() -> None:
    (statement,) = read("雙方堅決反對制裁。", "zh")
    assert (statement.act, statement.force, statement.text) == (Act.OPPOSE, 4, "雙方堅決反對制裁。")


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("ru", "Президент выразил соболезнования в связи с трагедией.", [("express-concern", 2)]),
        ("en", "The President expressed his condolences over the tragedy.", [("express-concern", 2)]),
        ("zh", "主席就这一悲剧表示哀悼。", [("express-concern", 2)]),
        ("ru", "Нам кажется, что диалог полезен.", [("affirm", 2)]),
        ("en", "It seems to us that dialogue is useful.", [("affirm", 2)]),
        ("ru", "Регионы поддерживают тесные связи с соседями.", []),
        ("en", "The islands require the sustained support of donors.", []),
        ("ru", "Отмечен высокий уровень связей и подтверждён настрой на их развитие.", [("note", 1), ("undertake", 2)]),
        ("en", "We strongly believe that support of reforms is needed.", [("affirm", 4)]),
        ("en", "We have shown the political will to act.", []),
        ("ru", "Скажу прямо: прежняя модель себя исчерпала.", []),
        ("ru", "Потом оставлю свои предложения.", [("undertake", 3)]),
        ("ru", "Войска должны быть оснащены новой техникой.", [("affirm", 2)]),
        ("zh", "各地落实重要指示批示精神。", []),
        ("zh", "我们有维护和平的责任。", [("affirm", 2)]),
    ],
)
def test_words_of_speeches_and_reports_claim_what_they_do(
    language: str, sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert acts(sentence, language) == expected
