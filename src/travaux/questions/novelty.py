"""What in a text is new, and what was said before: each passage against everything a view shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from travaux.parallels.alignment import Query
from travaux.parallels.comparison import NO_PAIRS, Correspondence, Sides, compare
from travaux.parallels.detection import Detection, Ranges, detect
from travaux.parallels.evidence import Table, chosen, documents_of, finding, table
from travaux.parallels.likeness import EDITED, REWORKED
from travaux.parallels.segments import Segment
from travaux.parallels.weights import weigh
from travaux.questions.paraphrase import (
    SMALL,
    Candidate,
    Candidates,
    Encode,
    documents,
    everywhere,
    in_windows,
    nearest,
    said_again,
)
from travaux.record.documents import Document, DocumentHead
from travaux.record.parallels import Parallel, Status
from travaux.record.passages import Passage, Quoter
from travaux.store.views import View
from travaux.text.enumerators import after_enumerator
from travaux.text.tokens import tokenise

Texts = Callable[[Sequence[str]], dict[str, str]]
"""Gives the texts of documents by id."""

Places = dict[tuple[int, str], tuple[int, int]]
"""Passage number and document to code points of the document."""

SHOWN = 8
"""Parallels shown for a passage, at most; all are counted."""
WORDS_A_SENTENCE = 20
LEAST_WEIGHT = 2.0
"""Weight of a passage below which sentence vectors say nothing: fewer than about three content words."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A text with its passages (and their token ranges), weighed against the segments it is read against."""

    document: Document
    passages: tuple[Passage, ...]
    ranges: Ranges
    query: Query


@dataclass(frozen=True, slots=True)
class Field:
    """The earlier documents that may answer: heads by date, and for each segment a mask of the documents allowed."""

    heads: tuple[DocumentHead, ...]
    segments: tuple[Segment, ...]
    allowed: tuple[npt.NDArray[np.bool_], ...]
    ranks: dict[str, int] = field(default_factory=dict)

    @property
    def is_small(self) -> bool:
        """Whether paraphrases can be looked for among all its sentences."""
        return sum(head.words for head in self.heads) <= SMALL

    @property
    def sentences(self) -> int:
        """About how many sentences the documents have."""
        return max(1, sum(head.words for head in self.heads) // WORDS_A_SENTENCE)


@dataclass(frozen=True, slots=True)
class Answered:
    """What each passage was answered by: parallels best first, and the numbers (in date order) of the documents that
    hold it edited or closer."""

    parallels: tuple[tuple[Parallel, ...], ...]
    holders: tuple[frozenset[int], ...]
    detections: tuple[Detection, ...]


def inquire(document: Document, passages: Sequence[Passage], segments: Sequence[Segment]) -> Inquiry:
    """Prepares a text for being read against segments."""
    tokens = tokenise(document.text)
    starts = [after_enumerator(document.text, passage.start, passage.end) for passage in passages]
    ranges = [tokens.between(start, passage.end) for start, passage in zip(starts, passages, strict=True)]
    return Inquiry(document, tuple(passages), ranges, weigh(document.text, tokens, segments))


def field_of(view: View, segments: Sequence[Segment], document: Document) -> Field:
    """The documents of a view in the language of the text, itself excepted."""
    alike = (head for head in view.heads() if head.base_language == document.base_language and head.id != document.id)
    return field_over(tuple(alike), segments)


def field_over(heads: tuple[DocumentHead, ...], segments: Sequence[Segment]) -> Field:
    """These documents, by date."""
    ranks = {head.id: rank for rank, head in enumerate(heads)}
    allowed = tuple(np.array([name in ranks for name in segment.documents], np.bool_) for segment in segments)
    return Field(heads, tuple(segments), allowed, ranks)


def answer(inquiry: Inquiry, among: Field, texts: Texts, encode: Encode) -> Answered:
    """Finds the parallels of every passage: first by wording, then, where there is none, by meaning."""
    detections = detect(inquiry.query, inquiry.ranges, among.segments, among.allowed)
    found = table(inquiry.query, inquiry.ranges, detections, among.ranks)
    entries = [chosen(found, number, SHOWN) for number in range(len(inquiry.passages))]
    named = {name for some in entries for name in documents_of(found, some, detections)}
    substantial = frozenset(number for number, span in enumerate(inquiry.ranges) if _says_something(inquiry, span))
    near = {head.id for head in among.heads} if among.is_small else documents(detections, substantial)
    known = texts(sorted((named | near) & among.ranks.keys()))
    sides = Sides(inquiry.document.text, inquiry.query, detections, known, inquiry.document.language)
    quoters = _Quoters(inquiry.document, among, known)
    findings = [[finding(found, entry, inquiry.ranges, sides) for entry in some] for some in entries]
    parallels = [quoters.parallels(some) for some in findings]
    unanswered = substantial & {number for number, some in enumerate(parallels) if not some}
    language = inquiry.document.base_language
    near_by = in_windows(detections, unanswered, known, language)
    known_places = {(number, one.document): one.earlier for number in unanswered for one in findings[number]}
    scattered = _scattered(inquiry, sides, _without(near_by, known_places))
    unsaid = unanswered - scattered.keys()
    possible = everywhere(unsaid, known, language) if among.is_small else _only(near_by, unsaid)
    for number, one in {**scattered, **_by_meaning(inquiry, among, possible, encode)}.items():
        parallels[number] = quoters.parallels([one])
    holders = [_holders(found, number) for number in range(len(inquiry.passages))]
    return Answered(tuple(parallels), tuple(holders), tuple(detections))


def _says_something(inquiry: Inquiry, span: tuple[int, int]) -> bool:
    return float(inquiry.query.weights[slice(*span)].sum()) >= LEAST_WEIGHT


def _scattered(inquiry: Inquiry, sides: Sides, found: Candidates) -> dict[int, Correspondence]:
    """Findings for passages whose words stand in an earlier sentence too scattered for an alignment."""
    compared = {number: list(_taken_apart(inquiry.ranges[number], sides, some)) for number, some in found.items()}
    return {number: max(some, key=lambda one: one.likeness.coverage) for number, some in compared.items() if some}


def _by_meaning(inquiry: Inquiry, among: Field, found: Candidates, encode: Encode) -> dict[int, Correspondence]:
    """Findings for passages that an earlier sentence says in other words."""
    meant = nearest(inquiry.passages, found, inquiry.document.base_language, encode, among.sentences)
    return {number: said_again(one, inquiry.passages[number]) for number, one in meant.items() if one.says_the_same}


def _taken_apart(passage: tuple[int, int], sides: Sides, found: Sequence[Candidate]) -> Iterator[Correspondence]:
    """The candidates whose words stand in the passage in another order, too scattered for an alignment."""
    for one in found:
        side, sentence = sides.sentence(one.document, one.start, one.end)
        if sides.held(side, sentence, passage) >= REWORKED:
            compared = compare(side, sides, NO_PAIRS, (sentence, passage))
            if compared.likeness.status is not Status.NEW:
                yield compared


def _only(found: Candidates, numbers: frozenset[int]) -> Candidates:
    return {number: some for number, some in found.items() if number in numbers}


def _without(found: Candidates, places: Places) -> Candidates:
    """The candidates less the sentences a passage was compared with already."""
    kept = {
        number: [one for one in some if not _overlap(places.get((number, one.document)), (one.start, one.end))]
        for number, some in found.items()
    }
    return {number: some for number, some in kept.items() if some}


def _overlap(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _holders(found: Table, passage: int) -> frozenset[int]:
    entries = found.of(passage)
    return frozenset(found.rank[entries][found.coverage[entries] >= EDITED].tolist())


class _Quoters:
    """Turns findings into parallels with exact quotes on both sides."""

    def __init__(self, document: Document, among: Field, texts: dict[str, str]) -> None:
        self._later = Quoter(document.id, document.text, document.sha256)
        self._heads = {head.id: head for head in among.heads}
        self._earlier = {name: Quoter(name, text, self._heads[name].sha256) for name, text in texts.items()}

    def parallels(self, findings: Sequence[Correspondence]) -> tuple[Parallel, ...]:
        """The findings that are parallels, strongest kind first, then by coverage, similarity and age."""
        kept = [one for one in findings if one.likeness.status is not Status.NEW]
        kept.sort(key=lambda one: (_ORDER[one.likeness.status], -one.likeness.coverage, -one.likeness.similarity))
        return tuple(self._parallel(one) for one in kept)

    def _parallel(self, one: Correspondence) -> Parallel:
        head = self._heads[one.document]
        return Parallel(
            earlier=self._earlier[one.document].quote(*one.earlier),
            later=self._later.quote(*one.later),
            date=head.date,
            language=head.language,
            kind=one.likeness.status,
            coverage=one.likeness.coverage,
            similarity=one.likeness.similarity,
            edits=one.edits,
            reasons=one.likeness.reasons,
        )


_ORDER = {status: place for place, status in enumerate(Status)}
