"""Claims about a passage or phrase against the record: new, repeated, edited. Read as 'travaux read' reads a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from travaux.questions.mentions import mentions
from travaux.questions.novelty import Field, answer, field_over, inquire
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Answer, Kind
from travaux.questions.predicates.wordings import passage_evidence, place_of, searched, versions
from travaux.record.documents import Document
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.parallels import Parallel, Status
from travaux.record.passages import Passage
from travaux.store.views import View
from travaux.text.terms import query_terms

SHOWN_EDITS = 6
_LOOSER = {
    Status.VERBATIM: (Status.VERBATIM,),
    Status.EDITED: (Status.VERBATIM, Status.EDITED),
    Status.REWORKED: (Status.VERBATIM, Status.EDITED, Status.REWORKED),
}
_LEVELS = {
    Status.VERBATIM: "word by word only",
    Status.EDITED: "light edits as well",
    Status.REWORKED: "reworked wording as well",
}


@dataclass(frozen=True, slots=True)
class Stand:
    """How quoted words stand to what is earlier: their status, the earlier wordings best first, and how many
    documents were searched."""

    status: Status
    evidence: tuple[Evidence, ...]
    documents: int
    method: dict[str, str]


Judge = Callable[[Stand, bool], Answer]
"""Turns a stand into an answer; the flag says whether one earlier document was named."""


def stand(context: Context, words: str, name: str, source: str) -> Stand | Answer:
    """Reads the words of a document against everything before it, or against one earlier document.

    An answer instead when the words do not stand there.
    """
    documents = versions(context.view, name)
    found = place_of(words, documents)
    if found is None:
        reason = "these words do not stand in the document; give them as they stand there"
        return Answer(Verdict.UNDEFINED, reason, method={"searched": searched(documents)})
    document, passage = found
    view = context.view.before(document.date)
    named = {one.id for one in versions(context.view, source)} if source else set()
    heads = tuple(
        head
        for head in view.heads()
        if head.base_language == document.base_language and (head.id in named if source else head.id != document.id)
    )
    parallels = _parallels(context, document, passage, field_over(heads, context.segments))
    shown = _parallel_evidence(view, parallels)
    status = parallels[0].kind if parallels else Status.NEW
    if not parallels:
        shown = _phrase_evidence(view, passage.text, document.base_language, {head.id for head in heads})
        status = Status.VERBATIM if shown else Status.NEW
    return Stand(status, shown, len(heads), _method(document, passage, heads, status))


def _method(document: Document, passage: Passage, heads: Iterable[object], status: Status) -> dict[str, str]:
    return {
        "definition": "status of the words among earlier texts in their language, as 'travaux read' gives it",
        "status": status.value,
        "passage": f"{document.id}, characters {passage.start} to {passage.end}",
        "searched": f"{len(tuple(heads))} documents in {document.base_language}"
        + (f" before {document.date}" if document.date else ", the text being undated"),
    }


def _parallels(context: Context, document: Document, passage: Passage, among: Field) -> tuple[Parallel, ...]:
    inquiry = inquire(document, [passage], among.segments)
    answered = answer(inquiry, among, lambda names: dict(context.view.texts(names)), context.encode)
    return answered.parallels[0]


def _parallel_evidence(view: View, parallels: Iterable[Parallel]) -> tuple[Evidence, ...]:
    return tuple(
        passage_evidence(view.head(one.earlier.document), one.earlier.exact, "; ".join((one.kind.value, *_edits(one))))
        for one in parallels
    )


def _edits(one: Parallel) -> tuple[str, ...]:
    return tuple(f"{edit.kind}: {edit.earlier!r} became {edit.later!r}" for edit in one.edits[:SHOWN_EDITS])


def _phrase_evidence(view: View, words: str, language: str, admitted: set[str]) -> tuple[Evidence, ...]:
    """Earlier places of a phrase too short for a comparison of wording, in any grammatical form."""
    heads = [head for head in view.search(query_terms(words, language), language) if head.id in admitted]
    found = (next(iter(mentions(view.document(head.id), (words,))), None) for head in heads)
    return tuple(
        passage_evidence(head, one.quote.exact, "the same words in any form")
        for head, one in zip(heads, found, strict=True)
        if one is not None
    )


def _new(at: Stand, _named: bool) -> Answer:
    if at.status is Status.NEW:
        verdict = Verdict.IN_RECORD if at.documents else Verdict.TOO_THIN
        reason = "no earlier wording of it" if at.documents else "the record has no earlier text in this language"
        return Answer(verdict, reason, method=at.method)
    first = at.evidence[0]
    if at.status is Status.PARAPHRASE:
        # Sentence vectors err on what is of one subject, above all in a small record: they cannot take newness away.
        reason = f"no earlier wording of it; an earlier sentence ({first.date}) may say it in other words: read it"
        counted = Variant("counting other words for it", Verdict.FAILS.value, (first.id,))
        return Answer(Verdict.IN_RECORD, reason, at.evidence, sensitivity=(counted,), method=at.method)
    variants = _variants(lambda counted: at.status not in counted)
    return Answer(Verdict.FAILS, f"{at.status} from {first.date}", at.evidence, (), first, variants, at.method)


def _variants(holds: Callable[[tuple[Status, ...]], bool]) -> tuple[Variant, ...]:
    """The answers when only closer, or also looser, wordings count as the same; none where they all agree."""
    results = {level: Verdict.HOLDS if holds(_LOOSER[level]) else Verdict.FAILS for level in _LOOSER}
    if len(set(results.values())) == 1:
        return ()
    return tuple(Variant(f"counting {_LEVELS[level]}", result.value) for level, result in results.items())


def _is(wanted: Status) -> Judge:
    def judge(at: Stand, named: bool) -> Answer:
        if at.status is wanted:
            return Answer(Verdict.HOLDS, f"{wanted} from {at.evidence[0].date}", at.evidence, method=at.method)
        if at.status is Status.NEW:
            verdict = Verdict.FAILS if named and at.documents else Verdict.TOO_THIN
            where = "in that document" if named else "in this record"
            return Answer(verdict, f"no earlier wording of it {where}", method=at.method)
        variants = _variants(lambda counted: at.status in counted)
        reason = f"{at.status}, not {wanted}, from {at.evidence[0].date}"
        return Answer(Verdict.FAILS, reason, at.evidence, (), at.evidence[0], variants, at.method)

    return judge


def _claim(judge: Judge) -> Callable[[Context, Arguments], Answer]:
    def claim(context: Context, arguments: Arguments) -> Answer:
        source = str(arguments.values.get("source", ""))
        found = stand(context, arguments.text("passage"), arguments.text("document"), source)
        return found if isinstance(found, Answer) else judge(found, bool(source))

    return claim


_PASSAGE, _DOCUMENT = Parameter("passage", Kind.TEXT), Parameter("document", Kind.TEXT)
_SOURCE = Parameter("source", Kind.TEXT, "")

FUNCTIONS = (
    Function("new", (_PASSAGE, _DOCUMENT), Kind.ANSWER, _claim(_new), "the words have no earlier wording"),
    Function(
        "repeated",
        (_PASSAGE, _DOCUMENT, _SOURCE),
        Kind.ANSWER,
        _claim(_is(Status.VERBATIM)),
        "the words stood word by word in an earlier text (in `source`)",
    ),
    Function(
        "edited",
        (_PASSAGE, _DOCUMENT, _SOURCE),
        Kind.ANSWER,
        _claim(_is(Status.EDITED)),
        "the words stood with light edits in an earlier text (in `source`)",
    ),
)
