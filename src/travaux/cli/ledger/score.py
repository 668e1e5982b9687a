"""``travaux ledger score``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from travaux.cli.ledger.options import on_option
from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_fields, emit_json
from travaux.record.identity import resolved
from travaux.record.ledger import Deed, Guideline, LedgerState
from travaux.render.ledger_contract import state_form


@click.command("score")
@click.argument("item")
@on_option
@as_of_option
@record_option
@format_option
def command(item: str, on: str, as_of: str, record: str, form: str) -> None:
    """Show ITEM (the beginning of its id) whole: promise, rule, evidence, and its status with the reason.

    done scores +1, started and partly 0, lapsed and contradicted -1; the other statuses have no score.
    """
    found = {one.item.id: one for one in open_workbench(record).ledger(on, as_of=as_of)}
    one = found[resolved(item, found.keys(), "ledger item", "'travaux ledger list' shows what is in the ledger.")]
    if form == "json":
        emit_json({"format": "travaux.ledger.score/1", **state_form(one)})
        return
    emit_fields((*_promise(one), *_states(one)))
    aside = {deed.id: reason for deed, reason in one.aside}
    for deed in one.item.deeds:
        emit_fields(_deed(deed, aside.get(deed.id, "")))
    emit_fields(("remark", remark) for remark in one.remarks)


def _promise(one: LedgerState) -> Iterator[tuple[str, object]]:
    item = one.item
    yield from (("item", item.id), ("promise", item.quote.exact), ("binds", "; ".join(item.sides)))
    yield "said", f"{item.date} {item.title or item.quote.document}"
    for rule in item.guidelines:
        yield f"rule {rule.version}", _rule(rule)


def _rule(rule: Guideline) -> str:
    parts = {"done": rule.done, "partly": rule.partly, "missed": rule.missed, "because": rule.reason}
    said = "; ".join(f"{name}: {text}" for name, text in parts.items() if text)
    testable = f"window {rule.window}" if rule.testable else "untestable"
    return f"{testable}; {said} (frozen {rule.frozen}, seal {rule.sha256[:16]})".replace("; (", " (")


def _states(one: LedgerState) -> Iterator[tuple[str, object]]:
    for side in one.sides:
        score = "no score" if side.score is None else f"{side.score:+d}" if side.score else "0"
        term = "final" if one.final else "interim"
        late = ", overdue" if side.overdue else ""
        yield side.side or "status", f"{side.status} ({score}, {term} on {one.on}{late}): {side.reason}"
    if one.early:
        yield "early", f"{one.early} deeds are dated before the rule was frozen"


def _deed(deed: Deed, aside: str) -> Iterator[tuple[str, object]]:
    side = f", {deed.side}" if deed.side else ""
    reason = f"; does not count: {aside}" if aside else ""
    shown = deed.exhibit
    yield f"deed {deed.id}", f"{deed.date}{side}: {deed.shows}; {shown.text} [{shown.citation}]{reason}"
