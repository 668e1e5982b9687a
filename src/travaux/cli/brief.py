"""``travaux brief new``, ``compose`` and ``export``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from travaux.brief.brief_file import written
from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, note
from travaux.record.briefs import Brief
from travaux.render.brief_contract import brief_form
from travaux.render.brief_exports import ENDINGS, FORMS
from travaux.workbench import Workbench

BINARY, PLAIN, MARK = ("docx", "pdf", "refi"), "md", "mark"


@click.group("brief")
def command() -> None:
    """Write briefs: questions and answers about a text, every sentence with evidence that is looked up again."""


def output_option(function: Any) -> Any:
    """``-o``: the file to write."""
    path = click.Path(dir_okay=False, path_type=Path)
    return click.option("-o", "--output", type=path, help="Write to this file.")(function)


@command.command("new")
@click.argument("title")
@click.option("--about", metavar="DOC", default="", help="The text it is about: the beginning of a document's id.")
@output_option
@as_of_option
@record_option
@format_option
def new(title: str, about: str, record: str, **given: Any) -> None:
    """Make an empty brief called TITLE, with the questions, to be filled in by hand."""
    workbench = open_workbench(record)
    _give(workbench, workbench.new_brief(title, about, as_of=given["as_of"]), given["output"], given["form"])


@command.command("compose")
@click.argument("document", metavar="DOC")
@click.option("--against", metavar="FILTER", default="", help="Read the text against documents that meet this filter.")
@output_option
@as_of_option
@record_option
@format_option
def compose(document: str, against: str, record: str, **given: Any) -> None:
    """Compose a draft of a brief about DOC, the beginning of the id of a document of the record.

    Purposes, papers, what is new, repeated, edited, dropped, awaited and absent, whose words, versions, promises,
    figures, what to watch for: the few passages that tell most, and annexes with the rest. Every sentence names its
    evidence; edit the file freely, and export it.
    """
    workbench = open_workbench(record)
    brief = workbench.compose(document, as_of=given["as_of"], against=against)
    _give(workbench, brief, given["output"], given["form"])


def _give(workbench: Workbench, brief: Brief, output: Path | None, form: str) -> None:
    if output:
        workbench.write_brief(brief, output)
        note(f"{output}: {sum(len(one.sentences) for one in brief.sections)} sentences, {len(brief.evidence)} evidence")
    if form == "json":
        emit_json(brief_form(workbench.resolve(brief)))
    elif not output:
        click.echo(written(brief), nl=False)


@command.command("export")
@click.argument("brief", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "form", type=click.Choice(FORMS), help="By default what -o ends in, else md.")
@click.option(
    "--broken",
    type=click.Choice(["refuse", MARK]),
    default="refuse",
    show_default=True,
    help="What to do with sentences that do not stand: refuse to export, or mark them.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file; may be repeated, its evidence is looked up once.",
)
@record_option
def export(brief: Path, form: str | None, broken: str, outputs: tuple[Path, ...], record: str) -> None:
    """Export BRIEF, a file made by new or compose, after looking up every piece of its evidence again.

    It is refused, naming the sentences, when a quotation does not stand where it is said to, a number has no source, or
    the record answers otherwise now. HTML, Word with footnotes, PDF, Markdown, JSON, CSL-JSON, BibTeX, a REFI-QDA
    project and CSV of the evidence.
    """
    if not outputs and form in BINARY:
        raise click.UsageError(f"{form} is no text: name a file with -o.")
    workbench = open_workbench(record)
    found = workbench.resolve(workbench.read_brief(brief))
    for output in outputs:
        chosen = form or ENDINGS.get(output.suffix.lower(), PLAIN)
        _write(workbench.export(found, chosen, broken=broken == MARK), output)
    if not outputs:
        click.echo(workbench.export(found, form or PLAIN, broken=broken == MARK).decode("utf-8"), nl=False)


def _write(content: bytes, output: Path) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise click.FileError(str(output), error.strerror or str(error)) from error
    note(f"{output}: {len(content)} bytes")
