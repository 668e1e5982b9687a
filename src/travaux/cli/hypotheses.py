"""``travaux hypotheses``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.errors import BrokenQuote, InvalidValue
from travaux.questions.hypotheses.sheets import template
from travaux.record.hypotheses import Assessment, Mark, Shown
from travaux.render.hypotheses_contract import assessment_form


@click.group("hypotheses")
def command() -> None:
    """Keep hypotheses with the evidence for and against: what sides want, and rival readings. See docs/hypotheses.md.

    They live in a YAML file of yours. The program looks up every link and does the arithmetic; it never says that a
    hypothesis is true.
    """


@command.command("new")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--title", default="", help="What they are about.")
def new(file: Path, title: str) -> None:
    """Write an empty FILE that shows the form of every entry; one that is there already is left alone."""
    if file.exists():
        raise InvalidValue("it is there already", str(file), "hypotheses new", "Choose another name.")
    file.write_text(template(title or file.stem), encoding="utf-8")
    note(f"written: {file}")


@command.command("show")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--on", default="", metavar="DATE", help="The day to judge commitments by; default: --as-of, else today.")
@as_of_option
@record_option
@format_option
def show(file: Path, on: str, as_of: str, record: str, form: str) -> None:
    """Lay FILE beside the record: wants with what met them, and the matrix of rival readings.

    Readings are ranked by what speaks against them, least first (analysis of competing hypotheses); ties share a rank.
    Evidence that would change the lead by its absence is named. Ends with 5 when a link does not resolve.
    """
    found = open_workbench(record).hypotheses(file, on, as_of=as_of)
    if form == "json":
        emit_json(assessment_form(found))
    else:
        _print(found)
    if found.faults:
        note(f"{found.faults} links do not resolve")
        click.get_current_context().exit(BrokenQuote.exit_code)


def _print(found: Assessment) -> None:
    for one in found.wants:
        emit_rows(("side", "basis", "want", "met by"), [(one.want.side, one.want.basis, one.want.text, one.outcome)])
        emit_rows(("", "", "", ""), (_link(link) for link in (*one.links, *one.met)))
    names = [one.id for one in found.matrix.standings]
    standings = (
        (one.rank, one.id, f"{one.inconsistency:g}", f"tied with {', '.join(one.tied)}" if one.tied else "", one.text)
        for one in found.matrix.standings
    )
    emit_rows(("rank", "reading", "inconsistency", "", ""), standings)
    emit_rows(("evidence", *names, "weight", "diagnosticity", "without it leads", ""), _evidence(found, names))


def _evidence(found: Assessment, names: list[str]) -> Iterator[tuple[object, ...]]:
    for one in found.matrix.diagnoses:
        said = one.argument
        marks = (said.marks.get(name, Mark.NEITHER) for name in names)
        lead = ", ".join(one.leaders)
        fault = f" ({one.shown.fault})" if one.shown.fault else ""
        yield said.id, *marks, f"{said.weight:g}", f"{one.diagnosticity:.2f}", lead, f"{said.text}{fault}"


def _link(one: Shown) -> tuple[object, ...]:
    direction = "against" if one.link.against else "for"
    return "", direction, one.fault or f"{one.date} {one.text}", one.citation
