"""What a sentence is about: topics of the scheme, and whoever is named, in three languages."""

from __future__ import annotations

import pytest

from travaux.errors import InvalidValue
from travaux.reading.matters import concerns, matter_of


@pytest.mark.parametrize("asked", ["Brazil", "Бразилия", "巴西"])
def test_matter_of_a_name_is_what_it_stands_for(asked: str) -> None:
    assert matter_of(asked) == "BR"


def test_matter_of_a_topic_is_its_id() -> None:
    assert matter_of("energy") == "energy"


def test_matter_of_anything_else_names_topics_and_what_may_have_been_meant() -> None:
    with pytest.raises(InvalidValue, match="Was Brazil meant"):
        matter_of("Brasil")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The gas pipeline reached Brazil."),
        ("ru", "Газопровод дошёл до Бразилии."),
        ("zh", "天然气管道已通到巴西。"),
    ],
)
def test_concerns_sees_terms_and_names(language: str, text: str) -> None:
    assert concerns(text, language, "energy")
    assert concerns(text, language, "BR")
    assert not concerns(text, language, "health")
    assert not concerns(text, language, "AR")
