"""``travaux inventory``."""

from __future__ import annotations

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows
from travaux.cli.statement_forms import history_form
from travaux.record import filters
from travaux.record.names import NameHistory

_HEADINGS = ("name", "kind", "mentions", "documents", "first", "last", "last per 1,000", "last rank")


@click.command("inventory")
@click.argument("conditions", nargs=-1, metavar="[FILTER]...")
@as_of_option
@record_option
@format_option
def command(conditions: tuple[str, ...], as_of: str, record: str, form: str) -> None:
    """Count the organisations, states and places named by the documents that meet FILTER, over time.

    JSON gives every document apart: mentions, mentions per 1,000 words and the order of first mention.
    """
    found = open_workbench(record).inventory(as_of=as_of, against=filters.from_arguments(conditions))
    if form == "json":
        emit_json({"format": "travaux.inventory/1", "names": [history_form(one) for one in found]})
        return
    emit_rows(_HEADINGS, (_row(one) for one in found))


def _row(one: NameHistory) -> tuple[object, ...]:
    first, last = one.counts[0], one.counts[-1]
    return one.id, one.kind, one.total, len(one.counts), first.date, last.date, f"{last.per_thousand:.2f}", last.rank
