"""``travaux trends``."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.errors import InvalidValue
from travaux.questions.trends.asking import TrendOptions
from travaux.questions.trends.counting import Sort, Subject
from travaux.questions.trends.periods import BY
from travaux.record.trends import Trends
from travaux.render import charts, trend_charts
from travaux.render.trend_forms import told, trends_form

_COLUMNS = (
    "term",
    "language",
    "issuer",
    "period",
    "documents",
    "words",
    "holding",
    "occurrences",
    "rate",
    "low",
    "high",
    "warmth",
)


@click.command("trends")
@click.argument("terms", nargs=-1, metavar="[TERM]...")
@click.option("--topic", "topics", multiple=True, metavar="ID", help="Count passages about this topic.")
@click.option("--act", "acts", multiple=True, metavar="ACT", help="Count statements that do this.")
@click.option("--by", type=click.Choice(BY), default="year", show_default=True, help="Length of a period.")
@click.option("--issuer", "issuers", multiple=True, metavar="NAME", help="A course for this issuer alone.")
@click.option("--compare", nargs=2, metavar="SIDE SIDE", help="Who says it more: two periods (EDTF) or two issuers.")
@click.option("--against", metavar="FILTER", default="", help="Look only at documents that meet this filter.")
@click.option("-o", "--output", "output", type=click.Path(dir_okay=False, path_type=Path), help="Write a chart or CSV.")
@as_of_option
@record_option
@format_option
def command(terms: tuple[str, ...], record: str, form: str, **said: Any) -> None:
    """Show how often each TERM is said over time: per 1,000 words, with how much was looked at, bursts and breaks.

    \b
    For example:
      travaux trends 'multipolar world' --by year -o multipolar.svg
      travaux trends sanctions --compare 2012/2014 2018/2020
      travaux trends --topic arms-control --act oppose --by half
    A term is found in any grammatical form and under its other names. The file is .svg, .png, .html, .json or .csv.
    """
    subjects = [
        Subject(sort, name)
        for sort, names in ((Sort.TERM, terms), (Sort.TOPIC, said["topics"]), (Sort.ACT, said["acts"]))
        for name in names
    ]
    if not subjects:
        raise InvalidValue("nothing to count", "", "trends", "Write a term, or give --topic or --act.")
    options = TrendOptions(said["by"], said["issuers"], said["compare"])
    found = open_workbench(record).trends(subjects, options, as_of=said["as_of"], against=said["against"])
    if said["output"]:
        _write(found, said["output"])
    if form == "json":
        emit_json(trends_form(found))
        return
    emit_rows(_COLUMNS, ([row[name] for name in _COLUMNS] for row in trend_charts.rows(found)))
    _tell(found)


def _tell(found: Trends) -> None:
    for course in found.courses:
        for line in told(course):
            note(line)
    if not found.courses:
        note(f"no document to look at; {found.coverage.documents} in the record as asked")
    for line in found.notes:
        note(line)


def _write(found: Trends, path: Path) -> None:
    if path.suffix.lower() != ".csv":
        charts.write(trend_charts.chart(found), path)
        return
    rows = list(trend_charts.rows(found))
    with path.open("w", encoding="utf-8", newline="") as opened:
        table = csv.DictWriter(opened, list(rows[0]) if rows else list(_COLUMNS), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
