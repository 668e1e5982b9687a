from __future__ import annotations

import pytest

from tests.store.promises import PROMISES, SIDES, statement
from travaux.questions.ledger.taking import bound, items
from travaux.record.statements import Speaker, SpeakerKind


@pytest.mark.parametrize("language", PROMISES)
def test_a_commitment_is_taken_with_its_words_and_sides(language: str) -> None:
    said = statement(language)
    (taken,) = items(said)
    assert taken.quote.resolve(said) == taken.quote.exact == taken.quote.exact.strip()
    assert taken.sides == SIDES
    assert taken.commitment.due.startswith("2021")


@pytest.mark.parametrize("language", PROMISES)
def test_only_the_sentences_asked_for_are_taken(language: str) -> None:
    said = statement(language)
    assert not list(items(said, "никогда не сказано"))
    assert len(list(items(said, PROMISES[language][:8], testable=True))) == 1


@pytest.mark.parametrize("language", ["fr", "ja"])
def test_nothing_is_taken_in_a_language_that_is_not_read(language: str) -> None:
    assert not list(items(statement(language, text="Les parties sont convenues d'ouvrir une ligne.")))


def test_a_side_that_speaks_alone_is_bound_alone() -> None:
    assert bound(Speaker(SpeakerKind.SIDE, "Алвария"), SIDES) == ("Алвария",)
    assert bound(Speaker(SpeakerKind.SIDE, "Курляндия"), SIDES) == ("Курляндия",)
    assert bound(Speaker(SpeakerKind.JOINT), SIDES) == SIDES
