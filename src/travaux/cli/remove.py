"""``travaux remove``."""

from __future__ import annotations

from typing import Any

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json
from travaux.record.outcomes import Removal
from travaux.render.forms import head_form


@click.command("remove")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--purge", is_flag=True, help="Also delete the bytes as received, unless another document needs them.")
@record_option
@format_option
def command(ids: tuple[str, ...], purge: bool, record: str, form: str) -> None:
    """Take the documents ID (the unique beginning of an id is enough) out of the record."""
    removals = open_workbench(record).remove(ids, purge=purge)
    if form == "json":
        emit_json({"format": "travaux.remove/1", "removed": [_form(removal) for removal in removals]})
        return
    for removal in removals:
        click.echo(f"removed\t{removal.head.id}\t{removal.head.date}\t{removal.head.title}")


def _form(removal: Removal) -> dict[str, Any]:
    return {**head_form(removal.head), "sources": removal.sources, "purged": list(removal.purged)}
