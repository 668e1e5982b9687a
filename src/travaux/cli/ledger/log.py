"""``travaux ledger log``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.render.ledger_contract import entry_form


@click.command("log")
@record_option
@format_option
def command(record: str, form: str) -> None:
    """Print every line of the log. The seal of the last line stands for all before it: print it with a report.

    Whoever noted a seal can see later whether the log up to it is the same; 'travaux doctor' checks every line.
    """
    lines = open_workbench(record).ledger_log()
    if form == "json":
        emit_json({"format": "travaux.ledger.log/1", "lines": [entry_form(one) for one in lines]})
        return
    columns = ("number", "time", "what", "subject", "seal", "fields")
    emit_rows(columns, ((one.number, one.time, one.kind, one.subject, one.sha256, one.fields) for one in lines))
    note(f"{len(lines)} lines")
