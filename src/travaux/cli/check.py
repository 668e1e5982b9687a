"""``travaux check``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from travaux.cli.options import as_of_option, open_workbench, record_option
from travaux.cli.output import emit_json, note
from travaux.record.claims import CheckedDraft, Recheck
from travaux.record.drafts import IntakeOptions
from travaux.record.findings import Verdict
from travaux.render.checked_contract import checked_form
from travaux.render.checked_page import checked_page
from travaux.render.checked_terminal import changed_lines, checked_lines

FOUND_WRONG, FOUND_CHANGED = 10, 11
"""Exit codes: a claim of the draft fails; none fails, but a saved claim has another answer than it had."""


@click.command("check")
@click.argument("draft", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--date", metavar="EDTF", help="The day the draft speaks from; else the last day it names.")
@click.option("--language", metavar="TAG", help="Language of the draft; detected when not given.")
@click.option("--against", metavar="FILTER", default="", help="Check only against documents that meet this filter.")
@as_of_option
@click.option(
    "--save/--no-save",
    default=None,
    help="Save the claims beside the draft, in place of those there; or never.  [default: where there are none]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="How to print; html is the draft annotated.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the annotated draft here: a page, or .docx with footnotes.",
)
@record_option
def command(draft: Path, as_of: str, against: str, save: bool | None, form: str, **given: Any) -> None:
    """Check DRAFT (text, Markdown, Word, HTML) against the record: what is wrong, what is right instead, and why.

    Every checkable stretch becomes a typed claim: quotations, figures, dates, weekdays, firsts, names with offices ...
    Judgement is listed and never graded. What is recognised and how well stands in docs/checking.md.

    The claims are saved beside the draft as DRAFT.claims.yaml and asked again by every later check, which says what is
    no longer as it was. The exit code is 10 when a claim fails by the record, 11 when none does but a saved claim has
    another answer now, 0 otherwise.
    """
    workbench, output = open_workbench(given.pop("record")), given.pop("output")
    checked = workbench.check(draft, IntakeOptions(**given), as_of=as_of, against=against)
    again = workbench.recheck(draft, checked, save=save, as_of=as_of)
    if output:
        chosen = "docx" if output.suffix.lower() == ".docx" else "html"
        output.write_bytes(workbench.export_checked(checked, again, draft.name, chosen))
    if form == "json":
        emit_json(checked_form(checked, again))
    elif form == "html":
        click.echo(checked_page(checked, again, draft.name))
    else:
        for line in (*changed_lines(again), *checked_lines(checked)):
            click.echo(line)
    _end(checked, again)


def _end(checked: CheckedDraft, again: Recheck) -> None:
    wrong = sum(one.finding.verdict is Verdict.FAILS for one in checked.claims)
    note(f"{len(checked.claims)} claims checked, {wrong} wrong by the record")
    if again.asked:
        note(f"{again.asked} saved claims asked again, {len(again.changed)} no longer as they were")
    if again.wrote:
        changed = "; the file there was changed by hand and is left as it is" if again.aside else ""
        note(f"saved: {again.file}{changed}")
    if wrong or again.changed:
        click.get_current_context().exit(FOUND_WRONG if wrong else FOUND_CHANGED)
