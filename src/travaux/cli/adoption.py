"""``travaux adoption``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.questions.adoption import AdoptionOptions
from travaux.render import adoption_charts, charts
from travaux.render.adoption_forms import adoption_form, columns, rows, told


@click.command("adoption")
@click.option("--side", "sides", multiple=True, metavar="ISSUER", help="One of the two sides; give both or neither.")
@click.option("--language", default="", metavar="TAG", help="Read only the versions in this language.")
@click.option("--against", metavar="FILTER", default="", help="Look only at documents that meet this filter.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write a chart to this file.")
@as_of_option
@record_option
@format_option
def command(sides: tuple[str, ...], language: str, record: str, form: str, **said: Any) -> None:
    """Say whose formulas the joint texts of two sides consist of over time, and who took up whose when.

    A passage is a side's when that side said it alone before the other did and before any third party; shared when it
    was said before, but by both together, by both at once or by a third party; new when nobody said it before. The file
    is .svg, .png, .html or .json.
    """
    if len(sides) not in (0, 2):
        raise click.UsageError("Give --side twice, once for each side, or not at all.")
    options = AdoptionOptions((sides[0], sides[1]) if sides else None, language)
    found = open_workbench(record).adoption(options, as_of=said["as_of"], against=said["against"])
    if said["output"]:
        charts.write(adoption_charts.chart(found), said["output"])
    if form == "json":
        emit_json(adoption_form(found))
        return
    emit_rows(columns(found), rows(found))
    for line in told(found):
        note(line)
