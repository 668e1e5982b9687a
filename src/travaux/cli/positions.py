"""``travaux positions``."""

from __future__ import annotations

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, note, one_line
from travaux.cli.statement_forms import card_form
from travaux.questions.positions import PositionOptions
from travaux.record.positions import Element, PositionCard
from travaux.render.forms import coverage_form

_SHOWN = 200
"""Characters of a wording shown on a line."""


@click.command("positions")
@click.argument("topic")
@click.option("--language", metavar="TAG", default="", help="Only texts in this language (default: each apart).")
@click.option("--against", metavar="FILTER", default="", help="Only documents that meet this filter.")
@click.option(
    "--latest",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many last documents are the present.",
)
@as_of_option
@record_option
@format_option
def command(topic: str, language: str, latest: int, record: str, form: str, **said: str) -> None:
    """Show the position on TOPIC: what is said again, new, hardened, softened or lost, document by document.

    Topics are listed in docs/topics.md; an unknown one names them all.
    """
    options = PositionOptions(language.split("-", 1)[0], latest)
    workbench = open_workbench(record)
    cards = workbench.positions(topic, options, as_of=said["as_of"], against=said["against"])
    if form == "json":
        coverage = workbench.view(said["as_of"], said["against"]).coverage()
        emit_json(
            {
                "format": "travaux.positions/1",
                "record": coverage_form(coverage),
                "cards": [card_form(card) for card in cards],
            }
        )
        return
    for card in cards:
        _print(card)
    if not cards:
        note("No document shown touches the topic.")


def _print(card: PositionCard) -> None:
    first, last = card.documents[0][1], card.documents[-1][1]
    click.echo(f"{card.topic}, {card.language}: {len(card.documents)} documents, {first} to {last}")
    click.echo(f"{card.statements} statements, {card.single} said once and not in the latest {card.latest}")
    for element in card.elements:
        click.echo("")
        click.echo(f"{element.course.value.upper()}  {_history(element)}")
        click.echo(f"    {one_line(element.latest.text)[:_SHOWN]}")
        click.echo(f"    {element.reason}")


def _history(element: Element) -> str:
    return ", ".join(f"{stand.date or 'undated'} {stand.act.value} {stand.force}" for stand in element.stands)
