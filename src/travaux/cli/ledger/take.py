"""``travaux ledger take``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.render.ledger_contract import item_form


@click.command("take")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("--testable", is_flag=True, help="Only those of which a third person could say whether they were kept.")
@click.option("--words", default="", metavar="TEXT", help="Only sentences that hold these words.")
@record_option
@format_option
def command(documents: tuple[str, ...], testable: bool, words: str, record: str, form: str) -> None:
    """Take the commitments of each DOCUMENT (the beginning of its id) into the ledger; those there already stay.

    'travaux commitments' shows what would be taken. Take one version of an act: its translations promise the same.
    """
    taken = open_workbench(record).take(documents, words, testable=testable)
    if form == "json":
        emit_json({"format": "travaux.ledger.take/1", "taken": [item_form(one) for one in taken]})
        return
    columns = ("id", "date", "binds", "promise")
    emit_rows(columns, ((one.id, one.date, "; ".join(one.sides), one.quote.exact) for one in taken))
    note(f"{len(taken)} commitments taken")
