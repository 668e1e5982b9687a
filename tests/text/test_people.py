from __future__ import annotations

import pytest

from travaux.text.people import likely_people
from travaux.text.roster import Roster

PEOPLE = {
    "Igor Belkin": ("Igor Belkin",),
    "Alexei Zhuravlyov": ("Alexei Zhuravlyov",),
    "Wang Haitao": ("Wang Haitao",),
    "Thomas Brandt": ("Thomas Brandt",),
}


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("别尔金", "Igor Belkin"),
        ("伊戈尔·别尔金", "Igor Belkin"),
        ("茹拉夫廖夫", "Alexei Zhuravlyov"),
        ("布兰特", "Thomas Brandt"),
        ("海涛", "Wang Haitao"),
        ("Хайтао", "Wang Haitao"),
        ("Alexei", "Alexei Zhuravlyov"),
    ],
)
def test_a_likely_person_is_offered_by_sound_or_given_name(written: str, person: str) -> None:
    assert likely_people(written, PEOPLE)[0] == person
    assert Roster(PEOPLE.values()).taken(written) is None


def test_nobody_is_offered_for_another_name() -> None:
    assert likely_people("马尔科维奇", PEOPLE) == ()
    assert likely_people("Novak", PEOPLE) == ()
    assert likely_people("", PEOPLE) == ()
