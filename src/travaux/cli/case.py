"""``travaux case``."""

from __future__ import annotations

import click

from travaux.cli.load import emit_loadings
from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows
from travaux.errors import InvalidValue
from travaux.world.cases import Case, case, case_names


@click.command("case")
@click.argument("action", type=click.Choice(["list", "show", "load"]))
@click.argument("name", default="")
@click.option("--file", default="", metavar="FILE", help="With show: print this file of the case as it is.")
@record_option
@format_option
def command(action: str, name: str, file: str, record: str, form: str) -> None:
    """List the cases that come with travaux, show one, or load its tables into the record.

    NAME is one of them, or the path of a folder of your own with a file case.yaml (docs/world.md).

    A case is facts as tables: every row has its source, doubtful and conflicting rows are marked and kept.
    """
    if action == "list":
        _emit([case(one) for one in case_names()], form)
        return
    if not name:
        raise InvalidValue("no case named", "", f"case {action}", f"There are {', '.join(case_names())}.")
    chosen = case(name)
    if action == "load":
        emit_loadings(open_workbench(record).load_case(chosen), [], form)
    elif file:
        click.echo(chosen.content(file).decode("utf-8"), nl=False)
    else:
        _emit([chosen], form)


def _emit(cases: list[Case], form: str) -> None:
    if form == "json":
        emit_json({"format": "travaux.case/1", "cases": [_form(one) for one in cases]})
        return
    rows = ((one.name, one.title, ", ".join((*one.tables, *one.papers))) for one in cases)
    emit_rows(("name", "title", "files"), rows)


def _form(one: Case) -> dict[str, object]:
    return {
        "name": one.name,
        "title": one.title,
        "about": one.about,
        "source": one.source,
        "licence": one.licence,
        "tables": dict(one.tables),
        "papers": list(one.papers),
    }
