"""``travaux chart``."""

from __future__ import annotations

from pathlib import Path

import click

from travaux.cli.options import as_of_option, open_workbench, record_option
from travaux.errors import InvalidValue


@click.command("chart")
@click.argument("expression", default="")
@click.option("-o", "--output", "output", required=True, metavar="FILE", help="Where to: .svg, .png, .html or .json.")
@click.option("--voting", nargs=2, default=None, metavar="STATE STATE", help="Voting agreement of two states by year.")
@as_of_option
@record_option
def command(expression: str, output: str, voting: tuple[str, str] | None, as_of: str, record: str) -> None:
    """Draw EXPRESSION, a series or rows of the language of claims, or the voting agreement of two states.

    \b
    For example:
      travaux chart 'exports("CN","RU")' -o exports.svg
      travaux chart 'visits("Xi Jinping", to="Europe")' -o visits.html
      travaux chart 'delegates()' -o delegations.png
      travaux chart --voting US RU -o votes.svg
    Nothing is fetched; the .html page is interactive and holds all it needs.
    """
    workbench = open_workbench(record)
    if bool(expression) == bool(voting):
        raise InvalidValue("draw one thing", expression, "chart", "Give an expression, or --voting STATE STATE.")
    if voting:
        workbench.chart_voting(*voting, Path(output), as_of=as_of)
    else:
        workbench.chart(expression, Path(output), as_of=as_of)
    click.echo(output)
