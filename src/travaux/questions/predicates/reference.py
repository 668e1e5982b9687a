"""The table of functions for docs/claims.md, made from the functions themselves."""

from __future__ import annotations

from travaux.questions.predicates.evaluation import FUNCTIONS
from travaux.questions.predicates.values import Kind

_HEADINGS = {
    Kind.ANSWER: "Claims",
    Kind.QUANTITY: "Quantities",
    Kind.ROWS: "Rows of registers",
    Kind.SERIES: "Series",
    Kind.CONDITION: "Conditions over time",
}


def reference() -> str:
    """A table a kind, in Markdown: how each function is written and what it gives."""
    parts = []
    for kind, heading in _HEADINGS.items():
        rows = [f"| `{one.signature}` | {one.summary} |" for one in FUNCTIONS.values() if one.returns is kind]
        parts.append("\n".join((f"### {heading}", "", "| function | meaning |", "|---|---|", *rows, "")))
    return "\n".join(parts)
