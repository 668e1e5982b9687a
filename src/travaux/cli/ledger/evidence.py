"""``travaux ledger evidence``."""

from __future__ import annotations

from typing import Any

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_fields, emit_json
from travaux.questions.ledger.exhibits import DeedPlan
from travaux.record.ledger import DIRECTIONS, Status
from travaux.render.ledger_contract import deed_form


@click.command("evidence")
@click.argument("item")
@click.option("--shows", required=True, type=click.Choice([one.value for one in DIRECTIONS]), help="What it shows.")
@click.option("--document", default="", metavar="DOCUMENT", help="The document that shows it ...")
@click.option("--words", default="", metavar="TEXT", help="... in these words, exactly as they stand there.")
@click.option("--row", default="", metavar="ROW", help="Or the row of a register that shows it.")
@click.option("--date", default="", metavar="EDTF", help="When it happened; else the date of the document or row.")
@click.option("--known", default="", metavar="EDTF", help="When it became known, if later.")
@click.option("--side", default="", metavar="ISSUER", help="Whose deed it is, when not that of all sides.")
@click.option("--note", default="", metavar="TEXT", help="Why it shows this.")
@click.option("--by", default="", metavar="NAME", help="Who enters it.")
@record_option
@format_option
def command(item: str, shows: str, record: str, form: str, **given: Any) -> None:
    """Enter for ITEM what was done: what it shows under the frozen rule, when, by whom, and the source.

    Refused while no rule is frozen. 'lapsed' is for a search that found nothing after the window had closed.
    """
    deed = open_workbench(record).enter_evidence(item, DeedPlan(Status(shows), **given))
    if form == "json":
        emit_json({"format": "travaux.ledger.evidence/1", "deed": deed_form(deed)})
        return
    emit_fields((("deed", deed.id), ("date", deed.date), ("shows", deed.shows.value), ("shown by", deed.exhibit.text)))
