"""``travaux topics``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.cli.statement_forms import topic_map_form


@click.command("topics")
@click.argument("beginning", metavar="ID")
@click.option(
    "--scheme", metavar="FILE", default="", help="YAML file of topics of your own, added to the shipped ones."
)
@click.option(
    "--meaning", is_flag=True, help="Tell sentences without a term of the scheme by their meaning, or abstain."
)
@record_option
@format_option
def command(beginning: str, scheme: str, meaning: bool, record: str, form: str) -> None:
    """Show what areas the document ID covers, with the mean share of earlier documents in its language.

    The form of a scheme of your own is in docs/topics.md.
    """
    workbench = open_workbench(record)
    found = workbench.topics(workbench.show(beginning).document, scheme=scheme, meaning=meaning)
    if form == "json":
        emit_json({"format": "travaux.topics/1", **topic_map_form(found)})
        return
    rows = (
        (one.topic, one.label, f"{one.share:.3f}", one.passages, f"{one.earlier_share:.3f}", one.standing or "-")
        for one in found.shares
    )
    emit_rows(("topic", "label", "share", "passages", "earlier", "standing"), rows)
    note(f"{found.unread:.3f} of the text is about no topic of the scheme; {found.earlier} earlier documents compared")
