"""Translated parallels: passages that an earlier text said first in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.questions.meaning import Meaning
from travaux.questions.renderings import LIMITS, Field, Rendering, field, is_a_statement, renderings
from travaux.record.dates import sort_key
from travaux.record.documents import Document
from travaux.record.parallels import TRANSLATION, Status, Translation
from travaux.record.passages import Passage, PassageKind, Quoter
from travaux.record.readings import PassageReading, Reading
from travaux.store.views import View

SHOWN = 3
"""Translations shown for a passage: the best, the earliest, and others by score. One an act."""
METHOD = (
    f"for new passages and paraphrases: the nearest earlier passage of another language by sentence vectors, "
    f"{LIMITS.score} or more above the neighbours on both sides, lengths, figures and states agreeing"
)


def with_translations(reading: Reading, view: View, meaning: Meaning) -> Reading:
    """The reading with the translated parallels of the passages that have no earlier wording in their own language.

    Versions of the act of the document are no answer: they were not said before it. Status and novelty stay.
    """
    document = reading.document
    among = field(view, document.base_language, meaning, document.act)
    asked = {number: one.passage for number, one in enumerate(reading.passages) if _is_asked(one)}
    found = _found(document, asked, among, view, meaning)
    passages = tuple(replace(one, translations=found.get(at, ())) for at, one in enumerate(reading.passages))
    quoted = {one.earlier.document for some in found.values() for one in some}
    notes = [*reading.coverage.notes, *_notes(among, view.languages())]
    return replace(
        reading,
        passages=passages,
        heads={**reading.heads, **{name: view.head(name) for name in sorted(quoted)}},
        coverage=replace(reading.coverage, notes=tuple(notes)),
        method={**reading.method, TRANSLATION: METHOD},
    )


def _is_asked(one: PassageReading) -> bool:
    unanswered = one.status in (Status.NEW, Status.PARAPHRASE)
    return unanswered and one.passage.kind is not PassageKind.HEADING and is_a_statement(one.passage.text)


def _found(
    document: Document, asked: Mapping[int, Passage], among: Field, view: View, meaning: Meaning
) -> dict[int, tuple[Translation, ...]]:
    """By number the passages that an earlier text answers in another language, best first; others are left out."""
    answers = renderings([passage.text for passage in asked.values()], among, view.texts, meaning)
    chosen = {number: _chosen(some) for number, some in zip(asked, answers, strict=True) if some}
    texts = dict(view.texts({one.head.id for some in chosen.values() for one in some}))
    later = Quoter(document.id, document.text, document.sha256)
    return {
        number: tuple(_translation(one, texts, later, asked[number]) for one in some) for number, some in chosen.items()
    }


def _chosen(found: Sequence[Rendering]) -> list[Rendering]:
    """One rendering an act, the best of each; the best and the earliest first of all."""
    by_act: dict[str, Rendering] = {}
    for one in found:
        by_act.setdefault(one.head.act or one.head.id, one)
    kept = list(by_act.values())
    earliest = min(kept, key=lambda one: sort_key(one.head.date))
    return list(dict.fromkeys((kept[0], earliest, *kept[1:])))[:SHOWN]


def _translation(one: Rendering, texts: Mapping[str, str], later: Quoter, passage: Passage) -> Translation:
    earlier = Quoter(one.head.id, texts[one.head.id], one.head.sha256)
    return Translation(
        earlier=earlier.quote(one.start, one.end),
        later=later.quote(passage.start, passage.end),
        date=one.head.date,
        language=one.head.language,
        similarity=one.cosine,
        score=one.score,
        reasons=(f"sentence vectors: cosine {one.cosine:.2f}, {one.score:.2f} above their neighbours",),
    )


def _notes(among: Field, languages: Sequence[str]) -> Iterator[str]:
    """What was searched across languages, for the coverage of a reading."""
    if among.note:
        yield among.note
    if among.foreign:
        yield f"searched by meaning in other languages, for what has no wording in its own: {among.searched}"
    left = sorted(set(languages) - set(among.foreign) - {among.language})
    if left and not among.note:
        yield f"not searched by meaning: documents in {', '.join(left)}"
