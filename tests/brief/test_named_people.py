"""People named in drafts: by the rules of names across scripts, as in claims over the registers."""

from __future__ import annotations

import pytest

from travaux.brief.named_people import NamedPeople
from travaux.record.attestations import Attestation
from travaux.record.posts import Post

SAID = Attestation("test")


class Posts:
    """Registers of three people, each recorded in one script only."""

    def posts(self) -> tuple[Post, ...]:
        """A post each."""
        names = ("Wang Haitao", "Алексей Орлов", "Rui da Costa Lem", "Anna Orlova")
        return tuple(Post(name, "minister", "2024", SAID) for name in names)

    def delegates(self) -> tuple[()]:
        """Nobody travelled."""
        return ()

    def events(self) -> tuple[()]:
        """Nothing happened."""
        return ()


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        ("He met Wang Haitao twice.", "en", "Wang Haitao"),
        ("Он дважды встречался с Ваном Хайтао.", "ru", "Wang Haitao"),
        ("他两次会见王海涛部长。", "zh", "Wang Haitao"),
        ("他兩次會見王海濤部長。", "zh", "Wang Haitao"),
        ("Talks with Aleksej Orlov ended.", "en", "Алексей Орлов"),
        ("Talks with A. Orlov ended.", "en", "Алексей Орлов"),
        ("Беседа с А.И.Орловым завершена.", "ru", ""),  # by its endings it may also be Anna Orlova
        ("Беседа с Алексеем Орловым завершена.", "ru", "Алексей Орлов"),
        ("Talks with Rui da Costa Lem ended.", "en", "Rui da Costa Lem"),
        ("Talks with Rui Costa ended.", "en", ""),
        ("会议由网易公司主办。", "zh", ""),
    ],
)
def test_a_person_is_found_in_any_script_and_form_and_never_taken_for_another(
    text: str, language: str, person: str
) -> None:
    found = [one.id for one in NamedPeople(Posts()).named(text, language)]
    assert found == ([person] if person else [])
