"""Claims about texts in Russian, Chinese and English: a mention inserted turns the verdict."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.questions.predicates.texts import ask_texts
from tests.store.samples import document
from tests.world.samples import HERE
from travaux.record.documents import Document
from travaux.record.expectations import Expectation
from travaux.record.findings import Finding, Verdict

PLAIN = {
    "ru": "Стороны продолжат сотрудничество в области энергетики.",
    "zh": "双方将继续开展能源合作。",
    "en": "The two sides will continue cooperation in the field of energy.",
}
NAMED = {
    "ru": "Стороны ускорят строительство газопровода «Северная заря» через перевал.",
    "zh": "双方将加快建设北曙光管道。",
    "en": "The sides will speed up work on the Northern Dawn pipeline.",
}
PARTLY = {
    "ru": "Стороны обсудили северную ветку и зарю новых проектов газопровода.",
    "zh": "双方讨论了北方曙光项目和管道建设。",
    "en": "They discussed a pipeline at dawn.",
}
PIPE = Expectation(
    "Northern Dawn pipeline",
    "2023",
    HERE,
    aliases={
        "en": ("Northern Dawn pipeline",),
        "ru": ("газопровод «Северная заря»", "Северная заря"),
        "zh": ("北曙光管道",),
    },
)
Ask = Callable[..., Finding]


@pytest.fixture
def ask() -> Ask:
    def asked(claim: str, *documents: Document, expectations: tuple[Expectation, ...] = (PIPE,)) -> Finding:
        return ask_texts(claim, documents, expectations, encode=None)

    return asked


def _now(language: str, text: str, **fields: object) -> Document:
    return document(text, language, "2024-05-30", kind="joint statement", act="now", **fields)


def _before(language: str, text: str, date: str = "2021-06-28") -> Document:
    return document(text, language, date, kind="joint statement", act=date, issuers=("Eldoria",))


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_absent_turns_on_a_mention_in_any_form(ask: Ask, language: str) -> None:
    claim = 'absent("Northern Dawn pipeline", "now")'
    assert ask(claim, _now(language, PLAIN[language])).verdict is Verdict.IN_RECORD
    found = ask(claim, _now(language, f"{PLAIN[language]} {NAMED[language]}"))
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    assert found.counterexample.text in NAMED[language]


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_absent_needs_a_name_in_the_language_of_the_text(ask: Ask, language: str) -> None:
    claim = 'absent("Northern Dawn pipeline", "now")'
    assert ask(claim, _now(language, PLAIN[language]), expectations=()).verdict is Verdict.TOO_THIN


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_part_of_a_name_is_oblique_and_said_to_be(ask: Ask, language: str) -> None:
    partly, whole = _now(language, PARTLY[language]), _now(language, NAMED[language])
    assert ask('oblique("Northern Dawn pipeline", "now")', partly).verdict is Verdict.IN_RECORD
    assert ask('oblique("Northern Dawn pipeline", "now")', whole).verdict is Verdict.FAILS
    assert ask('oblique("Northern Dawn pipeline", "now")', _now(language, PLAIN[language])).verdict is Verdict.FAILS
    assert ask('absent("Northern Dawn pipeline", "now")', partly).sensitivity[0].result == "fails"


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_dropped_needs_an_earlier_mention(ask: Ask, language: str) -> None:
    claim = 'dropped("Northern Dawn pipeline", "now")'
    now = _now(language, PLAIN[language], issuers=("Eldoria",))
    found = ask(claim, now, _before(language, NAMED[language]))
    assert (found.verdict, found.evidence[0].date) == (Verdict.IN_RECORD, "2021-06-28")
    assert ask(claim, now, _before(language, PLAIN[language])).verdict is Verdict.FAILS
    assert ask(claim, now).verdict is Verdict.TOO_THIN
    later = 'dropped("Northern Dawn pipeline", "now", since="2023")'
    assert ask(later, now, _before(language, NAMED[language])).verdict is Verdict.TOO_THIN


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_first_by_turns_on_an_earlier_document_of_the_other_side(ask: Ask, language: str) -> None:
    claim = 'first_by("Northern Dawn pipeline", "Eldoria")'
    own = _before(language, NAMED[language])
    other = document(f"{NAMED[language]} {PLAIN[language]}", language, "2019", issuers=("Nordmark",))
    assert ask(claim, own).verdict is Verdict.IN_RECORD
    found = ask(claim, own, other)
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    assert ask(claim, _before(language, PLAIN[language])).verdict is Verdict.TOO_THIN


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_quotations_are_verified_normalised_or_absent(ask: Ask, language: str) -> None:
    now = _now(language, PLAIN[language])
    words = PLAIN[language][:-1]
    assert ask(f"quote('{words}', \"now\")", now).method["kind"] == "verified"
    loose = words.upper() if language != "zh" else words[:4] + "，" + words[4:]
    assert ask(f"quote('{loose}', \"now\")", now).method["kind"] == "normalised"
    assert ask(f"quote('{NAMED[language][:14].replace(chr(171), '')}', \"now\")", now).verdict is Verdict.FAILS
    assert ask(f'quote(\'{words}\', "now", "fr")', now).verdict is Verdict.TOO_THIN


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_a_translated_quotation_is_found_with_its_source(ask: Ask, language: str) -> None:
    for other in {"ru", "zh", "en"} - {language}:
        found = ask(f"quote('{PLAIN[other]}', \"now\")", _now(language, PLAIN[language]))
        assert found.method["kind"] == "translated"
        assert found.verdict is Verdict.IN_RECORD
        assert found.evidence[0].text in PLAIN[language]


def test_states_are_named_or_not(ask: Ask) -> None:
    text = _now("ru", "Стороны осуждают действия США.")
    assert ask('named("United States", "now")', text).verdict is Verdict.HOLDS
    assert ask('named("Япония", "now")', text).verdict is Verdict.FAILS
    assert ask('named("Eldoria", "now")', text).verdict is Verdict.UNDEFINED
