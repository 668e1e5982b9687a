"""Who has the floor in a transcript, in three languages."""

from __future__ import annotations

import pytest

from travaux.reading.turns import surname, turn_at, turns

TRANSCRIPTS = {
    "en": "The talks lasted an hour.\n\nPresident Ada Lorn: We support the pact.\n\nQuestion: What of the dam?\n\n"
    "Ada Lorn: We oppose it.\n",
    "ru": "Беседа длилась час.\n\nПрезидент А.Лорн: Мы поддерживаем пакт.\n\nВопрос: А плотина?\n\n"
    "А.Лорн (по-омбрийски): Мы против неё.\n",
    "zh": "会谈持续一小时。\n\n罗恩：我们支持该协定。\n\n问：大坝呢？\n\n罗恩：我们反对。\n",
}


@pytest.mark.parametrize("language", TRANSCRIPTS)
def test_turns_tell_who_has_the_floor_and_who_only_asks(language: str) -> None:
    text = TRANSCRIPTS[language]
    found = turns(text, language)
    assert [turn.asks for turn in found] == [False, True, False]
    assert surname(found[0].voice) == surname(found[2].voice) != ""
    assert turn_at(found, 0) is None
    assert turn_at(found, len(text)) == found[2]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The decree says:\nThe dam is closed.\nThe sides agreed:\nto open it."),
        ("ru", "Стороны договорились:\nоткрыть плотину.\nВ указе говорится:\nплотина закрыта."),
        ("zh", "双方声明如下：\n开放大坝。\n公报指出：\n大坝关闭。"),
    ],
)
def test_turns_are_not_seen_in_lists_and_quotations(language: str, text: str) -> None:
    assert turns(text, language) == ()
