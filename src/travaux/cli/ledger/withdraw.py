"""``travaux ledger withdraw``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_fields, emit_json
from travaux.render.ledger_contract import deed_form


@click.command("withdraw")
@click.argument("deed")
@click.option("--because", "reason", required=True, metavar="TEXT", help="Why it no longer counts.")
@click.option("--by", default="", metavar="NAME", help="Who withdraws it.")
@record_option
@format_option
def command(deed: str, reason: str, by: str, record: str, form: str) -> None:
    """Take DEED (the beginning of its id) out of account. The log keeps both, the deed and its withdrawal."""
    found = open_workbench(record).withdraw_evidence(deed, reason, by)
    if form == "json":
        emit_json({"format": "travaux.ledger.withdraw/1", "deed": deed_form(found)})
        return
    emit_fields((("withdrawn", found.id), ("date", found.date), ("shows", found.shows.value)))
