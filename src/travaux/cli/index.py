"""``travaux index``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_fields, emit_json


@click.command("index")
@record_option
@format_option
def command(record: str, form: str) -> None:
    """Make what later questions need: fingerprints of all texts, and vectors of all passages.

    Both are made by themselves when they are first needed, but vectors of many texts take long (some 300 passages a
    second). What is there already is not made again; both may be deleted at any time.
    """
    workbench = open_workbench(record)
    made = {"documents": workbench.index(), "vectorised": workbench.vectorise()}
    if form == "json":
        emit_json({"format": "travaux.index/1", **made})
    else:
        emit_fields((("documents indexed", made["documents"]), ("given vectors now", made["vectorised"])))
