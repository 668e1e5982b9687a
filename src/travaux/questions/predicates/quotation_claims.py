"""Claims about quotations: the words stand where they are said to stand."""

from __future__ import annotations

from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Answer, Kind
from travaux.questions.predicates.wordings import passage_evidence
from travaux.questions.quotations import attributed, check
from travaux.record.findings import Variant, Verdict
from travaux.record.quotations import Quotation, QuotationKind

_QUOTED = {
    QuotationKind.VERIFIED: Verdict.HOLDS,
    QuotationKind.NORMALISED: Verdict.HOLDS,
    QuotationKind.TRANSLATED: Verdict.IN_RECORD,
    QuotationKind.STITCHED: Verdict.FAILS,
    QuotationKind.MISATTRIBUTED: Verdict.FAILS,
    QuotationKind.ABSENT: Verdict.FAILS,
}


def quoted(context: Context, arguments: Arguments) -> Answer:
    """The words stand in the document: letter by letter, but for the conventions of quoting, or in another language."""
    said = Quotation(arguments.text("words"), arguments.text("document"), language=arguments.text("language"))
    method = {"definition": "letter by letter; then normalised; then by meaning in other languages"}
    chosen = attributed(said, context.view)
    if not chosen:
        return Answer(Verdict.TOO_THIN, f"the record has no version in {said.language}", method=method)
    found = check(said, context.view, context.encode)
    method |= {"kind": found.kind.value, "searched": ", ".join(f"{one.id} ({one.language})" for one in chosen)}
    shown = tuple(passage_evidence(one.head, one.source.exact, f"at {one.source.start}") for one in found.stretches)
    verdict = _QUOTED[found.kind]
    loose = verdict is not Verdict.FAILS and found.kind is not QuotationKind.VERIFIED
    variants = (Variant("letter by letter", "fails"),) if loose else ()
    against = shown[0] if shown and verdict is Verdict.FAILS else None
    return Answer(verdict, f"{found.kind}: {found.reason}", shown, (), against, variants, method)


FUNCTIONS = (
    Function(
        "quote",
        (Parameter("words", Kind.TEXT), Parameter("document", Kind.TEXT), Parameter("language", Kind.TEXT, "")),
        Kind.ANSWER,
        quoted,
        "the words stand in the document, exactly, normalised or translated",
    ),
)
