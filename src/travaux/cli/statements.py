"""``travaux statements``."""

from __future__ import annotations

import csv
import json
import sys

import click

from travaux.cli.options import open_workbench, record_option
from travaux.cli.output import emit_rows
from travaux.cli.statement_forms import statement_form
from travaux.reading.export import COLUMNS, export_rows
from travaux.record.statements import Statement

_HEADINGS = ("start", "end", "act", "force", "speaker", "target", "topic", "text")


@click.command("statements")
@click.argument("beginning", metavar="ID")
@click.option("--acts-only", is_flag=True, help="Leave out sentences of which no act is claimed.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to print; csv has PLOVER codes.",
)
@record_option
def command(beginning: str, acts_only: bool, record: str, form: str) -> None:
    """Show what each sentence of the document ID does: who speaks, act, force, target, topic, commitment."""
    workbench = open_workbench(record)
    document = workbench.show(beginning).document
    found = [one for one in workbench.statements(document) if one.act is not None or not acts_only]
    if form == "json":
        click.echo(json.dumps([statement_form(one) for one in found], ensure_ascii=False, indent=2))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(export_rows(document.id, found))
    else:
        emit_rows(_HEADINGS, (_row(one) for one in found))


def _row(one: Statement) -> tuple[object, ...]:
    speaker = one.speaker.name or one.speaker.kind.value
    act = one.act.value if one.act is not None else "-"
    target = f"{one.target.kind.value}: {one.target.text}" if one.target.text else "-"
    return one.start, one.end, act, one.force or "-", speaker, target, one.topic or "-", one.text
