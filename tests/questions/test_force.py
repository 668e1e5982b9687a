"""Force shifts joined to the reading of a text, in three languages."""

from __future__ import annotations

import pytest

from tests.questions.small_record import answers, document
from travaux.questions.force import with_shifts
from travaux.record.documents import Document
from travaux.record.parallels import Status
from travaux.record.readings import PassageReading, Standing
from travaux.record.statements import Direction
from travaux.text.sentences import passages

EARLIER = {
    "en": "The sides met in Lodara. The sides strongly oppose the deployment of strike weapons near the borders of "
    "Ombria and call for the early resumption of the consultations on strategic stability.",
    "ru": "Стороны встретились в Лодаре. Стороны решительно выступают против размещения ударных вооружений вблизи "
    "границ соседних государств и за скорейшее возобновление консультаций по стратегической стабильности.",
    "zh": "双方在洛达拉举行会晤。双方坚决反对在邻国边境附近部署打击性武器，主张尽早恢复关于战略稳定问题的磋商。",
}
LATER = {
    "en": "The sides oppose the deployment of strike weapons near the borders of Ombria and call for the early "
    "resumption of the consultations on strategic stability.",
    "ru": "Стороны выступают против размещения ударных вооружений вблизи границ соседних государств и за скорейшее "
    "возобновление консультаций по стратегической стабильности.",
    "zh": "双方反对在邻国边境附近部署打击性武器，主张尽早恢复关于战略稳定问题的磋商。",
}


def readings(earlier: Document, later: Document) -> tuple[PassageReading, ...]:
    found = answers(later, [earlier]).parallels
    parts = passages(later.text, later.language, later.id)
    return tuple(
        PassageReading(part, own[0].kind if own else Status.NEW, 0.0, Standing(0, 0), own, 1, len(own))
        for part, own in zip(parts, found, strict=True)
    )


def read(earlier: str, later: str, language: str) -> tuple[PassageReading, ...]:
    one, other = document("old", earlier, language, "2020-01-01"), document("new", later, language, "2021-01-01")
    return with_shifts(readings(one, other), language, lambda names: {"old": earlier})


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_reading_says_that_an_edited_passage_softened(language: str) -> None:
    (one,) = read(EARLIER[language], LATER[language], language)
    assert one.force is not None
    assert one.force.direction is Direction.SOFTENED
    assert one.force.reason == "oppose 4 became oppose 3"


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_reading_says_that_an_edited_passage_hardened(language: str) -> None:
    one = read(LATER[language], EARLIER[language], language)[-1]
    assert one.force is not None
    assert one.force.direction is Direction.HARDENED


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_a_passage_said_word_for_word_moved_nothing(language: str) -> None:
    assert all(one.force is None for one in read(EARLIER[language], EARLIER[language], language))


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "some states", "Korvania"),
        ("ru", "некоторых государств", "Корвании"),
        ("zh", "个别国家", "科尔瓦尼亚"),
    ],
)
def test_reading_names_whom_a_passage_newly_names_or_veils(language: str, before: str, after: str) -> None:
    frame = {
        "en": "The sides oppose the attempts of {} to turn the law of the sea into a tool of political pressure.",
        "ru": "Стороны выступают против попыток {} превратить морское право в орудие политического давления.",
        "zh": "双方反对{}企图把海洋法变成政治施压工具的做法，主张各国共同维护航行自由。",
    }[language]
    (named,) = read(frame.format(before), frame.format(after), language)
    assert named.force is not None
    assert named.force.newly_named
    (veiled,) = read(frame.format(after), frame.format(before), language)
    assert veiled.force is not None
    assert veiled.force.newly_veiled == (before,)


def test_other_languages_are_left_alone() -> None:
    one, other = document("old", EARLIER["en"], "de", "2020"), document("new", LATER["en"], "de", "2021")
    assert all(row.force is None for row in with_shifts(readings(one, other), "de", lambda names: {}))
