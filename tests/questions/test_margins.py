"""What different questions found is brought together beside the passages it belongs to."""

from __future__ import annotations

import pytest

from travaux.questions.margins import margins
from travaux.record.documents import Document, document_id
from travaux.record.ownerships import Ownership
from travaux.record.passages import Passage
from travaux.record.versions import Collation, Difference, DifferenceKind, Link, PairCollation, Stretch
from travaux.text.sentences import passages

TEXTS = {
    "ru": "Стороны развивают судоходство.\n\nСтороны выступают за мир.",
    "zh": "双方发展航运。\n\n双方主张和平。",
    "en": "The sides develop shipping.\n\nThe sides stand for peace.",
}


def _document(language: str) -> Document:
    return Document(document_id(TEXTS[language], language, "2024"), TEXTS[language], language, "2024")


def _passages(language: str) -> tuple[Passage, ...]:
    document = _document(language)
    return passages(document.text, language, document.id)


def _collation(first: str, second: str, *links: Link) -> Collation:
    stop = _passages(first)[1]
    words = Stretch(stop.start, stop.end, stop.text)
    difference = Difference(DifferenceKind.FORCE, words, words, "weaker", 0.9)
    pair = PairCollation(0, 1, links, (difference,))
    return Collation((_document(first), _document(second)), (_passages(first), _passages(second)), (pair,))


@pytest.mark.parametrize("language", TEXTS)
def test_owners_stand_beside_the_passage_they_are_of(language: str) -> None:
    some = _passages(language)
    owned = Ownership(some[1].text, "Torvania", "said it first")
    assert [one.ownership for one in margins(some, owned=[owned])] == [None, owned]


@pytest.mark.parametrize(("first", "second"), [("ru", "zh"), ("zh", "en"), ("en", "ru")])
def test_the_other_version_stands_beside_its_passage_from_both_sides(first: str, second: str) -> None:
    collation = _collation(first, second, Link((0, 1), (0, 1), 0.5), Link((1, 2), (1, 2), 0.5))
    here, there = margins(_passages(first), collation=collation), margins(_passages(second), collation=collation)
    assert [one.versions[0].text for one in here] == [one.text for one in _passages(second)]
    assert [one.versions[0].text for one in there] == [one.text for one in _passages(first)]
    assert [len(one.versions[0].differences) for one in here] == [0, 1]
    assert here[0].versions[0].language == second


def test_a_passage_the_other_version_lacks_says_so() -> None:
    collation = _collation("ru", "en", Link((0, 1), (0, 0), 0), Link((1, 2), (0, 2), 0.5))
    assert margins(_passages("ru"), collation=collation)[0].versions[0].text == ""


def test_a_document_that_was_not_collated_has_no_versions() -> None:
    collation = _collation("ru", "en", Link((0, 2), (0, 2), 0.5))
    assert [one.versions for one in margins(_passages("zh"), collation=collation)] == [(), ()]
    assert margins(()) == ()
