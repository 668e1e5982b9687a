"""``travaux absent``."""

from __future__ import annotations

import click

from travaux.cli.claim import finding_form, print_finding
from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json


@click.command("absent")
@click.argument("term")
@click.argument("document", metavar="DOC")
@as_of_option
@record_option
@format_option
def command(term: str, document: str, as_of: str, record: str, form: str) -> None:
    """Say whether TERM is present, oblique, dropped or absent in DOC (an id, its beginning, or the name of an act).

    Every authentic version is searched for every name of the term, in any grammatical form. The names are those of the
    expectations in the record that bear one of them. When it is absent, the last earlier wording is shown.
    """
    finding = open_workbench(record).absent(term, document, as_of=as_of)
    if form == "json":
        emit_json({**finding_form(finding), "format": "travaux.absent/1"})
    else:
        print_finding(finding)
