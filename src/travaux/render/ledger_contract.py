"""The JSON and CSV forms of the ledger: names and meaning are a contract (docs/json.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from travaux.record.ledger import (
    Chain,
    Deed,
    Exhibit,
    Guideline,
    LedgerItem,
    LedgerState,
    LogEntry,
    Restatement,
    SideState,
    Tally,
)


def state_form(one: LedgerState) -> dict[str, Any]:
    """An item as it stands."""
    return {
        **item_form(one.item),
        "on": one.on,
        "final": one.final,
        "overdue": one.overdue,
        "states": [_side(side) for side in one.sides],
        "deeds": [deed_form(deed) for deed in one.item.deeds],
        "aside": [{"deed": deed.id, "reason": reason} for deed, reason in one.aside],
        "early": one.early,
        "remarks": list(one.remarks),
    }


def item_form(one: LedgerItem) -> dict[str, Any]:
    """An item: the promise, and every version of its rule."""
    return {
        "id": one.id,
        "document": one.quote.document,
        "date": one.date,
        "title": one.title,
        "start": one.quote.start,
        "end": one.quote.end,
        "text": one.quote.exact,
        "language": one.language,
        "sides": list(one.sides),
        "topics": list(one.topics),
        "commitment": asdict(one.commitment),
        "taken": one.taken,
        "guidelines": [guideline_form(rule) for rule in one.guidelines],
    }


def guideline_form(rule: Guideline) -> dict[str, Any]:
    """One version of a rule, with its seal."""
    return {
        "version": rule.version,
        "frozen": rule.frozen,
        "sha256": rule.sha256,
        "window": rule.window,
        "done": rule.done,
        "partly": rule.partly,
        "missed": rule.missed,
        "testable": rule.testable,
        "reason": rule.reason,
        "seen": rule.seen,
        "by": rule.by,
    }


def deed_form(deed: Deed) -> dict[str, Any]:
    """One piece of evidence."""
    return {
        "id": deed.id,
        "item": deed.item,
        "version": deed.version,
        "date": deed.date,
        "known": deed.known,
        "shows": deed.shows.value,
        "direction": int(deed.direction),
        "side": deed.side,
        "exhibit": _exhibit(deed.exhibit),
        "note": deed.note,
        "by": deed.by,
        "entered": deed.entered,
    }


def _exhibit(one: Exhibit) -> dict[str, Any]:
    quote = one.quote
    return {
        "kind": one.kind,
        "id": one.id,
        "text": one.text,
        "citation": one.citation,
        "start": quote.start if quote else None,
        "end": quote.end if quote else None,
    }


def _side(one: SideState) -> dict[str, Any]:
    return {
        "side": one.side,
        "status": one.status.value,
        "score": one.score,
        "overdue": one.overdue,
        "reason": one.reason,
        "deciding": one.deciding.id if one.deciding else None,
    }


def state_rows(one: LedgerState) -> Iterator[dict[str, Any]]:
    """An item as rows of a table, one a side."""
    rule, item = one.item.guideline, one.item
    for side in one.sides:
        yield {
            "id": item.id,
            "date": item.date,
            "side": side.side,
            "promise": item.quote.exact,
            "document": item.quote.document,
            "title": item.title,
            "topics": "; ".join(item.topics),
            "window": rule.window if rule else "",
            "done": rule.done if rule else "",
            "frozen": rule.frozen if rule else "",
            "seal": rule.sha256 if rule else "",
            "on": one.on,
            "status": side.status.value,
            "score": "" if side.score is None else side.score,
            "overdue": side.overdue,
            "reason": side.reason,
            "deciding": side.deciding.exhibit.text if side.deciding else "",
            "citation": side.deciding.exhibit.citation if side.deciding else "",
            "remarks": "; ".join(one.remarks),
        }


def chain_form(one: Chain) -> dict[str, Any]:
    """A promise through the texts that say it."""
    return {
        "items": [item.id for item in one.items],
        "text": one.items[0].quote.exact,
        "idle": one.idle,
        "postponed": one.postponed,
        "unmoved": one.unmoved,
        "said": [_restatement(said) for said in one.said],
    }


def _restatement(said: Restatement) -> dict[str, Any]:
    return {
        "document": said.quote.document,
        "date": said.date,
        "title": said.title,
        "issuers": list(said.issuers),
        "start": said.quote.start,
        "end": said.quote.end,
        "text": said.quote.exact,
        "kind": said.kind,
        "coverage": round(said.coverage, 4),
        "due": said.due,
        "progress": [deed.id for deed in said.progress],
    }


def tally_form(one: Tally) -> dict[str, Any]:
    """How a group stands; intervals are null where nothing is scored."""
    return {
        "group": one.group,
        "items": one.items,
        "statuses": {status.value: count for status, count in one.statuses.items()},
        "scored": one.scored,
        "overdue": one.overdue,
        "mean": _interval(one.mean),
        "kept": _interval(one.kept),
    }


def _interval(found: tuple[float, float, float] | None) -> dict[str, float] | None:
    if found is None:
        return None
    value, low, high = (round(number, 4) for number in found)
    return {"value": value, "low": low, "high": high}


def entry_form(one: LogEntry) -> dict[str, Any]:
    """A line of the log."""
    return {
        "number": one.number,
        "time": one.time,
        "kind": one.kind,
        "subject": one.subject,
        "fields": json.loads(one.fields),
        "previous": one.previous,
        "sha256": one.sha256,
    }
