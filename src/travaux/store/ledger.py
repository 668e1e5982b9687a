"""The ledger's log: lines are only ever added, each sealed over the one before it; items are what the lines amount to.

That a rule stands before its evidence is checked inside the write that adds a line, so no two writers can get round it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select

from travaux.errors import DamagedRecord, InvalidValue
from travaux.record import dates
from travaux.record.identity import resolved
from travaux.record.ledger import DIRECTIONS, Deed, Entered, Guideline, LedgerItem, LogEntry, Status
from travaux.store import schema
from travaux.store.database import Database, log, now
from travaux.store.entries import noun_reader, written

_SHOWS_ITEMS = "'travaux ledger list' shows what is in the ledger."
OPERATION = "ledger"
"""What the record's own log calls a line added here; its subject is the seal, so that a cut-off end shows."""
_item_from, _rule_from, _deed_from = noun_reader(LedgerItem), noun_reader(Guideline), noun_reader(Deed)


class Ledger:
    """Adds to the ledger of one record and reads its log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, items: Iterable[LedgerItem]) -> tuple[LedgerItem, ...]:
        """Takes up commitments, all in one write; returns those that are new."""
        with self._database.write() as connection:
            known = {one.id for one in items_of(connection)}
            fresh = {one.id: one for one in items if one.id not in known}
            for one in fresh.values():
                _append(connection, Entered.TAKE, one.id, written(one))
        return tuple(fresh.values())

    def freeze(self, item: str, rule: Guideline) -> Guideline:
        """Fixes the rule and window of an item; a further time makes another version, which needs a reason.

        Deeds entered before stay with the version they were entered under. Raises NotFound or InvalidValue.
        """
        with self._database.write() as connection:
            found = _item(connection, item)
            version = len(found.guidelines) + 1
            frozen = replace(rule, version=version, frozen=now(), seen=_seen(connection, found.id))
            _check_rule(found, frozen)
            _append(connection, Entered.FREEZE, found.id, written(frozen))
        return frozen

    def enter(self, deed: Deed) -> Deed:
        """Adds a piece of evidence under the rule in force; the same one twice changes nothing.

        Raises InvalidValue when no rule is frozen yet, or the deed does not fit the item; NotFound without an item.
        """
        with self._database.write() as connection:
            found = _item(connection, deed.item)
            rule = _rule_in_force(found)
            entered = replace(deed, item=found.id, version=rule.version, entered=now())
            _check_deed(found, rule, entered)
            same = next((one for one in found.deeds if one.id == entered.id), None)
            if same is None:
                _append(connection, Entered.EVIDENCE, found.id, written(entered))
        return same or entered

    def withdraw(self, deed: str, reason: str, by: str = "") -> Deed:
        """Takes a deed out of account, with the reason; both stay in the log. Raises NotFound or InvalidValue."""
        if not reason.strip():
            raise InvalidValue("no reason", reason, "withdraw", "Say why the evidence no longer counts.")
        with self._database.write() as connection:
            deeds = {one.id: one for item in items_of(connection) for one in item.deeds}
            found = deeds[resolved(deed, deeds.keys(), "deed", "'travaux ledger score ITEM' shows its deeds.")]
            fields = json.dumps({"item": found.item, "reason": reason, "by": by}, ensure_ascii=False, sort_keys=True)
            _append(connection, Entered.WITHDRAW, found.id, fields)
        return found

    def entries(self) -> tuple[LogEntry, ...]:
        """Every line of the log, oldest first."""
        with self._database.read() as connection:
            return log_of(connection)


def log_of(connection: Connection) -> tuple[LogEntry, ...]:
    """Every line of the log, oldest first."""
    found = connection.execute(select(schema.ledger).order_by(schema.ledger.c.number))
    return tuple(LogEntry(*row) for row in found)


def items_of(connection: Connection, as_of: str = "") -> tuple[LedgerItem, ...]:
    """What the log amounts to, by date of the promise: items promised, and deeds known, certainly before ``as_of``.

    Rules are those in force now: they are about what is judged, not about what had happened. Raises DamagedRecord.
    """
    items: dict[str, LedgerItem] = {}
    for entry in log_of(connection):
        try:
            _apply(items, entry)
        except (KeyError, ValueError, TypeError) as error:
            raise DamagedRecord("ledger", f"line {entry.number} of the log cannot be read") from error
    shown = [one for one in items.values() if not as_of or dates.is_before(one.date, as_of)]
    known = [replace(one, deeds=tuple(deed for deed in one.deeds if _is_known(deed, as_of))) for one in shown]
    return tuple(sorted(known, key=lambda one: (dates.sort_key(one.date), one.quote.document, one.quote.start)))


def _apply(items: dict[str, LedgerItem], entry: LogEntry) -> None:
    fields: dict[str, Any] = json.loads(entry.fields)
    if entry.kind == Entered.TAKE:
        items[entry.subject] = replace(_item_from(fields), taken=entry.time)
    elif entry.kind == Entered.FREEZE:
        item = items[entry.subject]
        items[item.id] = replace(item, guidelines=(*item.guidelines, _rule_from(fields)))
    elif entry.kind == Entered.EVIDENCE:
        item = items[entry.subject]
        items[item.id] = replace(item, deeds=(*item.deeds, _deed_from(fields)))
    elif entry.kind == Entered.WITHDRAW:
        item = items[fields["item"]]
        items[item.id] = replace(item, deeds=tuple(deed for deed in item.deeds if deed.id != entry.subject))
    else:
        raise ValueError(entry.kind)


def _is_known(deed: Deed, as_of: str) -> bool:
    if not as_of:
        return True
    return dates.is_before(deed.date, as_of) and (not deed.known or dates.is_before(deed.known, as_of))


def _append(connection: Connection, kind: Entered, subject: str, fields: str) -> None:
    """Adds a sealed line, and the seal to the log of the whole record."""
    newest = select(schema.ledger.c.number, schema.ledger.c.sha256).order_by(schema.ledger.c.number.desc()).limit(1)
    last = connection.execute(newest).one_or_none()
    number, previous = (last.number + 1, last.sha256) if last else (1, "")
    line = LogEntry(number, now(), kind, subject, fields, previous, "")
    row = {
        "number": number, "time": line.time, "kind": kind.value, "subject": subject, "fields": fields,
        "previous": previous, "sha256": line.seal,
    }  # fmt: skip
    connection.execute(insert(schema.ledger).values(row))
    log(connection, OPERATION, line.seal, f"{kind} {subject}")


def _item(connection: Connection, beginning: str) -> LedgerItem:
    known = {one.id: one for one in items_of(connection)}
    return known[resolved(beginning, known.keys(), "ledger item", _SHOWS_ITEMS)]


def _seen(connection: Connection, item: str) -> int:
    """Deeds ever entered for an item, withdrawn ones too: whoever makes a new rule has seen them."""
    return sum(one.kind == Entered.EVIDENCE and one.subject == item for one in log_of(connection))


def _check_rule(item: LedgerItem, rule: Guideline) -> None:
    """Refuses a rule nobody could apply, and another version without a reason or a difference."""
    where = f"ledger item {item.id}"
    if rule.testable and not rule.done.strip():
        raise InvalidValue("no rule", rule.done, where, "Say what counts as done, or declare the promise untestable.")
    if rule.testable and dates.bounds(rule.window) is None:
        raise InvalidValue("no window", rule.window, where, "Give the window as EDTF: 2024-05-16/2025-12-31.")
    dates.bounds(rule.window)
    before = item.guideline
    if before is None:
        return
    if replace(rule, version=before.version).sha256 == before.sha256:
        raise InvalidValue("this rule is in force already", rule.done, where, "Nothing was changed.")
    if not rule.reason.strip():
        remedy = "A frozen rule is never altered; give a reason to start another version beside it."
        raise InvalidValue(f"a rule is frozen since {before.frozen}", before.done, where, remedy)


def _rule_in_force(item: LedgerItem) -> Guideline:
    where = f"ledger item {item.id}"
    if item.guideline is None:
        remedy = "Say first what counts as done and by when: 'travaux ledger freeze'."
        raise InvalidValue("no rule is frozen yet", "evidence", where, remedy)
    if not item.guideline.testable:
        remedy = "Freeze a rule that can be tested first, with the reason."
        raise InvalidValue("it is declared untestable", "evidence", where, remedy)
    return item.guideline


def _check_deed(item: LedgerItem, rule: Guideline, deed: Deed) -> None:
    """Refuses a deed without a day, of a stranger, or of a lapse before the window has closed."""
    where = f"ledger item {item.id}"
    if deed.shows not in DIRECTIONS:
        raise InvalidValue("no deed shows this", deed.shows, where, f"Write one of {', '.join(DIRECTIONS)}.")
    if dates.bounds(deed.date) is None:
        raise InvalidValue("no date", deed.date, where, "Say when it happened, as EDTF.")
    dates.bounds(deed.known)
    if deed.side and deed.side not in item.sides:
        bound = "; ".join(item.sides) or "nobody by name"
        raise InvalidValue("not a side of this promise", deed.side, where, f"It binds {bound}; or name no side.")
    if deed.shows is Status.LAPSED and not has_closed(rule, deed.date):
        raise InvalidValue(
            f"the window {rule.window} has not closed", deed.date, where, "A promise lapses when its window is over."
        )


def has_closed(rule: Guideline, day: str) -> bool:
    """Whether the window is certainly over on a day (EDTF)."""
    window, span = dates.bounds(rule.window), dates.bounds(day)
    return window is not None and span is not None and window[1] < span[0]
