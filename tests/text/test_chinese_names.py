from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading.tables import table
from travaux.text.chinese_names import family_and_given, pinyin_of_characters, pinyin_of_russian
from travaux.text.name_words import parsed
from travaux.text.names import same_name

SYLLABLES = {
    "ши": "shi",
    "цзюнь": "jun",
    "хуэй": "hui",
    "чжо": "zhuo",
    "юй": "yu",
    "эр": "er",
    "цы": "ci",
    "жэнь": "ren",
}


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=3))
def test_russian_in_the_system_of_palladius_gives_its_pinyin(syllables: list[str]) -> None:
    assert "".join(SYLLABLES[one] for one in syllables) in pinyin_of_russian("ъ".join(syllables))


@pytest.mark.parametrize(
    ("form", "pinyin"), [("лэйтина", "leiting"), ("ханя", "han"), ("вэем", "wei"), ("чжэном", "zheng")]
)
def test_case_forms_lose_their_endings(form: str, pinyin: str) -> None:
    assert pinyin in pinyin_of_russian(form)


def test_hard_and_soft_endings_stay_apart() -> None:
    assert pinyin_of_russian("хань") == {"han"}
    assert "hang" in pinyin_of_russian("хан")
    assert "han" not in pinyin_of_russian("хан")


def test_every_syllable_of_the_characters_has_its_russian() -> None:
    characters, syllables = table("names/pinyin"), set(table("names/palladius")["syllables"])
    interjections = {"hng", "m", "n", "ng"}
    assert {*characters["main"], *characters["other"]} - interjections == syllables
    assert sum(len(listed) for listed in characters["main"].values()) == 8105


def test_what_is_not_of_the_system_has_no_pinyin() -> None:
    assert pinyin_of_russian("макрон") == frozenset()
    assert pinyin_of_characters("ア") == frozenset()


def test_family_names_are_read_as_such() -> None:
    assert family_and_given("单海涛") is not None
    assert family_and_given("欧阳海涛") == (frozenset({"ouyang"}), frozenset({"haitao"}))
    assert "shan" in (family_and_given("单海涛") or [()])[0]
    assert family_and_given("海") is None
    assert family_and_given("沃罗比约夫") is None


@pytest.mark.parametrize("name", ["Lü Haitao", "Lyu Haitao", "Lu Haitao", "Люй Хайтао", "Люя Хайтао", "吕海涛"])
def test_one_name_in_three_scripts(name: str) -> None:
    assert same_name(name, "吕海涛")
    assert same_name(name, "Lü Haitao")
    assert same_name("呂海濤", name)


@pytest.mark.parametrize(
    ("titled", "name"),
    [
        ("President Anna Belkina", "Anna Belkina"),
        ("Prime Minister of the Republic Belkin", "Republic Belkin"),
        ("министра иностранных дел Белкина", "Белкин"),
        ("Председатель КНР Ван Хайтао", "Ван Хайтао"),
        ("国家主席王海涛", "王海涛"),
        ("王海涛外长", "王海涛"),
        ("Wang Haitao, Foreign Minister", "Wang Haitao"),
    ],
)
def test_titles_are_no_part_of_a_name(titled: str, name: str) -> None:
    bare = parsed(name)
    assert same_name(titled, name)
    assert len(parsed(titled).words) == len(bare.words)
    assert parsed(titled).han == bare.han
