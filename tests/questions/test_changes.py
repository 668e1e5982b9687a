"""Force shifts joined to the reading of a text, in three languages."""

from __future__ import annotations

import pytest

from tests.questions.small_record import answers, document
from travaux.questions.changes import with_changes
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
    return with_changes(readings(one, other), language, lambda names: {"old": earlier})


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


LONGER = {
    "en": (
        "The sides welcome the opening of the railway across the Aster pass",
        " and will not allow third parties to interfere with its operation",
        ".",
    ),
    "ru": (
        "Стороны приветствуют открытие железной дороги через Астерский перевал",
        " и не допустят вмешательства третьих сторон в ее работу",
        ".",
    ),
    "zh": ("双方欢迎穿越阿斯特山口的铁路正式开通运营", "，绝不允许任何第三方干涉该铁路的运行", "。"),
}


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_what_an_earlier_sentence_said_besides_is_told_as_cut(language: str) -> None:
    kept, tail, stop = LONGER[language]
    (found,) = read(kept + tail + stop, kept + stop, language)
    (cut,) = found.cut
    assert cut.exact == tail.strip(" ，")
    assert found.best is not None
    assert cut.document == found.best.earlier.document
    (whole,) = read(kept + stop, kept + tail + stop, language)
    assert whole.cut == ()


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_what_the_next_sentence_says_is_not_cut(language: str) -> None:
    kept, tail, stop = LONGER[language]
    subject = {"en": "The sides", "ru": "Стороны", "zh": "双方"}[language]
    split = f"{subject} {tail.strip(' ，').removeprefix('and ').removeprefix('и ')}{stop}"
    first, *_ = read(kept + tail + stop, f"{kept}{stop} {split}", language)
    assert first.cut == ()


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_one_verb_for_another_that_binds_less_is_a_softening(language: str) -> None:
    kept, _, stop = LONGER[language]
    strong, weak = {"en": ("welcome", "note"), "ru": ("приветствуют", "отмечают"), "zh": ("欢迎", "注意到")}[language]
    (found,) = read(kept + stop, kept.replace(strong, weak) + stop, language)
    assert found.force is not None
    assert (found.force.direction, found.force.verbs) == (Direction.SOFTENED, (strong, weak))


def test_force_is_left_alone_in_other_languages() -> None:
    one, other = document("old", EARLIER["en"], "de", "2020"), document("new", LATER["en"], "de", "2021")
    texts = {one.id: one.text}
    assert all(row.force is None for row in with_changes(readings(one, other), "de", lambda names: texts))
