from pathlib import Path

import pytest

from travaux.errors import InvalidValue
from travaux.reading.tables import table
from travaux.reading.topics import scheme, shares

PAGE = Path(__file__).parents[2] / "docs" / "topics.md"


@pytest.mark.parametrize(
    ("language", "sentence", "topic"),
    [
        ("ru", "Стороны увеличат поставки нефти и газа по трубопроводу.", "energy"),
        ("zh", "双方将增加石油和天然气供应。", "energy"),
        ("en", "The sides will raise supplies of oil and gas by pipeline.", "energy"),
        ("ru", "Стороны обсудили таможенные пошлины и товарооборот.", "trade"),
        ("zh", "双方讨论了关税和贸易问题。", "trade"),
        ("en", "The sides discussed customs duties and trade.", "trade"),
    ],
)
def test_leading_topic_has_most_terms(language: str, sentence: str, topic: str) -> None:
    (first, *_rest) = scheme().topics(sentence, language)
    assert first.topic == topic
    assert first.score >= 2
    assert all(word in sentence.lower() for word in first.words)


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_every_topic_has_a_label_and_terms_in_every_language(language: str) -> None:
    assert table("topics")["source"]
    assert table("topics")["licence"]
    for row in table("topics")["topics"].values():
        assert row["label"][language]
        assert len(set(row[language])) == len(row[language]) >= 6


def test_short_terms_are_whole_words() -> None:
    assert [hit.topic for hit in scheme().topics("A gastronomic evening.", "en")] == []


def test_own_topics_are_added_from_yaml(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("topics:\n  tea:\n    label: {en: tea}\n    en: [tea ceremony]\n", encoding="utf-8")
    assert [hit.topic for hit in scheme(str(own)).topics("a tea ceremony", "en")] == ["tea"]


@pytest.mark.parametrize("content", ["topics: [a]", "nothing: here", ": :", "topics:\n  tea:\n    en: [tea]\n"])
def test_file_that_is_no_scheme_is_refused(tmp_path: Path, content: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidValue, match=r"docs/topics\.md"):
        scheme(str(own))


def test_shares_count_characters_of_the_leading_topic() -> None:
    found = shares(["oil and gas!", "nothing here"], "en", scheme())
    assert found == {"energy": 0.5}
    assert shares([], "en", scheme()) == {}


def test_docs_name_every_topic_with_its_labels() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, row in table("topics")["topics"].items():
        label = row["label"]
        assert f"| `{name}` | {label['en']} | {label['ru']} | {label['zh']} |" in page


@pytest.mark.parametrize(
    ("language", "sentence", "topic"),
    [
        ("ru", "Ученики поблагодарили учителей.", "security"),
        ("zh", "双方重申对方的核心利益。", "nuclear"),
        ("en", "Awards were handed over.", "security"),
    ],
)
def test_beginning_of_another_word_is_no_seed(language: str, sentence: str, topic: str) -> None:
    assert topic not in {hit.topic for hit in scheme().topics(sentence, language)}


@pytest.mark.parametrize(
    ("language", "figurative", "literal"),
    [
        ("en", "The business climate has improved.", "The climate suits business."),
        ("ru", "Инвестиционный климат улучшился.", "Климат и инвестиции изменились."),
        ("zh", "营商环境有所改善。", "营商环境和自然环境都有改善。"),
    ],
)
def test_topics_leave_out_expressions_in_which_a_term_means_something_else(
    language: str, figurative: str, literal: str
) -> None:
    assert "environment" not in [hit.topic for hit in scheme().topics(figurative, language)]
    assert "environment" in [hit.topic for hit in scheme().topics(literal, language)]
