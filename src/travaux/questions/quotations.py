"""Do these words stand where they are said to stand? The quotation check.

What is looked for, in this order: the words letter by letter where they are said to stand; the same but for what the
conventions of quoting allow to change; the same elsewhere; words put together from several places; words changed; the
meaning in other languages. Only what stands letter by letter, as whole words, is ever called verified.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from travaux.parallels.sequences import Piece, holding
from travaux.questions.contradictions import contradictions
from travaux.questions.indexing import indexed
from travaux.questions.meaning import Meaning, languages
from travaux.questions.mentions import script_of
from travaux.questions.quoted_meaning import Encode, Meant, Sources, meant
from travaux.questions.quoted_wording import (
    Asked,
    Texts,
    changes,
    closest,
    normalised,
    own_span,
    stitched,
    stretch,
    verified,
)
from travaux.questions.renderings import AT_ONCE
from travaux.reading.named import names_of
from travaux.record import dates
from travaux.record.documents import Document, DocumentHead, base_language
from travaux.record.quotations import Quotation, QuotationCheck, QuotationKind, Stretch
from travaux.store.views import View
from travaux.text.names import same_name

ALTERED, SURELY_ALTERED = 0.6, 0.85
"""Least share of words in common, in order, for a wording to be the one that was changed; and from which it is taken
for that even when every word stands somewhere. Set on the development half of evals/data/quotations (2026-11)."""
TRANSLATED, TRANSLATED_ELSEWHERE = 0.42, 0.52
"""Least cosine of a quotation and its source in another language: where it is said to stand, and among everything else.
Set on the development half of evals/data/quotations (2026-11): the nearest of what says something else reached .33."""
CANDIDATES = 12
"""Documents looked at for a wording that stands in none whole."""
RUN = 3
"""Words in a row that a document must share to be looked at; the same in characters."""


def check(quotation: Quotation, view: View, encode: Encode | None = None) -> QuotationCheck:
    """What became of a quotation among the documents of a view. Raises NotFound for a document that is not shown.

    ``encode`` makes vectors; by default the packaged encoder does, and keeps them beside the record's index.
    """
    search = Search(quotation, view, encode or Meaning(view.derived))
    if not len(search.asked.words):
        return search.answer(QuotationKind.ABSENT, "there are no words in it")
    found = next((answer for step in STEPS if (answer := step(search)) is not None), None)
    where = (
        "it stands nowhere in what was searched" if search.said else "no document is like the one it is said to be of"
    )
    return found or search.answer(QuotationKind.ABSENT, f"{where}{search.unsearched}")


def attributed(quotation: Quotation, view: View) -> tuple[DocumentHead, ...]:
    """The documents a quotation is said to be of, all versions of an act together; every one when nothing is said.

    Raises NotFound when no document answers to its ``document``.
    """
    heads = _versions(quotation.document, view) if quotation.document else view.heads()
    return tuple(head for head in heads if _fits(head, quotation))


def _versions(name: str, view: View) -> list[DocumentHead]:
    heads = [head for head in view.heads() if head.act and head.act == name]
    if heads:
        return heads
    head = view.head(view.resolve(name))
    return [one for one in view.heads() if head.act and one.act == head.act] or [head]


def _fits(head: DocumentHead, quotation: Quotation) -> bool:
    span, own = dates.bounds(quotation.date), dates.bounds(head.date)
    dated = span is None or (own is not None and own[0] <= span[1] and span[0] <= own[1])
    language = not quotation.language or base_language(quotation.language) == head.base_language
    return dated and language and (not quotation.issuer or _is_by(quotation.issuer, head.issuers))


def _is_by(said: str, issuers: Iterable[str]) -> bool:
    """Whether one of the issuers has the name in its own, in any of the three languages, or may be the person named."""
    names = {said.casefold(), *(name.casefold() for listed in names_of(said).values() for name in listed)}
    return any(any(name in issuer.casefold() for name in names) or same_name(said, issuer) for issuer in issuers)


@dataclass(frozen=True)
class Search:
    """One quotation with the documents it is said to be of, and the others."""

    quotation: Quotation
    view: View
    encode: Encode

    @cached_property
    def asked(self) -> Asked:
        """The words, taken apart."""
        return Asked(self.quotation.words)

    @cached_property
    def language(self) -> str:
        """The language of the words, by their script."""
        return script_of(self.quotation.words)

    @cached_property
    def said(self) -> tuple[DocumentHead, ...]:
        """The documents it is said to be of: all when nothing is said."""
        return attributed(self.quotation, self.view)

    @cached_property
    def elsewhere(self) -> tuple[DocumentHead, ...]:
        """The other documents; none when nothing is said."""
        said = {head.id for head in self.said}
        return tuple(head for head in self.view.heads() if head.id not in said)

    @cached_property
    def own(self) -> Texts:
        """Where it is said to stand, in its own language."""
        return self._texts(self.said)

    @cached_property
    def others(self) -> Texts:
        """Where else it may stand, in its own language."""
        return self._texts(self.elsewhere)

    def _texts(self, heads: Iterable[DocumentHead]) -> Texts:
        """The documents in the language of the words that share runs of words with them, those that share most."""
        chosen = {head.id for head in heads if head.base_language == self.language}
        names = [name for name, _count in self._sharing.most_common() if name in chosen]
        return Texts(tuple(self.view.document(name) for name in names[:CANDIDATES]))

    @cached_property
    def _sharing(self) -> Counter[str]:
        return holding(indexed(self.view, self.view.derived), self.asked.words.stems, RUN)

    def meant(self, heads: Iterable[DocumentHead], least: float) -> Meant | None:
        """The nearest meaning in other languages; None when it is not near enough to be a translation."""
        foreign = [head for head in heads if head.base_language != self.language]
        found = meant(self.asked.exact, self.language, Sources(self.view, tuple(foreign), self.encode))
        return found if found is not None and found.cosine >= least else None

    @property
    def unsearched(self) -> str:
        """What was not searched by meaning, in words; empty for nothing."""
        if not isinstance(self.encode, Meaning):
            return ""
        missing = self.encode.missing([head for head in self.view.heads() if head.base_language in languages()])
        few = sum(head.words for head in missing) <= AT_ONCE
        return "" if few else f"; {len(missing)} documents have no vectors, 'travaux index' makes them"

    def answer(
        self, kind: QuotationKind, reason: str, stretches: Sequence[Stretch] = (), similarity: float = 0.0
    ) -> QuotationCheck:
        """An answer, with what was searched."""
        coverage = self.view.coverage()
        return QuotationCheck(self.quotation, kind, reason, coverage, tuple(stretches), (), round(similarity, 4))

    def pieces(self, found: Sequence[Piece], texts: Texts) -> list[Stretch]:
        """Pieces as stretches of the record."""
        return [stretch(self.view, texts.place(one), own_span(self.asked, one)) for one in found]

    def whole(self, document: Document, start: int, end: int) -> list[Stretch]:
        """One place as the answer to the whole quotation."""
        return [stretch(self.view, (document, start, end), (0, len(self.quotation.words)))]


def _word_for_word(search: Search) -> QuotationCheck | None:
    found = verified(search.asked, search.own)
    if found is None:
        return None
    document, start = found
    places = search.whole(document, start, start + len(search.asked.exact))
    return search.answer(QuotationKind.VERIFIED, "letter by letter", places, 1.0)


def _but_for_conventions(search: Search) -> QuotationCheck | None:
    found = normalised(search.asked, search.own)
    reason = "the words in their order, but not letter by letter"
    return search.answer(QuotationKind.NORMALISED, reason, search.pieces(found, search.own), 1.0) if found else None


def _elsewhere(search: Search) -> QuotationCheck | None:
    exact, found = verified(search.asked, search.others), normalised(search.asked, search.others)
    if exact is not None:
        document, start = exact
        places = search.whole(document, start, start + len(search.asked.exact))
        return search.answer(QuotationKind.MISATTRIBUTED, "letter by letter, but elsewhere", places, 1.0)
    if found:
        places = search.pieces(found, search.others)
        return search.answer(QuotationKind.MISATTRIBUTED, "not letter by letter, and elsewhere", places, 1.0)
    return None


def _put_together(search: Search) -> QuotationCheck | None:
    texts = Texts((*search.own.documents, *search.others.documents))
    found = stitched(search.asked, texts)
    if not found:
        return None
    documents = len({texts.documents[piece.text].id for piece in found})
    reason = f"{len(found)} parts that do not stand together, of {documents} document{'s' * (documents > 1)}"
    return search.answer(QuotationKind.STITCHED, reason, search.pieces(found, texts), 1.0)


def _surely_changed(search: Search) -> QuotationCheck | None:
    return _changed_in(search, search.own, SURELY_ALTERED)


def _changed(search: Search) -> QuotationCheck | None:
    return _changed_in(search, search.own)


def _changed_in(search: Search, texts: Texts, least: float = ALTERED) -> QuotationCheck | None:
    found = closest(search.asked, texts)
    if found is None or found.share < least:
        return None
    piece = Piece((0, len(search.asked.words)), found.found, found.text)
    edits = changes(search.asked, texts, found)
    reason = f"the nearest wording has other words: {len(edits)} change{'s' * (len(edits) != 1)}"
    answer = search.answer(QuotationKind.ABSENT, reason, search.pieces([piece], texts), found.share)
    return replace(answer, edits=edits)


def _in_another_language(search: Search) -> QuotationCheck | None:
    found = search.meant(search.said, TRANSLATED if search.quotation.is_attributed else TRANSLATED_ELSEWHERE)
    return _translation(search, found, QuotationKind.TRANSLATED, "its meaning stands there") if found else None


def _meant_elsewhere(search: Search) -> QuotationCheck | None:
    found = search.meant(search.elsewhere, TRANSLATED_ELSEWHERE)
    return _translation(search, found, QuotationKind.MISATTRIBUTED, "its meaning stands elsewhere") if found else None


def _translation(search: Search, found: Meant, kind: QuotationKind, where: str) -> QuotationCheck:
    unit, language = found.unit, base_language(found.unit.document.language)
    against = contradictions((search.asked.exact, search.language), (unit.text, language))
    places = search.whole(unit.document, unit.start, unit.end)
    if against:
        reason = f"what is nearest in {language} says something else ({'; '.join(against)})"
        return search.answer(QuotationKind.ABSENT, reason, places, found.cosine)
    reason = f"{where}, in {language}: cosine {found.cosine:.2f}; not checked word by word"
    return search.answer(kind, reason, places, found.cosine)


def _changed_elsewhere(search: Search) -> QuotationCheck | None:
    return _changed_in(search, search.others)


STEPS: tuple[Callable[[Search], QuotationCheck | None], ...] = (
    _word_for_word,
    _but_for_conventions,
    _elsewhere,
    _surely_changed,
    _put_together,
    _changed,
    _in_another_language,
    _meant_elsewhere,
    _changed_elsewhere,
)
"""What is tried, in this order; the first answer is given."""
