from __future__ import annotations

import pytest

from travaux.text.name_words import parsed
from travaux.text.names import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Щербакова", "Анна Щербакова"),
        ("Алексея Щербакова", "Алексей Щербаков"),
        ("А. И. Щербаков", "Алексей Иванович Щербаков"),
        ("Shcherbakov", "Алексей Щербаков"),
        ("Aleksej Ŝerbakov", "Alexei Shcherbakov"),
        ("Щербаков Алексей Иванович", "Алексей Щербаков"),
        ("Khokhlov, Igor", "Игорь Хохлов"),
        ("Zhuravliov", "Журавлёв"),
        ("Павла Белкина", "Павел Белкин"),
        ("Vladimir Belkim", "Vladimir Belkin"),
        ("Ван Хайтао", "Ван Хайтао"),
        ("Хайтао", "Ван Хайтао"),
        ("Haitao Wang", "Wang Haitao"),
        ("Wang Hai-tao", "Wang Haitao"),
        ("王海濤", "王海涛"),
        ("别尔金", "帕维尔·别尔金"),
        ("王海涛部长", "王海涛"),
        ("Яна Ковальчик", "Ян Ковальчик"),
        ("王海涛", "Wang Haitao"),
    ],
)
def test_spellings_of_one_person_agree(one: str, other: str) -> None:
    expected = one not in ("Хайтао",)  # a given name alone is no name
    assert same_name(one, other) is expected
    assert same_name(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сергей Щербаков", "Алексей Щербаков"),
        ("S. Shcherbakov", "Alexei Shcherbakov"),
        ("И. Щербаков", "Алексей Иванович Щербаков"),
        ("Орлов", "Орловский"),
        ("Li Ming", "Li Mingzhe"),
        ("Wang Haitao", "Wang Jianguo"),
        ("王海涛", "王建国"),
        ("王海涛", "Wang Jianguo"),
        ("Хань Чжэн", "Hang Zheng"),
        ("李强", "Li Keqiang"),
        ("普京", "Vladimir Putin"),
        ("Ким", "Кин"),
        ("", "Ким"),
        ("Anna", "Anna Belkina"),
    ],
)
def test_other_people_are_not_merged(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_the_family_name_is_found_by_patronymic_script_and_surname() -> None:
    assert parsed("Щербаков Алексей Иванович").family == 0
    assert parsed("Алексей Иванович Щербаков").family == 2
    assert parsed("Wang Haitao").family == 0
    assert parsed("Ada Venn").family == 1
