"""Statements as rows for CSV, with PLOVER codes."""

from __future__ import annotations

from collections.abc import Iterable

from travaux.reading.tables import table
from travaux.record.statements import Act, Statement

FIELDS = ("action", "object", "partner", "deadline", "due", "amount", "instrument", "monitor", "testable")
COLUMNS = (
    *("document", "passage", "start", "end", "text", "speaker_kind", "speaker", "act", "force", "binding", "polarity"),
    *("negated", "target_kind", "target", "target_id", "named", "topics", "plover_type", "plover_mode"),
    "plover_context",
    *FIELDS,
)
CONTEXT = "statement"


def plover(act: Act, force: int) -> tuple[str, str]:
    """The PLOVER event type and mode of an act."""
    data = table("acts/plover")
    threat = table("acts/ladder")["threat"]
    row = data["threat"] if (act == threat["act"] and force == int(threat["force"])) else data["acts"][act]
    return row["type"], row["mode"]


def export_rows(document: str, statements: Iterable[Statement]) -> list[dict[str, str]]:
    """One row a statement that acts, in order, every value as text under ``COLUMNS``."""
    return [_row(document, one, one.act) for one in statements if one.act is not None]


def _row(document: str, one: Statement, act: Act) -> dict[str, str]:
    promise = one.commitment
    kind, mode = plover(act, one.force)
    fields = {name: str(getattr(promise, name)) if promise is not None else "" for name in FIELDS}
    return {
        "document": document,
        "passage": one.passage,
        "start": str(one.start),
        "end": str(one.end),
        "text": one.text,
        "speaker_kind": one.speaker.kind.value,
        "speaker": one.speaker.name,
        "act": act.value,
        "force": str(one.force),
        "binding": str(int(one.binding)),
        "polarity": one.polarity.value,
        "negated": str(one.negated),
        "target_kind": one.target.kind.value,
        "target": one.target.text,
        "target_id": one.target.id,
        "named": " ".join(dict.fromkeys(mention.id for mention in one.named)),
        "topics": " ".join(one.topics),
        "plover_type": kind,
        "plover_mode": mode,
        "plover_context": CONTEXT,
        **fields,
    }
