"""``travaux read``."""

from __future__ import annotations

from typing import Any

import click

from travaux.cli.options import as_of_option, open_workbench, record_option
from travaux.cli.readings import ReadingOutput, emit_reading, reading_output_options
from travaux.questions.genre import LAST_TEXTS
from travaux.record.drafts import IntakeOptions


@click.command("read")
@click.argument("document", metavar="DOC")
@as_of_option
@click.option("--against", metavar="FILTER", default="", help='Read it against these only: issuer="Averia" date>=2015.')
@click.option(
    "--last",
    type=click.IntRange(min=1),
    metavar="N",
    default=LAST_TEXTS,
    show_default=True,
    help="Texts of the kind for dropped formulas.",
)
@click.option("--date", metavar="EDTF", help="Date of a file that is not in the record.")
@click.option("--language", metavar="TAG", help="Language of such a file; detected when not given.")
@click.option("--issuer", "issuers", multiple=True, metavar="NAME", help="Issuer of such a file; may be repeated.")
@click.option("--kind", metavar="GENRE", help="Genre of such a file: without it nothing can be called dropped.")
@click.option("--title", help="Title of such a file.")
@reading_output_options
@record_option
def command(document: str, as_of: str, against: str, last: int, **given: Any) -> None:
    """Read DOC against what was said before it: what is verbatim, edited, reworked, paraphrased, new, and dropped.

    DOC is the beginning of a document's id, or a file: one in the record is known by its content, and any other is
    read without being added. By default it is read against what is dated before it.
    """
    output = ReadingOutput(given.pop("form"), given.pop("path"), given.pop("passages"))
    workbench = open_workbench(given.pop("record"))
    about = IntakeOptions(issuers=given.pop("issuers") or None, **given)
    emit_reading(workbench.read(document, about, as_of=as_of, against=against, last=last).reading, output)
