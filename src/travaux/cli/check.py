"""``travaux check``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, note
from travaux.record.claims import CheckedDraft
from travaux.record.drafts import IntakeOptions
from travaux.record.findings import Verdict
from travaux.render.checked_contract import checked_form
from travaux.render.checked_terminal import checked_lines

FOUND_WRONG = 10
"""The exit code when a claim of the draft fails."""


@click.command("check")
@click.argument("draft", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--date", metavar="EDTF", help="The day the draft speaks from; else the last day it names.")
@click.option("--language", metavar="TAG", help="Language of the draft; detected when not given.")
@click.option("--against", metavar="FILTER", default="", help="Check only against documents that meet this filter.")
@as_of_option
@format_option
@record_option
def command(draft: Path, as_of: str, against: str, form: str, **given: Any) -> None:
    """Check DRAFT (text, Markdown, Word, HTML) against the record: what is wrong, what is right instead, and why.

    Every checkable stretch becomes a typed claim: quotations, figures, dates, weekdays, firsts, names with offices ...
    Judgement is listed and never graded. What is recognised and how well stands in docs/checking.md.

    The exit code is 10 when a claim fails by the record, 0 when none does.
    """
    workbench = open_workbench(given.pop("record"))
    checked = workbench.check(draft, IntakeOptions(**given), as_of=as_of, against=against)
    if form == "json":
        emit_json(checked_form(checked))
    else:
        for line in checked_lines(checked):
            click.echo(line)
    _end(checked)


def _end(checked: CheckedDraft) -> None:
    wrong = sum(one.finding.verdict is Verdict.FAILS for one in checked.claims)
    note(f"{len(checked.claims)} claims checked, {wrong} wrong by the record")
    if wrong:
        click.get_current_context().exit(FOUND_WRONG)
