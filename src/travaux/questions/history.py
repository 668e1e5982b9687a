"""Was this ever said? First, last, by whom first, and in which variants: a phrase or a passage over time.

A phrase is looked for under all its names, in any grammatical form; a passage also by its wording, as a reading does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from travaux.errors import NotFound
from travaux.parallels.detection import detect
from travaux.parallels.likeness import REWORKED
from travaux.parallels.segments import Segment
from travaux.parallels.stretches import Least, stretches
from travaux.parallels.weights import weigh
from travaux.questions.meaning import Meaning
from travaux.questions.mentions import aliases, mentions, merged, script_of
from travaux.questions.renderings import Field, Limits, field, is_a_statement, renderings
from travaux.reading.named import names_of
from travaux.record import dates
from travaux.record.histories import History, Occurrence
from travaux.record.passages import quote
from travaux.record.readings import Coverage
from travaux.store.views import View
from travaux.text.sentences import passages
from travaux.text.terms import query_terms
from travaux.text.tokens import tokenise

RENDERINGS = 20
"""Passages of each other language that may say what was asked for."""
_PASSAGE_ID = re.compile("[0-9a-f]{16}")
SHORTEST_PASSAGE = 8
"""Words (or characters twice as many) from which on a wording is looked for in edited form as well."""


def history(query: str, view: View, segments: Sequence[Segment], meaning: Meaning | None = None) -> History:
    """The history of a phrase or passage among the documents of a view. ``segments`` index at least those.

    ``query`` may be the id of a passage. With ``meaning`` a phrase long enough is also looked for in other languages by
    what it says. Raises NotFound for an id that no passage has.
    """
    query = _words(query, view)
    names = merged(aliases(query, view.registers.expectations()), names_of(query))
    among = field(view, script_of(query), meaning) if meaning and is_a_statement(query) else None
    found = list(_named(names, view))
    said = [*_edited(query, view, segments), *(_said(query, among, view, meaning) if among and meaning else ())]
    for one in said:
        known = [(other.head.id, other.quote.start, other.quote.end) for other in found]
        if not any(_overlaps(one, place) for place in known):
            found.append(one)
    found.sort(key=lambda one: (dates.sort_key(one.head.date), one.head.id, one.quote.start))
    coverage = view.coverage()
    notes = (*coverage.notes, among.note) if among and among.note else coverage.notes
    return History(query, tuple(found), names, replace(coverage, notes=notes))


def _words(query: str, view: View) -> str:
    """The words asked for: those of a passage when its id is given."""
    if not _PASSAGE_ID.fullmatch(query):
        return query
    for number, text in view.texts():
        for one in passages(text, view.head(number).language, number):
            if one.id == query:
                return one.text
    raise NotFound("passage", query, "'travaux show DOC --passages --format json' shows the ids of passages.")


def _said(query: str, among: Field, view: View, meaning: Meaning) -> Iterator[Occurrence]:
    """The passages of other languages that say what the query says."""
    for one in renderings([query], among, view.texts, meaning, Limits(candidates=RENDERINGS))[0]:
        found = quote(view.document(one.head.id), one.start, one.end)
        yield Occurrence(one.head, found, found.exact, one.cosine, translation=True, score=one.score)


def _overlaps(one: Occurrence, place: tuple[str, int, int]) -> bool:
    document, start, end = place
    return one.head.id == document and one.quote.start < end and start < one.quote.end


def _named(names: Mapping[str, tuple[str, ...]], view: View) -> Iterator[Occurrence]:
    for language, listed in names.items():
        candidates = {head.id for name in listed for head in view.search(query_terms(name, language), language)}
        for number in sorted(candidates):
            for one in mentions(view.document(number), listed):
                yield Occurrence(view.head(number), one.quote, one.alias, 1.0)


def _edited(query: str, view: View, segments: Sequence[Segment]) -> Iterator[Occurrence]:
    tokens = tokenise(query)
    if len(tokens) < SHORTEST_PASSAGE * (2 if tokens.mostly_characters else 1):
        return
    heads = {head.id: head for head in view.heads() if head.base_language == script_of(query)}
    allowed = [np.array([name in heads for name in segment.documents], np.bool_) for segment in segments]
    weighed = weigh(query, tokens, segments)
    whole = float(weighed.weights.sum())
    least = Least(REWORKED * whole / 2, REWORKED * whole)
    for one in stretches(tokens, detect(weighed, [(0, len(tokens))], segments, allowed), least):
        document = view.document(one.document)
        found = quote(document, one.earlier_start, one.earlier_end)
        yield Occurrence(heads[one.document], found, found.exact, round(min(1.0, one.score / whole), 4))


def years(occurrences: Iterable[Occurrence], coverage: Coverage | None = None) -> dict[int, int]:
    """Occurrences by the first year their date may mean; undated ones are left out.

    With a coverage every year searched stands there, also those without any.
    """
    ends = [dates.bounds(day) for day in (coverage.first, coverage.last)] if coverage else []
    searched = [span[0].year for span in ends if span]
    counted = dict.fromkeys(range(searched[0], searched[-1] + 1), 0) if searched else {}
    for one in occurrences:
        span = dates.bounds(one.head.date)
        if span is not None:
            counted[span[0].year] = counted.get(span[0].year, 0) + 1
    return dict(sorted(counted.items()))
