import pytest

from travaux.reading.gazetteer import gazetteer, mentions


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("ru", "правительству Саудовской Аравии и Соединёнными Штатами", ["SA", "US"]),
        ("ru", "с Организацией Объединённых Наций и в рамках ШОС", ["UN", "SCO"]),
        ("zh", "美国和朝鲜半岛", ["US", "KOREANPENINSULA"]),
        ("en", "the United States' policy towards Côte d’Ivoire and us", ["US", "CI"]),
        ("en", "the Iranian side", ["IR"]),
        ("ru", "иранская сторона", ["IR"]),
    ],
)
def test_mentions_are_found_in_every_form(language: str, sentence: str, expected: list[str]) -> None:
    found = mentions(sentence, language, offset=5)
    assert [mention.id for mention in found] == expected
    assert all(sentence[one.start - 5 : one.end - 5] == one.text for one in found)


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_gazetteer_knows_every_state_and_no_empty_name(language: str) -> None:
    names = gazetteer(language)
    assert len({entry.id for entry in names.entries if entry.kind == "state"}) > 230
    assert all(name.strip() for name in names.names)
