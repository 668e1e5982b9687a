"""Search: which documents hold these words, and where. Inflected forms and Chinese words are found by their terms.

A search is scoped to a language, because a term means something only in one; without a language named, every
language of the view is searched in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from travaux.questions.queries import Query, is_han
from travaux.record import dates
from travaux.record.documents import Document, DocumentHead, base_language
from travaux.record.hits import Found, Hit
from travaux.record.passages import quote
from travaux.store.views import View
from travaux.text.han import simplify
from travaux.text.sentences import passages
from travaux.text.terms import search_terms

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_OPENING = 200
"""Code points quoted from the start of a document when no passage of it can be pointed at."""

Span = tuple[int, int]


class Order(StrEnum):
    """How hits are ordered: best first (BM25), or by date with the undated last."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """``language``: base language or tag, empty for all in the view. ``limit``: how many hits to show, 0 for all."""

    language: str = ""
    limit: int = 20
    order: Order = Order.RELEVANCE


def search(view: View, text: str, options: SearchOptions | None = None) -> Found:
    """The documents of the view that hold every word and every quoted phrase of ``text``.

    A text without any term finds nothing.
    """
    chosen = options or SearchOptions()
    languages = (base_language(chosen.language),) if chosen.language else view.languages()
    queries = [Query(text, language) for language in languages]
    found = [(query, head) for query in queries for head in _answers(view, query)]
    if chosen.order is Order.DATE:
        found.sort(key=lambda pair: dates.sort_key(pair[1].date))
    shown = found[: chosen.limit] if chosen.limit else found
    hits = tuple(_hit(query, head, view.document(head.id)) for query, head in shown)
    return Found(text, tuple(languages), hits, len(found), view.coverage())


def _answers(view: View, query: Query) -> Sequence[DocumentHead]:
    heads = view.search(query.terms, query.language)
    if not query.patterns:
        return heads
    texts = {id_: simplify(text) for id_, text in view.texts(head.id for head in heads)}
    return [head for head in heads if all(pattern.search(texts[head.id]) for pattern in query.patterns)]


def _hit(query: Query, head: DocumentHead, document: Document) -> Hit:
    finder = _Finder(query)
    best: tuple[int, Span, tuple[Span, ...]] = (0, (0, min(_OPENING, len(document.text))), ())
    for passage in passages(document.text, document.language, document.id):
        score, marks = finder.marks(passage.text)
        if score > best[0]:
            shifted = tuple((passage.start + start, passage.start + end) for start, end in marks)
            best = score, (passage.start, passage.end), shifted
    _score, (start, end), marks = best
    return Hit(head, quote(document, start, end), marks)


class _Finder:
    """Points at the words of a query in a passage."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._wanted = frozenset(query.terms)
        self._characters = [term for term in query.terms if is_han(term)]
        self._known: dict[str, frozenset[str]] = {}

    def marks(self, passage: str) -> tuple[int, tuple[Span, ...]]:
        """How well the passage answers (a phrase outweighs all terms), and the stretches that do, in order."""
        simple = simplify(passage)
        phrases = [match.span() for pattern in self._query.patterns for match in pattern.finditer(simple)]
        terms, spans = set[str](), list(phrases)
        for term, span in self._terms_in(simple):
            terms.add(term)
            spans.append(span)
        return len(phrases) * (len(self._wanted) + 1) + len(terms), tuple(_merged(spans))

    def _terms_in(self, simple: str) -> Iterator[tuple[str, Span]]:
        for term in self._characters:
            for match in re.finditer(re.escape(term), simple, re.IGNORECASE):
                yield term, match.span()
        for match in _WORD.finditer(simple):
            for term in self._terms_of(match.group()) & self._wanted:
                if not is_han(term):
                    yield term, match.span()

    def _terms_of(self, word: str) -> frozenset[str]:
        if word not in self._known:
            self._known[word] = frozenset(search_terms(word, self._query.language))
        return self._known[word]


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans in order, those that overlap as one."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current is not None and start < current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current
