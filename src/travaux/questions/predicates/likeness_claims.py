"""Claims about whole documents beside each other: how alike they are, and how much they share."""

from __future__ import annotations

from decimal import Decimal

from travaux.errors import InvalidValue
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Answer, Candidate, Kind, Quantity
from travaux.questions.predicates.wordings import passage_evidence, versions
from travaux.questions.similar import similar
from travaux.record import dates
from travaux.record.documents import Document
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.histories import Likenesses, Resemblance

SHOWN = 8
"""Texts compared in full and shown, at least."""


def _pair(context: Context, arguments: Arguments) -> tuple[Document, Document]:
    """The versions of the two acts in one language. Raises InvalidValue when they have none in common."""
    ones, others = (versions(context.view, arguments.text(name)) for name in ("document", "other"))
    pair = next(((a, b) for a in ones for b in others if a.base_language == b.base_language), None)
    if pair is None or pair[0].id == pair[1].id:
        what = "the same document" if pair else "no versions of the two in one language"
        raise InvalidValue(what, arguments.text("other"), "likeness of documents", "Name two texts of one language.")
    return pair


def _searched(found: Likenesses) -> str:
    return f"{found.coverage.documents} documents, {found.coverage.first or '?'} to {found.coverage.last or '?'}"


def is_similar(context: Context, arguments: Arguments) -> Answer:
    """The other is among the texts most like the document: its place by words shared is no lower than ``rank``.

    Compared are the texts dated before the document, or all when the other is not.
    """
    document, other = _pair(context, arguments)
    earlier = bool(document.date) and dates.is_before(other.date, document.date)
    limit = int(arguments.number("rank"))
    view = context.view.before(document.date) if earlier else context.view
    found = similar(document, view, context.segments, max(limit, SHOWN))
    place = next((number for number, one in enumerate(found.nearest, 1) if one.head.id == other.id), 0)
    shown = tuple(_evidence(one) for one in found.nearest[: max(limit, place)][:SHOWN])
    method = {
        "definition": f"among the {limit} texts most like it: twice the words shared over the words of both",
        "searched": _searched(found) + (f", before {document.date}" if earlier else ""),
    }
    if not place:
        reason = f"not among the {len(found.nearest)} that share most wording"
        return Answer(Verdict.FAILS, reason, shown, (), shown[0] if shown else None, (), method)
    reason = f"number {place} by words shared, similarity {found.nearest[place - 1].similarity:.2f}"
    if place <= limit:
        near = Variant("as the nearest of all", "holds" if place == 1 else "fails")
        return Answer(Verdict.IN_RECORD, reason, shown, (), None, (near,) if limit > 1 else (), method)
    return Answer(Verdict.FAILS, reason, shown, (), shown[0], (), method)


def _evidence(one: Resemblance) -> Evidence:
    note = f"similarity {one.similarity:.2f}, {len(one.shared)} passages shared"
    return Evidence(one.head.id, "document", one.head.date, one.head.title, "; ".join(one.head.issuers), (), note)


def shared(context: Context, arguments: Arguments) -> Quantity:
    """How much of the document stands in the other, in percent of its words; the shared passages are the evidence."""
    document, other = _pair(context, arguments)
    found = similar(document, context.view, context.segments, 1, {other.id})
    one = next(iter(found.nearest), None)
    percent = Decimal(repr(one.share)) * 100 if one else Decimal(0)
    head = context.view.head(document.id)
    evidence = tuple(passage_evidence(head, quote.exact, "stands in the other") for quote in one.shared) if one else ()
    words = f"{len(evidence)} passages shared whole"
    definition = "words of the document that stand in the other, in stretches long enough to be reuse, in percent"
    name = f"share of {document.id} in {other.id}"
    return Quantity(name, (Candidate(percent, words, evidence[:SHOWN]),), "%", definition)


_DOCUMENT, _OTHER = Parameter("document", Kind.TEXT), Parameter("other", Kind.TEXT)

FUNCTIONS = (
    Function(
        "similar",
        (_DOCUMENT, _OTHER, Parameter("rank", Kind.NUMBER, Decimal(1))),
        Kind.ANSWER,
        is_similar,
        "the other is among the `rank` (default 1) earlier texts most like the document",
    ),
    Function("shared", (_DOCUMENT, _OTHER), Kind.QUANTITY, shared, "percent of the document that stands in the other"),
)
