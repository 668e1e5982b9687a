"""Claims about language versions of one act: where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.errors import InvalidValue
from travaux.questions.collation.choosing import versions_of
from travaux.questions.collation.collate import collate
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Answer, Kind
from travaux.questions.predicates.wordings import passage_evidence, place_of, searched, versions
from travaux.record.documents import Document, base_language
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.passages import Passage
from travaux.record.versions import Difference, DifferenceKind, Stretch

SURE = 0.7
"""Confidence from which a difference also counts in the stricter reading."""
_OTHERS = 2
"""Versions one is compared with at most: three can be collated."""


def differs(context: Context, arguments: Arguments) -> Answer:
    """The words, as they stand in one version of an act, differ from what answers them in another, in such a way."""
    wanted = arguments.text("kind")
    if wanted and wanted not in set(DifferenceKind):
        raise InvalidValue("no such difference", wanted, "differs", f"Write one of {', '.join(DifferenceKind)}.")
    documents = _versions(context, arguments.text("document"))
    found = place_of(arguments.text("passage"), documents)
    if found is None:
        reason = "these words do not stand in a version of it; give them as they stand there"
        return Answer(Verdict.UNDEFINED, reason, method={"searched": searched(documents)})
    document, passage = found
    others = [one for one in documents if one.id != document.id and _is_in(one, arguments.text("other"))]
    method = {
        "definition": "differences told from the words of paired passages, as 'travaux collate' tells them",
        "searched": searched((document, *others)),
    }
    if not others:
        return Answer(Verdict.TOO_THIN, "the record has no other version of it", method=method)
    told = list(_differences(context, (document, *others[:_OTHERS]), passage))
    kept = [one for one in told if not wanted or one[1].kind == wanted]
    if not kept:
        rest = tuple(_evidence(context, *one) for one in told)
        reason = f"no difference{f' of {wanted}' if wanted else ''} is told in these words"
        return Answer(Verdict.FAILS, reason, rest, (), rest[0] if rest else None, (), method)
    sure = any(one.confidence >= SURE for _document, one, _there in kept)
    variants = (Variant(f"counting only differences surer than {SURE}", "holds" if sure else "fails"),)
    shown = tuple(_evidence(context, *one) for one in kept)
    return Answer(Verdict.HOLDS, f"{len(kept)} differences", shown, (), None, variants, method)


def _versions(context: Context, name: str) -> tuple[Document, ...]:
    """The best version of each language; the one document when it belongs to no act."""
    authentic = versions(context.view, name)
    act = authentic[0].act
    languages = {head.base_language for head in context.view.heads() if act and head.act == act}
    chosen = versions_of(act, context.view) if len(languages) > 1 else (authentic[0].id,)
    return tuple(context.view.document(one) for one in chosen)


def _is_in(document: Document, language: str) -> bool:
    return not language or document.base_language == base_language(language)


def _differences(
    context: Context, documents: Sequence[Document], passage: Passage
) -> Iterator[tuple[Document, Difference, Stretch]]:
    """Differences in the words between the first document and each other, with the other document and its words."""
    collation = collate(documents, context.encode)
    for pair in collation.pairs:
        if pair.first == 0:
            yield from ((documents[pair.second], one, one.second) for one in pair.differences if _touches(one, passage))


def _touches(one: Difference, passage: Passage) -> bool:
    """Whether a difference lies in the words, or at the place in them where the other version has more."""
    here = one.first
    return here.start < passage.end and passage.start < max(here.end, here.start + 1)


def _evidence(context: Context, document: Document, one: Difference, there: Stretch) -> Evidence:
    said = f"{one.kind}: {one.note}; {one.first.text!r} against {there.text!r}; confidence {one.confidence:.2f}"
    return passage_evidence(context.view.head(document.id), there.text, said)


FUNCTIONS = (
    Function(
        "differs",
        (
            Parameter("passage", Kind.TEXT),
            Parameter("document", Kind.TEXT),
            Parameter("other", Kind.TEXT, ""),
            Parameter("kind", Kind.TEXT, ""),
        ),
        Kind.ANSWER,
        differs,
        "the words differ in another version (in the language `other`): omission, number, force, modality ...",
    ),
)
