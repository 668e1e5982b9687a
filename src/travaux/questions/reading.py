"""The reading of one text: novelty passage by passage, shares, length in the genre, and what was dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.parallels import detection, likeness
from travaux.parallels.segments import Segment
from travaux.parallels.shares import shares
from travaux.parallels.stretches import least_for
from travaux.questions.changes import with_changes
from travaux.questions.dropped import Guard, dropped
from travaux.questions.genre import LAST_TEXTS, Genre, genre_of
from travaux.questions.novelty import Answered, Field, Inquiry, answer, field_of, inquire
from travaux.questions.paraphrase import PARAPHRASE, Encode, guard
from travaux.record.documents import Document, DocumentHead
from travaux.record.parallels import Parallel, Status
from travaux.record.readings import Coverage, Dropped, Length, PassageReading, Reading, Standing
from travaux.store.views import View
from travaux.text.counts import counting_rule, share_out_words
from travaux.text.sentences import passages


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``last``: how many texts of the genre back standing and dropped formulas are looked for; ``source``: the file or
    address the text came from, for the reader of the reading."""

    last: int = LAST_TEXTS
    source: str = ""


def read(
    document: Document, view: View, segments: Sequence[Segment], encode: Encode, options: ReadOptions
) -> Reading:  # fmt: skip
    """Reads a text against what a view shows. ``segments`` index at least the documents of the view."""
    inquiry = inquire(document, passages(document.text, document.language, document.id), segments)
    among = field_of(view, segments, document)
    answered = answer(inquiry, among, lambda names: dict(view.texts(names)), encode)
    genre = genre_of(document, among.heads, options.last)
    bare = _passages(inquiry, answered, _places(among, genre))
    readings = with_changes(bare, document.language, lambda names: dict(view.texts(names)))
    gone = _dropped(document, view, genre, guard(inquiry.passages, document.language, encode))
    best, anywhere, _ = shares(len(inquiry.query.tokens), answered.detections, least_for(inquiry.query.tokens))
    return Reading(
        document=document,
        coverage=_coverage(view, among, genre, answered),
        passages=readings,
        dropped=gone,
        length=_length(document, readings, genre),
        shares=_shares(readings),
        best_single_source=round(best, 4),
        any_source=round(anywhere, 4),
        method=method(options),
        heads=_heads(among, readings, gone),
        source=options.source,
    )


def method(options: ReadOptions) -> dict[str, object]:
    """The method and its parameters, as printed with every reading."""
    return {
        "status": "share of the passage's weight matched by one earlier document, words weighed by information content",
        "verbatim": f"no edit, coverage at least {likeness.VERBATIM}",
        "edited": f"at least {likeness.BUILT} of the words kept, those that changed places counting half",
        "reworked": f"coverage at least {likeness.REWORKED}, of a few content words at least",
        "paraphrase": f"no wording shared to that share, but sentence vectors at a cosine of at least {PARAPHRASE}",
        "standing": f"edited or closer in the last {options.last} earlier texts of the kind",
        "force": "operative words by the ladder, against the sentences of the best parallel, where edited or reworked",
        "fine channel": f"for passages covered to less than {detection.EXPLAINED} by one stretch",
    }


def _places(among: Field, genre: Genre) -> frozenset[int]:
    return frozenset(among.ranks[head.id] for head in genre.last)


def _passages(inquiry: Inquiry, answered: Answered, last: frozenset[int]) -> tuple[PassageReading, ...]:
    document = inquiry.document
    words = share_out_words(document.text, document.language, [passage.end for passage in inquiry.passages])
    return tuple(
        PassageReading(
            passage=passage,
            status=parallels[0].kind if parallels else Status.NEW,
            novelty=_novelty(parallels),
            standing=Standing(len(holders & last), len(last)),
            parallels=parallels,
            words=counted,
            occurrences=max(len(holders), len(parallels)),
        )
        for passage, counted, parallels, holders in zip(
            inquiry.passages, words, answered.parallels, answered.holders, strict=True
        )
    )


def _novelty(parallels: Sequence[Parallel]) -> float:
    """One less the most that any parallel accounts for; a paraphrase accounts for half of what it is alike."""
    accounted = [
        parallel.similarity / 2 if parallel.kind is Status.PARAPHRASE else parallel.coverage for parallel in parallels
    ]
    return round(1 - max(accounted, default=0.0), 4)


def _shares(readings: Sequence[PassageReading]) -> dict[Status, float]:
    words: Counter[Status] = Counter()
    for one in readings:
        words[one.status] += one.words
    total = sum(words.values())
    return {status: round(words[status] / total, 4) if total else 0.0 for status in Status}


def _coverage(view: View, among: Field, genre: Genre, answered: Answered) -> Coverage:
    coverage = view.coverage()
    notes = list(coverage.notes)
    others = coverage.documents - len(among.heads)
    if others:
        notes.append(f"{others} not searched for wording: they are in other languages, or are the text itself")
    cut = sum(found.cut for found in answered.detections)
    if cut:
        notes.append(f"{cut} very common word sequences were looked up in part: occurrences may be more than counted")
    if not genre.all:
        notes.append("no earlier text of this kind: nothing can be called standing or dropped")
    return replace(coverage, notes=tuple(notes))


def _length(document: Document, readings: Sequence[PassageReading], genre: Genre) -> Length:
    words = sum(one.words for one in readings)
    longer = sum(head.words > words for head in genre.all)
    return Length(
        words=words,
        characters=len(document.text),
        passages=len(readings),
        rule=counting_rule(document.language),
        rank=longer + 1,
        of=len(genre.all) + 1,
    )


def _dropped(document: Document, view: View, genre: Genre, guard: Guard) -> tuple[Dropped, ...]:
    return dropped(document, [view.document(head.id) for head in genre.last], guard)


def _heads(among: Field, readings: Sequence[PassageReading], gone: Sequence[Dropped]) -> dict[str, DocumentHead]:
    quoted = {parallel.earlier.document for one in readings for parallel in one.parallels}
    quoted |= {one.quote.document for one in gone}
    return {head.id: head for head in among.heads if head.id in quoted}
