"""How long a text is, by the rule of its language: words, in Chinese characters."""

from __future__ import annotations

from decimal import Decimal

from travaux.questions.predicates.evidence import document_evidence
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Candidate, Kind, Quantity
from travaux.questions.predicates.wordings import versions


def length(context: Context, arguments: Arguments) -> Quantity:
    """The words of every authentic version of a text, those of Chinese ones counted as characters."""
    heads = [context.view.head(one.id) for one in versions(context.view, arguments.text("document"))]
    counted = [(head, head.characters if head.base_language == "zh" else head.words) for head in heads]
    candidates = tuple(
        Candidate(Decimal(count), f"in {head.language}", (document_evidence(head),)) for head, count in counted
    )
    definition = "words as the program counts them, characters in Chinese; versions differ in length"
    return Quantity(f"length of {arguments.text('document')}", candidates, "", definition)


FUNCTIONS = (
    Function(
        "length",
        (Parameter("document", Kind.TEXT),),
        Kind.QUANTITY,
        length,
        "how many words (Chinese: characters) it has",
    ),
)
