"""``travaux init``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, named_folder, record_option
from travaux.cli.output import emit_json
from travaux.workbench import Workbench


@click.command("init")
@click.argument("folder", default="")
@record_option
@format_option
def command(folder: str, record: str, form: str) -> None:
    """Make a new, empty record in FOLDER (default: the one named by --record, else the current folder)."""
    with Workbench.create(folder or named_folder(record) or ".") as workbench:
        place = str(workbench.folder.resolve())
    if form == "json":
        emit_json({"format": "travaux.init/1", "record": place})
    else:
        click.echo(f"New record in {place}")
