"""Who said a formula, and who said it first: documents that hold it, first use by a side, whose talking point it is."""

from __future__ import annotations

from collections.abc import Iterable

from travaux.questions.history import history
from travaux.questions.mentions import script_of
from travaux.questions.ownership import ownership, sides, sides_of
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter, texts
from travaux.questions.predicates.selections import worded
from travaux.questions.predicates.values import Answer, Kind, Row, Rows
from travaux.questions.predicates.wordings import is_side, passage_evidence
from travaux.record import dates
from travaux.record.documents import DocumentHead
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.histories import History, Occurrence
from travaux.world.calendar import Order, order


def said(context: Context, arguments: Arguments) -> Rows:
    """The documents that hold a formula under any of its names, or a passage in edited form; an act is one row."""
    found = history(arguments.text("term"), context.view, context.segments)
    kept = [one for one in found.dated if _is_asked(one.head, arguments)]
    acts: dict[str, list[Occurrence]] = {}
    for one in kept:
        acts.setdefault(one.head.act or one.head.id, []).append(one)
    rows = [Row(some[0].head.date, tuple(map(_evidence, some)), act) for act, some in acts.items()]
    ordered = tuple(sorted(rows, key=lambda row: dates.sort_key(row.date)))
    heads = {one.head.id: one.head for one in kept}
    term, coverage = arguments.text("term"), found.coverage
    note = f"searched {coverage.documents} documents, {coverage.first or '?'} to {coverage.last or '?'}"
    return Rows(f"documents with {term!r}", ordered, None, {"term": (term,)}, tuple(heads.values()), note)


def _is_asked(head: DocumentHead, arguments: Arguments) -> bool:
    issuers, languages = arguments.texts("issuer"), arguments.texts("language")
    return (
        worded(arguments.texts("kind"), head.kind)
        and (not issuers or _is_by(issuers, head))
        and (not languages or head.base_language in languages)
    )


def _is_by(sides: Iterable[str], head: DocumentHead) -> bool:
    return any(is_side(side, issuer) for side in sides for issuer in head.issuers)


def _evidence(one: Occurrence) -> Evidence:
    edited = "" if one.coverage >= 1 else f"; {one.coverage:.0%} of the wording"
    return passage_evidence(one.head, one.quote.exact, f"answers {one.variant!r}{edited}")


def first_by(context: Context, arguments: Arguments) -> Answer:
    """The earliest document of the record with the term is issued by the side (and dated as stated)."""
    side, date = arguments.text("side"), arguments.text("date")
    found = history(arguments.text("term"), context.view, context.segments)
    method = _method(found)
    if found.first is None:
        return Answer(Verdict.TOO_THIN, "no dated document of the record has it", method=method)
    first = _together_with(found.dated, found.first)
    shown = tuple(dict.fromkeys((*map(_evidence, first), *_first_of_each(found))))
    reason = f"first in this record on {found.first.head.date}, by {_by(found.first.head)}"
    sides = {_is_by((side,), one.head) for one in first}
    variants = _variants(found, side)
    if date and all(order(one.head.date, date) is not Order.TOGETHER for one in first):
        return Answer(Verdict.FAILS, reason, shown, (), shown[0], variants, method)
    if sides == {True}:
        return Answer(Verdict.IN_RECORD, reason, shown, (), None, variants, method)
    if len(sides) > 1:
        unclear = f"{reason}; others say it on the same day, or on a day too vague to tell"
        return Answer(Verdict.UNDEFINED, unclear, shown, (), shown[0], variants, method)
    return Answer(Verdict.FAILS, reason, shown, (), shown[0], variants, method)


def _together_with(found: Iterable[Occurrence], first: Occurrence) -> tuple[Occurrence, ...]:
    """The occurrences that may be as early as the first: dates too vague to tell count."""
    return tuple(one for one in found if order(first.head.date, one.head.date) is not Order.BEFORE)


def _first_of_each(found: History) -> tuple[Evidence, ...]:
    return tuple(_evidence(one) for one in found.issuers.values())


def _by(head: DocumentHead) -> str:
    return "; ".join(head.issuers) or "an issuer not named"


def _variants(found: History, side: str) -> tuple[Variant, ...]:
    """What only the exact wording would say, where edited wordings were counted."""
    exact = [one for one in found.dated if one.coverage >= 1]
    if len(exact) == len(found.dated) or not exact:
        return ()
    result = Verdict.IN_RECORD if _is_by((side,), exact[0].head) else Verdict.FAILS
    return (Variant("counting the exact wording only", result.value, (exact[0].head.id,)),)


def _method(found: History) -> dict[str, str]:
    tried = "; ".join(dict.fromkeys(name for listed in found.names.values() for name in listed))
    coverage = found.coverage
    return {
        "definition": "earliest dated document with a name of the term, or with most of a passage's wording",
        "names tried": tried,
        "searched": f"{coverage.documents} documents, {coverage.first or '?'} to {coverage.last or '?'}",
    }


def owner(context: Context, arguments: Arguments) -> Answer:
    """Whose talking point a passage is: by first use alone, else by likeness to each side's own texts; or not told."""
    passage, side = arguments.text("passage"), arguments.text("side")
    names = sides_of(context.view.heads())
    method = {
        "definition": "who said it alone before the other side and any third party; else whose own texts it is like"
    }
    if names is None:
        reason = "no two issuers of this record ever issued a text together, so that there are no sides"
        return Answer(Verdict.UNDEFINED, reason, method=method)
    found = history(passage, context.view, context.segments)
    own = ownership(found, sides(context.view, names, context.encode), context.encode, script_of(passage))
    uses = {one.head.id: one for one in reversed(found.dated)}
    first = sorted((*own.first.values(), *own.third_party.values()), key=lambda use: dates.sort_key(use.date))
    shown = tuple(_evidence(uses[use.document]) for use in first if use.document in uses)
    if own.owner is None:
        return Answer(Verdict.TOO_THIN, own.reason, shown, method=method)
    if is_side(side, own.owner):
        return Answer(Verdict.IN_RECORD, own.reason, shown, method=method)
    reason = own.reason if own.owner in names else f"{own.owner}: {own.reason}"
    return Answer(Verdict.FAILS, reason, shown, (), shown[0] if shown else None, (), method)


_TERM, _SIDE = Parameter("term", Kind.TEXT), Parameter("side", Kind.TEXT)

FUNCTIONS = (
    Function(
        "said",
        (_TERM, *texts("issuer", "kind", "language")),
        Kind.ROWS,
        said,
        "documents with the term under any of its names, or a passage edited; for `first`, `again`, `usual`, `count`",
    ),
    Function(
        "first_by",
        (_TERM, _SIDE, Parameter("date", Kind.DATE, "")),
        Kind.ANSWER,
        first_by,
        "the earliest document with the term is by that side",
    ),
    Function("owner", (Parameter("passage", Kind.TEXT), _SIDE), Kind.ANSWER, owner, "whose talking point it is"),
)
