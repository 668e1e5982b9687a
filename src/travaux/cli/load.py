"""``travaux load``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, note
from travaux.errors import InvalidValue, TravauxError
from travaux.record.registers import Loading
from travaux.world.columns import kinds
from travaux.world.rows import LoadOptions


@click.command("load")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--as", "kind", type=click.Choice(kinds()), default=None, help="The register; else told from the columns."
)
@click.option("--map", "pairs", multiple=True, metavar="FIELD=COLUMN", help="The column of a field; may be repeated.")
@click.option("--list", "list_date", default="", metavar="DATE", help="FILE is a list of documents signed on DATE.")
@record_option
@format_option
def command(files: tuple[str, ...], list_date: str, record: str, form: str, **said: Any) -> None:
    """Load tables into the registers: events, posts, delegations, agreements, figures, votes, expectations, watch.

    Each FILE is CSV, TSV, XLSX or Parquet with a row of column names, or the answer of a statistical service as it came
    (UN Comtrade JSON, SDMX-CSV, SDMX-JSON). A file with a row that cannot be used is refused
    whole, naming every such row; the other files are loaded all the same. Rows that contradict each other are kept
    side by side; a row may carry a 'doubt' (conflict, suspect, rough, reassigned) and a 'citation'.
    """
    workbench = open_workbench(record)
    options = LoadOptions(said["kind"] or "", dict(_pair(pair) for pair in said["pairs"]), list_date=list_date)
    loadings: list[Loading] = []
    refused: list[TravauxError] = []
    for file in files:
        try:
            loadings.append(workbench.load(file, options))
        except TravauxError as error:
            refused.append(error)
    emit_loadings(loadings, refused, form)
    if refused:
        click.get_current_context().exit(refused[0].exit_code)


def _pair(written: str) -> tuple[str, str]:
    field, equals, column = written.partition("=")
    if not equals or not column:
        raise InvalidValue("not FIELD=COLUMN", written, "--map", "Write for example --map citation=link.")
    return field.strip(), column.strip()


def emit_loadings(loadings: Sequence[Loading], refused: Sequence[TravauxError], form: str) -> None:
    """Prints what became of each file."""
    if form == "json":
        emit_json(
            {
                "format": "travaux.load/1",
                "loaded": [loading_form(one) for one in loadings],
                "refused": [str(error) for error in refused],
            }
        )
        return
    for one in loadings:
        ballots = f", {one.ballots} ballots" if one.ballots else ""
        click.echo(f"{one.register.value}\t{one.added} added, {one.known} known{ballots}\t{one.locator}")
    for error in refused:
        note(f"refused: {error}")


def loading_form(loading: Loading) -> dict[str, object]:
    """What became of one file."""
    return {
        "register": loading.register.value,
        "locator": loading.locator,
        "added": loading.added,
        "known": loading.known,
        "ballots": loading.ballots,
        "notes": list(loading.notes),
    }
