"""``travaux unload``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json
from travaux.cli.tables import table_form


@click.command("unload")
@click.argument("table")
@record_option
@format_option
def command(table: str, record: str, form: str) -> None:
    """Take TABLE out of the registers: what it was loaded from, or the beginning of its source's id (see 'tables').

    Rows that another table gave as well stay. The bytes as received stay until 'travaux doctor --tidy'.
    """
    done = open_workbench(record).unload(table)
    if form == "json":
        listed = [{**table_form(one.table), "removed": one.removed, "kept": one.kept} for one in done]
        emit_json({"format": "travaux.unload/1", "unloaded": listed})
        return
    for one in done:
        kept = f", {one.kept} kept (another table gave them)" if one.kept else ""
        ballots = f", {one.table.ballots} ballots" if one.table.ballots else ""
        click.echo(f"{one.table.register.value}\t{one.removed} removed{kept}{ballots}\t{one.table.locator}")
