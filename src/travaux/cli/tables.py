"""``travaux tables``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows
from travaux.record.registers import LoadedTable


@click.command("tables")
@record_option
@format_option
def command(record: str, form: str) -> None:
    """List the tables loaded into the registers: source, register, rows, ballots, when, and where from."""
    found = open_workbench(record).tables()
    if form == "json":
        emit_json({"format": "travaux.tables/1", "tables": [table_form(one) for one in found]})
        return
    columns = ("source", "register", "rows", "ballots", "loaded", "from")
    emit_rows(columns, ((t.source, t.register.value, t.entries, t.ballots, t.loaded, t.locator) for t in found))


def table_form(one: LoadedTable) -> dict[str, object]:
    """A table loaded, as JSON."""
    return {
        "source": one.source,
        "locator": one.locator,
        "sha256": one.sha256,
        "register": one.register.value,
        "loaded": one.loaded,
        "rows": one.entries,
        "ballots": one.ballots,
    }
