from __future__ import annotations

import pytest

from travaux.text.roster import Roster

ROWS = [
    ("Alexei Orlov", "Алексей Иванович Орлов", "奥尔洛夫"),
    ("Sergei Belkin",),
    ("Igor Belkin",),
    ("Wang Haitao",),
    ("A. Orlov",),
    ("王建国",),
]


@pytest.mark.parametrize("name", ["Orlov", "Орлова", "А. И. Орлов", "奥尔洛夫", "阿列克谢·奥尔洛夫", "министр Орлов"])
def test_a_person_is_found_under_any_spelling_with_all_rows(name: str) -> None:
    meant = Roster(ROWS).meant(name)
    assert meant.is_one_of(["Alexei Orlov"])
    assert meant.is_one_of(["A. Orlov"])
    assert not meant.is_one_of(["Igor Belkin"])
    assert meant.note == ""


@pytest.mark.parametrize("name", ["王海涛", "Ван Хайтао", "Ваном Хайтао", "Haitao Wang"])
def test_chinese_names_are_found_across_scripts(name: str) -> None:
    assert Roster(ROWS).meant(name).spellings == {"Wang Haitao"}


@pytest.mark.parametrize("name", ["Belkin", "Белкина"])
def test_a_name_of_two_people_is_told_and_nobody_taken(name: str) -> None:
    meant = Roster(ROWS).meant(name)
    assert set(meant.several) == {"Sergei Belkin", "Igor Belkin"}
    assert not meant.is_one_of(["Sergei Belkin"])
    assert "give the full name" in meant.note


def test_two_people_of_one_romanisation_are_told() -> None:
    roster = Roster([("王毅",), ("王易",), ("Wang Yi",)])
    assert len(roster.meant("Wang Yi").several) == 2
    assert len(roster.meant("Ван И").several) == 2
    assert roster.meant("王易").several  # whose row is Wang Yi's?
    assert Roster([("王毅",), ("王易",)]).meant("王毅").spellings == {"王毅"}


def test_a_contrary_given_name_in_characters_speaks_against() -> None:
    assert Roster(ROWS).meant("谢尔盖·奥尔洛夫").spellings == frozenset()


def test_who_is_meant_by_sound_is_offered_only() -> None:
    meant = Roster(ROWS).meant("伊戈尔·别尔金")
    assert (meant.spellings, meant.likely) == (frozenset(), ("Igor Belkin",))
    assert "ask for that name" in meant.note


def test_the_gazetteer_leads_to_rows_and_says_so() -> None:
    known = {"X": ("Igor Belkin", "伊戈尔·别尔金", "别尔金")}
    meant = Roster([("Igor Belkin",)], known).meant("别尔金")
    assert meant.spellings == {"Igor Belkin"}
    assert "read as Igor Belkin" in meant.note
    assert not Roster([("Sergei Belkin",)], known).meant("伊戈尔·别尔金").spellings


def test_a_slip_is_taken_only_where_nothing_fits_without() -> None:
    roster = Roster([("Anna Belkina",), ("Anna Belkin",)])
    assert roster.meant("Anna Belkina").spellings == {"Anna Belkina"}
    assert Roster([("Wang Jianguo",)]).meant("Wang Jiangguo").spellings == {"Wang Jianguo"}
    assert Roster([]).meant("Anna").spellings == frozenset()


ORLOVS = Roster(
    [
        ("Alexei Orlov", "Алексей Иванович Орлов", "阿列克谢·奥尔洛夫"),
        ("Sergei Orlov", "Сергей Петрович Орлов", "谢尔盖·奥尔洛夫"),
        ("Wang Haitao", "Ван Хайтао", "王海涛"),
    ]
)


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Орлов", None),
        ("А.И. Орлова", "Alexei Orlov"),
        ("С. Орлов", "Sergei Orlov"),
        ("奥尔洛夫", None),
        ("Вана Хайтао", "Wang Haitao"),
        ("А.П. Орлов", None),
        ("П.А. Орлов", None),
        ("Nobody Else", None),
    ],
)
def test_a_name_with_a_patronymic_or_of_two_people_answers_with_one_or_nobody(written: str, person: str | None) -> None:
    meant = ORLOVS.taken(written)
    assert (person in meant.spellings) if meant and person else not (meant and meant.spellings)


def test_the_closer_spelling_wins() -> None:
    roster = Roster([("Anna Belkina",), ("Anna Belkin",)])
    assert roster.meant("Anna Belkina").spellings == {"Anna Belkina"}
    assert roster.meant("Anna Belkin").spellings == {"Anna Belkin"}
