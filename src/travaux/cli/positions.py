"""``travaux positions``."""

from __future__ import annotations

from itertools import groupby

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, note, one_line
from travaux.cli.statement_forms import card_form
from travaux.questions.positions import PositionOptions
from travaux.record.positions import Element, PositionCard
from travaux.render.forms import coverage_form
from travaux.render.wording import count

_NAMED = 8
"""Issuers named on a line."""
_SHOWN = 240
"""Characters of a wording shown on a line."""


@click.command("positions")
@click.argument("topic")
@click.option("--language", metavar="TAG", default="", help="Only texts in this language (default: each apart).")
@click.option("--against", metavar="FILTER", default="", help="Only documents that meet this filter.")
@click.option(
    "--latest",
    type=click.IntRange(min=0),
    default=0,
    help="How many last documents are the present (default: one; of a record of several years its last year).",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=12,
    show_default=True,
    help="Elements shown of each course in text; JSON has all.",
)
@as_of_option
@record_option
@format_option
def command(topic: str, language: str, latest: int, most: int, record: str, **said: str) -> None:
    """Show the position on TOPIC: what is said again, new, hardened, softened or lost, and by whom.

    Where all documents are of one date, as in a debate, it shows what several of them say. Topics are listed in
    docs/topics.md; an unknown one names them all.
    """
    options = PositionOptions(language.split("-", 1)[0], latest)
    workbench = open_workbench(record)
    cards = workbench.positions(topic, options, as_of=said["as_of"], against=said["against"])
    if said["form"] == "json":
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
        _print(card, most)
    if not cards:
        note("No document shown touches the topic.")


def _print(card: PositionCard, most: int) -> None:
    first, last = card.documents[0][1], card.documents[-1][1]
    click.echo(f"{card.topic}, {card.language}: {len(card.documents)} documents, {first} to {last}")
    click.echo(f"{card.statements} statements, {card.single} said once and not in the latest {card.latest}")
    for course, grouped in groupby(card.elements, key=lambda one: one.course):
        elements = list(grouped)
        click.echo(f"\n{course.value.upper()} ({len(elements)})")
        for element in elements[:most]:
            _print_element(element)
        if len(elements) > most:
            click.echo(f"  and {len(elements) - most} more; see --most or --format json")


def _print_element(element: Element) -> None:
    click.echo(f"\n  {one_line(element.latest.text)[:_SHOWN]}")
    click.echo(f"    {_history(element)}")
    click.echo(f"    {element.reason}")


def _history(element: Element) -> str:
    """When, with what force and by whom: ``3 documents, 2013-05 to 2019-06: oppose 3 (2), oppose 4; Ombria``."""
    dates = [stand.date or "undated" for stand in element.stands]
    span = dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}"
    counted = (f"{act.value} {force}" + (f" ({n})" if n > 1 else "") for (act, force), n in element.acts.most_common())
    who, more = element.issuers[:_NAMED], len(element.issuers) - _NAMED
    by = f"; {', '.join(who)}{f' and {more} more' if more > 0 else ''}" if who else ""
    return f"{count(len(element.documents), 'document')}, {span}: {', '.join(counted)}{by}"
