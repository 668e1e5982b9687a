"""``travaux ledger report``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from travaux.cli.ledger.options import on_option
from travaux.cli.options import as_of_option, open_workbench, record_option
from travaux.cli.output import emit_csv, emit_json, emit_rows, note
from travaux.questions.ledger.tallies import GROUPS
from travaux.record import filters
from travaux.record.ledger import Status, Tally
from travaux.render.ledger_contract import tally_form


@click.command("report")
@click.argument("conditions", nargs=-1, metavar="[FILTER]...")
@click.option("--by", type=click.Choice(list(GROUPS)), default="topic", show_default=True, help="What to group by.")
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path), help="Draw it: .svg, .png, .html or .json.")
@on_option
@as_of_option
@record_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How to print.")
def command(conditions: tuple[str, ...], by: str, chart: Path | None, record: str, form: str, **when: str) -> None:
    """Count words and deeds: how the commitments of each group stand, with mean score and share done.

    A commitment of two sides counts once for each. The intervals hold 95 % (Wilson); n is how many have a score: open,
    inconclusive and untestable commitments have none and are counted beside.
    """
    workbench, against = open_workbench(record), filters.from_arguments(conditions)
    found = workbench.ledger_tallies(by, when["on"], as_of=when["as_of"], against=against)
    if chart is not None:
        workbench.chart_ledger(by, chart, when["on"], as_of=when["as_of"], against=against)
        note(f"drawn: {chart}")
    if form == "json":
        emit_json({"format": "travaux.ledger.report/1", "by": by, "groups": [tally_form(one) for one in found]})
    elif form == "csv":
        emit_csv([_row(one) for one in found])
    else:
        emit_rows((by, *Status, "overdue", "n", "mean score", "done"), (_line(one) for one in found))


def _line(one: Tally) -> tuple[object, ...]:
    counts = (one.statuses.get(status, 0) for status in Status)
    return one.group, *counts, one.overdue, one.scored, _interval(one.mean), _interval(one.kept)


def _interval(found: tuple[float, float, float] | None) -> str:
    return f"{found[0]:.2f} [{found[1]:.2f}, {found[2]:.2f}]" if found else "-"


def _row(one: Tally) -> dict[str, Any]:
    counts = {status.value: one.statuses.get(status, 0) for status in Status}
    spans = {"mean": one.mean, "kept": one.kept}
    cells = {
        f"{name}{end}": "" if span is None else round(span[place], 4)
        for name, span in spans.items()
        for place, end in enumerate(("", "_low", "_high"))
    }
    return {"group": one.group, "items": one.items, **counts, "overdue": one.overdue, "n": one.scored, **cells}
