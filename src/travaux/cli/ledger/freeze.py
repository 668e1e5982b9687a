"""``travaux ledger freeze``."""

from __future__ import annotations

from typing import Any

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_fields, emit_json
from travaux.record.ledger import Guideline
from travaux.render.ledger_contract import guideline_form


@click.command("freeze")
@click.argument("item")
@click.option("--done", default="", metavar="TEXT", help="What counts as done.")
@click.option("--partly", default="", metavar="TEXT", help="What counts as partly done.")
@click.option("--missed", default="", metavar="TEXT", help="What counts as not done, or against it.")
@click.option("--window", default="", metavar="EDTF", help="From when to when deeds count: 2024-05-16/2025-12-31.")
@click.option("--untestable", is_flag=True, help="Nobody could say of a day whether it was kept.")
@click.option("--because", "reason", default="", metavar="TEXT", help="Why: needed for every version but the first.")
@click.option("--by", default="", metavar="NAME", help="Who freezes it.")
@record_option
@format_option
def command(item: str, untestable: bool, record: str, form: str, **rule: Any) -> None:
    """Fix the rule of ITEM (the beginning of its id) before any evidence: what counts as done, and in which window.

    A frozen rule is never altered. Freezing again starts another version, with the reason; evidence entered before
    stays with the version it was entered under, and the ledger always shows how much had been entered by then.
    """
    frozen = open_workbench(record).freeze(item, Guideline(testable=not untestable, **rule))
    if form == "json":
        emit_json({"format": "travaux.ledger.freeze/1", "guideline": guideline_form(frozen)})
        return
    emit_fields((("version", frozen.version), ("frozen", frozen.frozen), ("seal", frozen.sha256)))
