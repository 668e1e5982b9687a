"""A term meant but not named: passages that say what an earlier passage said with the name in it, without the name.

Two things count. An earlier passage naming the term stands here edited, and other words stand in the name's place; or
sentence vectors say that a passage here is a paraphrase of one that named it, and less so of that one without the name.
A name merely left out of a passage that otherwise stands is no mention of any kind; all else is abstained from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from travaux.parallels.segments import Segment
from travaux.questions.mentions import mentions
from travaux.questions.novelty import answer, field_over, inquire
from travaux.questions.paraphrase import Encode
from travaux.record.documents import Document, DocumentHead
from travaux.record.parallels import EditKind, Parallel, Status
from travaux.record.passages import Quote
from travaux.store.views import View
from travaux.text.sentences import passages
from travaux.text.terms import query_terms

CLEAR = 0.10
"""Cosine that the name must add to the likeness of a paraphrase. Chosen by eye on a score of invented sentences in
Russian, Chinese and English (2026-11): what merely opens alike ("the sides will ...") gains less from the name."""

Places = dict[str, list[tuple[int, int]]]
"""Document id to the code points where the term is named."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A passage that means the term: ``words`` stand in the place of the name, empty when the whole is a paraphrase."""

    quote: Quote
    earlier: Quote
    head: DocumentHead
    words: str
    reason: str


def said_otherwise(
    document: Document, names: Sequence[str], view: View, segments: Sequence[Segment], encode: Encode
) -> tuple[Otherwise, ...]:
    """The passages of a document that mean a term by words that are none of its names; empty when none clearly does.

    ``view`` shows the earlier texts. Passages that name the term are left out.
    """
    heads = _naming(names, view, document)
    if not heads:
        return ()
    own = [one.quote for one in mentions(document, names)]
    silent = [
        one
        for one in passages(document.text, document.language, document.id)
        if not any(quote.start < one.end and one.start < quote.end for quote in own)
    ]
    places = {
        head.id: [(one.quote.start, one.quote.end) for one in mentions(view.document(head.id), names)] for head in heads
    }
    inquiry = inquire(document, silent, segments)
    field = field_over(tuple(head for head in heads if places[head.id]), segments)
    answered = answer(inquiry, field, lambda wanted: dict(view.texts(wanted)), encode)
    meant = _Meant(view, places, encode, document.base_language)
    found = (next(meant.among(parallels), None) for parallels in answered.parallels)
    return tuple(one for one in found if one is not None)


def _naming(names: Sequence[str], view: View, document: Document) -> tuple[DocumentHead, ...]:
    """The earlier documents in its language that may name the term, by date."""
    language = document.base_language
    found = {head.id for name in names for head in view.search(query_terms(name, language), language)}
    return tuple(head for head in view.heads() if head.id in found and head.id != document.id)


@dataclass(frozen=True, slots=True)
class _Meant:
    """Tells of parallels whether they mean what the earlier passage named."""

    view: View
    places: Places
    encode: Encode
    language: str

    def among(self, parallels: Iterable[Parallel]) -> Iterator[Otherwise]:
        for one in parallels:
            inside = [
                (start, end)
                for start, end in self.places[one.earlier.document]
                if one.earlier.start <= start and end <= one.earlier.end
            ]
            head = self.view.head(one.earlier.document)
            if inside and one.kind is Status.PARAPHRASE and self._hangs_on_name(one, inside):
                yield Otherwise(one.later, one.earlier, head, "", "; ".join(one.reasons))
            for start, end in inside:
                for edit in one.edits:
                    if edit.kind is EditKind.SUBSTITUTED and edit.earlier_start < end and start < edit.earlier_end:
                        reason = f"{edit.later!r} for {edit.earlier!r}"
                        yield Otherwise(one.later, one.earlier, head, edit.later, reason)

    def _hangs_on_name(self, one: Parallel, inside: Iterable[tuple[int, int]]) -> bool:
        """Whether the later passage is clearly more like the earlier one with the name than without it."""
        nameless = one.earlier.exact
        for start, end in sorted(inside, reverse=True):
            nameless = nameless[: start - one.earlier.start] + nameless[end - one.earlier.start :]
        later, whole, rest = self.encode([one.later.exact, one.earlier.exact, nameless], self.language)
        return float(later @ whole - later @ rest) >= CLEAR
