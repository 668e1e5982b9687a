"""``travaux positions``."""

from __future__ import annotations

from itertools import groupby

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, note, one_line
from travaux.cli.statement_forms import card_form
from travaux.questions.positions import PositionOptions
from travaux.record.positions import Course, Element, PositionCard, Stand, YearCount
from travaux.render.forms import coverage_form
from travaux.render.wording import count

_NAMED = 8
"""Issuers named on a line."""
_SHOWN = 400
"""Characters of a wording shown on a line."""
_BEFORE = 160
"""Characters shown of the sentence before one that leans on it."""
_TITLE = 90
"""Characters shown of a title."""


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

    TOPIC is one of the topics of docs/topics.md, or a state, organisation or place by any of its names. Where all
    documents are of one date, as in a debate, it shows what several of them say.
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
    click.echo(f"{count(card.statements, 'statement')}, {card.single} said once and not in the latest {card.latest}")
    if card.others:
        click.echo(f"left out: {card.others} of guests, of those who ask, and of third parties reported")
    for year in card.years if len(card.years) > 1 else ():
        click.echo(f"  {year.year or 'undated'}  {year.acts.total():>4}  {_acts(year)}")
    for course, grouped in groupby(card.elements, key=lambda one: one.course):
        elements = list(grouped)
        click.echo(f"\n{course.value.upper()} ({len(elements)})")
        for element in elements[:most]:
            _print_element(element)
        if len(elements) > most:
            click.echo(f"  and {len(elements) - most} more; see --most or --format json")
    if card.once:
        click.echo(f"\nSAID ONCE (the strongest of {card.single}, year by year)")
    for stand in card.once:
        by = stand.voice or ", ".join(stand.issuers)
        click.echo(f"\n  {_quoted(stand)}")
        click.echo(
            f"    {stand.date or 'undated'}: {stand.act.value} {stand.force}; {by}; {shortened(stand.title, _TITLE)}"
        )


def _acts(year: YearCount) -> str:
    return ", ".join(f"{act.value} {n}" for act, n in year.acts.most_common())


def _print_element(element: Element) -> None:
    shown = _typical(element)
    click.echo(f"\n  {_quoted(shown)}")
    click.echo(f"    {_history(element)}")
    click.echo(f"    {element.reason}" + (f"; {shortened(shown.title, _TITLE)}" if shown.title else ""))


def _typical(element: Element) -> Stand:
    """The wording to show: the latest; in a debate, where none is, the first of the act most do it by."""
    if element.course is not Course.SHARED:
        return element.latest
    commonest = element.acts.most_common(1)[0][0]
    return next(stand for stand in element.stands if (stand.act, stand.force) == commonest)


def _quoted(stand: Stand) -> str:
    """The wording, under the sentence before it where it leans on that."""
    before = f"[{shortened(stand.before, _BEFORE)}]\n  " if stand.before else ""
    return before + shortened(stand.text, _SHOWN)


def shortened(words: str, most: int) -> str:
    """The words on one line, cut at a space (in Chinese anywhere) before ``most`` characters and marked so."""
    line = one_line(words)
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " ..."


def _history(element: Element) -> str:
    """When, with what force and by whom: ``3 documents, 2013-05 to 2019-06: oppose 3 (2), oppose 4; Ombria``."""
    dates = [stand.date or "undated" for stand in element.stands]
    span = dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}"
    counted = (f"{act.value} {force}" + (f" ({n})" if n > 1 else "") for (act, force), n in element.acts.most_common())
    named = element.voices or element.issuers
    who, more = named[:_NAMED], len(named) - _NAMED
    by = f"; {', '.join(who)}{f' and {more} more' if more > 0 else ''}" if who else ""
    return f"{count(len(element.documents), 'document')}, {span}: {', '.join(counted)}{by}"
