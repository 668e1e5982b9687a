"""What a brief is composed from: one text read against what was said before it, and the record around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import yaml

from travaux.parallels.segments import Segment
from travaux.parallels.weights import weigh
from travaux.questions.meaning import Meaning
from travaux.reading.lexicon import LANGUAGES
from travaux.reading.statements import Setting, statements
from travaux.record import dates
from travaux.record.documents import Document, DocumentHead
from travaux.record.passages import PassageKind, Quote, quote
from travaux.record.readings import PassageReading, Reading
from travaux.record.statements import Commitment, Statement
from travaux.store.views import View
from travaux.text.quantities import Quantity, QuantityKind, quantities
from travaux.text.tokens import tokenise
from travaux.world.states import state_code

OPENING_PART = 0.2
"""Share of a text in which preambles stand."""
LEAST_WORDS = 8
"""Words a passage must have to be worth quoting by itself: shorter ones are headings, thanks and signatures."""


@dataclass(frozen=True, eq=False)
class Material:
    """``reading``: the text against what is dated before it; ``view``: the record as of the date asked, all languages
    and versions; ``before``: what the text was read against; ``segments`` index at least those."""

    reading: Reading
    view: View
    before: View
    segments: Sequence[Segment]
    meaning: Meaning

    @property
    def document(self) -> Document:
        """The text the brief is about."""
        return self.reading.document

    @cached_property
    def versions(self) -> tuple[DocumentHead, ...]:
        """The other versions of its act, by language."""
        act = self.document.act
        found = (one for one in self.view.heads() if act and one.act == act and one.id != self.document.id)
        return tuple(sorted(found, key=lambda one: (one.language, one.id)))

    @cached_property
    def substantial(self) -> tuple[PassageReading, ...]:
        """The passages long enough to be quoted by themselves, headings left out."""
        return tuple(
            one
            for one in self.reading.passages
            if one.passage.kind is not PassageKind.HEADING and one.words >= LEAST_WORDS
        )

    @cached_property
    def information(self) -> Mapping[int, float]:
        """How much each passage says, by its start: the sum of the weights of its words (length times rarity)."""
        tokens = tokenise(self.document.text)
        weights = weigh(self.document.text, tokens, self.segments).weights
        spans = {one.passage.start: tokens.between(one.passage.start, one.passage.end) for one in self.reading.passages}
        return {start: float(weights[slice(*span)].sum()) for start, span in spans.items()}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What each sentence does; none in languages other than Russian, Chinese and English."""
        document = self.document
        if document.base_language not in LANGUAGES:
            return ()
        setting = Setting(document.issuers, document.kind, document.date)
        found = statements([one.passage for one in self.reading.passages], document.language, setting)
        return tuple(found)

    @cached_property
    def by_passage(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each passage, by its id."""
        found: dict[str, tuple[Statement, ...]] = {}
        for one in self.statements:
            found[one.passage] = (*found.get(one.passage, ()), one)
        return found

    @cached_property
    def parties(self) -> frozenset[str]:
        """The gazetteer's ids of the issuers, and their states' codes: a text is not aimed at those who issue it."""
        return frozenset(state_code(issuer) for issuer in self.document.issuers)

    @cached_property
    def purposes(self) -> tuple[PassageReading, ...]:
        """The passages that say what the text is for, in its order: words of purpose at their beginning, or anywhere in
        the opening part. Further down such words speak of single measures."""
        language, opening = self.document.base_language, OPENING_PART * len(self.document.text)
        return tuple(
            one
            for one in self.substantial
            if (place := purpose_at(one.passage.text, language)) == 0 or (place and one.passage.start < opening)
        )

    @cached_property
    def promises(self) -> tuple[tuple[Statement, Commitment], ...]:
        """The statements that bind their speaker, in order of the text."""
        return tuple((one, one.commitment) for one in self.statements if one.commitment is not None)

    def is_ahead(self, commitment: Commitment) -> bool:
        """Whether a commitment names a day that does not lie before the text."""
        return bool(commitment.due) and not dates.is_before(commitment.due, self.document.date)

    @cached_property
    def with_figures(self) -> tuple[PassageReading, ...]:
        """The passages with an amount or a share in digits, dates and numbers of order apart."""
        language = self.document.language
        return tuple(one for one in self.substantial if has_amount(one.passage.text, language))

    def words(self, one: PassageReading) -> Quote:
        """A passage as a quotation."""
        return quote(self.document, one.passage.start, one.passage.end)


YEARS = range(1800, 2200)
"""Four digits among these are a year."""
SMALL = 10
"""Numbers below it are "three pillars" and "Article 5" as often as amounts."""


def has_amount(text: str, language: str) -> bool:
    """Whether a text states a share, or an amount of ten and more."""
    found = quantities(text, language)
    return any(one.kind is QuantityKind.PERCENT or _is_amount(one, text) for one in found)


def _is_amount(one: Quantity, text: str) -> bool:
    """Whether a number counts something: small ones, years without their word, and parts of words (80-летие) do not."""
    year = one.end - one.start == len("2024") and one.value in YEARS
    in_word = text[one.end : one.end + 1] in ("-", "‑") and text[one.end + 1 : one.end + 2].isalpha()
    return one.kind is QuantityKind.NUMBER and not one.in_words and one.value >= SMALL and not year and not in_word


def purpose_at(text: str, language: str) -> int | None:
    """Where words stand that say what something is for; None without any, or in a language without a list of them."""
    pattern = _purposes().get(language)
    found = pattern.search(text) if pattern else None
    return found.start() if found else None


@cache
def _purposes() -> Mapping[str, re.Pattern[str]]:
    content = yaml.load(
        files("travaux.data").joinpath("briefs", "purposes.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
    )
    return {language: _any_of(content[language], language) for language in LANGUAGES}


def _any_of(words: Sequence[str], language: str) -> re.Pattern[str]:
    """Any of the words: whole ones where words are parted by blanks."""
    listed = "|".join(map(re.escape, words))
    return re.compile(listed if language == "zh" else rf"\b(?:{listed})\b", re.IGNORECASE)
