from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.text.sounds import alike, han_sounds, heard_in, sounds, weight

SPELLINGS = [
    ("Халмора", "Halmora", "哈尔莫拉"),
    ("Каставия", "Kastavia", "卡斯塔维亚"),
    ("Чжао Минлинь", "Zhao Minglin", "赵明霖"),
    ("Портован", "Portovan", "波尔托万"),
]


@pytest.mark.parametrize(("russian", "english", "chinese"), SPELLINGS)
def test_spellings_of_one_name_sound_alike(russian: str, english: str, chinese: str) -> None:
    assert max(alike(one, other) for one in sounds(russian, "ru") for other in sounds(english, "en")) > 0.85
    for word, language in ((russian, "ru"), (english, "en")):
        found = max(
            (heard_in(one, han_sounds(f"双方欢迎{chinese}参加。")) for one in sounds(word, language)),
            key=lambda heard: heard.likeness,
        )
        assert found.likeness > 0.75
        assert found.start >= 4


@pytest.mark.parametrize(("one", "other"), [("Halmora", "Kastavia"), ("Portovan", "Zhao"), ("Minglin", "Kastavia")])
def test_other_names_do_not_sound_alike(one: str, other: str) -> None:
    assert alike(sounds(one, "en")[0], sounds(other, "en")[0]) < 0.6


@pytest.mark.parametrize(
    ("form", "language", "name"),
    [("халморской", "ru", "Халмора"), ("Kastavian", "en", "Kastavia"), ("Рейме", "ru", "Рейм")],
)
def test_endings_are_taken_off_a_name(form: str, language: str, name: str) -> None:
    assert max(alike(one, other) for one in sounds(form, language) for other in sounds(name, language)) > 0.9


@given(st.text(alphabet="PTKSFHLMNaeiu", min_size=1, max_size=12))
def test_a_name_is_wholly_like_itself(heard: str) -> None:
    assert alike(heard, heard) == 1.0
    assert weight(heard) > 0
    assert heard_in(heard, tuple(heard)).likeness == 1.0


def test_what_has_no_letters_has_no_sound() -> None:
    assert sounds("2024", "en") == ()
    assert alike("", "") == 0.0
