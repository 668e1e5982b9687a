"""``travaux ledger list``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from travaux.cli.ledger.options import on_option
from travaux.cli.options import as_of_option, open_workbench, record_option
from travaux.cli.output import emit_csv, emit_json, emit_rows, note
from travaux.record import filters
from travaux.record.ledger import LedgerState, Status
from travaux.render.ledger_contract import state_form, state_rows


@click.command("list")
@click.argument("conditions", nargs=-1, metavar="[FILTER]...")
@click.option("--side", default="", metavar="ISSUER", help="Only what binds this side.")
@click.option("--topic", default="", metavar="TOPIC", help="Only commitments on this topic.")
@click.option("--status", type=click.Choice([one.value for one in Status]), help="Only those with this status.")
@click.option("--overdue", is_flag=True, help="Only those whose window has closed undecided.")
@on_option
@as_of_option
@record_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How to print.")
def command(conditions: tuple[str, ...], on: str, as_of: str, record: str, form: str, **only: Any) -> None:
    """List the commitments of documents that meet FILTER, and how each stands. CSV has a row a commitment and side."""
    found = open_workbench(record).ledger(on, as_of=as_of, against=filters.from_arguments(conditions))
    shown = [one for one in found if _wanted(one, **only)]
    if form == "json":
        emit_json({"format": "travaux.ledger.list/1", "items": [state_form(one) for one in shown]})
    elif form == "csv":
        emit_csv([row for one in shown for row in state_rows(one)])
    else:
        emit_rows(("id", "date", "binds", "window", "status", "promise"), _lines(shown))
        late = sum(one.overdue for one in shown)
        note(f"{len(shown)} commitments, {late} overdue on {shown[0].on}" if shown else "no commitments")


def _wanted(one: LedgerState, side: str, topic: str, status: str | None, overdue: bool) -> bool:
    return (
        (not side or side in one.item.sides)
        and (not topic or topic in one.item.topics)
        and (not status or status in one.statuses)
        and (not overdue or one.overdue)
    )


def _lines(states: Iterable[LedgerState]) -> Iterable[tuple[object, ...]]:
    for one in states:
        rule = one.item.guideline
        window = rule.window if rule else "no rule"
        yield one.item.id, one.item.date, "; ".join(one.item.sides), window, standing(one), one.item.quote.exact


def standing(one: LedgerState) -> str:
    """How an item stands in one cell: its status, or that of each side where they differ."""
    if len(one.statuses) == 1:
        said = one.statuses[0].value
    else:
        said = "; ".join(f"{side.side}: {side.status}" for side in one.sides)
    return f"{said} (overdue)" if one.overdue else said
