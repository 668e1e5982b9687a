import pytest

from travaux.errors import InvalidValue
from travaux.reading.lexicon import LANGUAGES, Role, ladder, lexicon
from travaux.reading.tables import table
from travaux.record.statements import Act, Polarity

TABLES = [
    *("acts/leads", "acts/turns", "acts/ladder", "acts/en", "acts/ru", "acts/zh", "acts/speakers", "acts/targets"),
    *("names/states", "names/organisations", "names/places", "names/people", "names/spelling"),
    *("names/palladius", "names/pinyin", "names/sounds", "names/transliteration"),
]


@pytest.mark.parametrize("name", TABLES)
def test_table_states_source_and_licence(name: str) -> None:
    assert table(name)["source"]
    assert table(name)["licence"]


def test_ladder_states_the_origin_of_its_order_and_covers_every_act() -> None:
    assert "Asserted" in table("acts/ladder")["origin"]
    rows = ladder()
    assert set(rows) == set(Act)
    assert all(1 <= int(row["force"]) <= 5 and Polarity(row["polarity"]) for row in rows.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_lexicon_has_words_for_every_act_at_forces_of_the_ladder(language: str) -> None:
    patterns = [pattern for listed in lexicon(language).index.values() for pattern in listed]
    by_act = {pattern.name for pattern in patterns if pattern.role is Role.ACT}
    assert by_act == {act.value for act in Act}
    assert all(1 <= pattern.force <= 5 for pattern in patterns if pattern.role is Role.ACT)


def test_lexicon_of_another_language_is_refused_with_a_remedy() -> None:
    with pytest.raises(InvalidValue, match="Use ru, zh or en"):
        lexicon("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_modifier_classes_are_the_same_in_every_language(language: str) -> None:
    expected = {name for row in ladder().values() for name in row["raise"]}
    assert set(table(f"acts/{language}")["modifiers"]) == expected
