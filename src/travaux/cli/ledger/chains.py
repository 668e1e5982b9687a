"""``travaux ledger chains``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.record import filters
from travaux.record.ledger import Chain
from travaux.render.ledger_contract import chain_form

_AGAIN = 2


@click.command("chains")
@click.argument("conditions", nargs=-1, metavar="[FILTER]...")
@click.option("--all", "every", is_flag=True, help="Also what was said only once.")
@as_of_option
@record_option
@format_option
def command(conditions: tuple[str, ...], every: bool, as_of: str, record: str, form: str) -> None:
    """Show each commitment of the ledger through the documents that say it again, and what was done in between.

    idle counts how often it was said again with nothing done since the time before; postponed, how often its deadline
    was put off; unmoved, how often it was said since the last deed for it.
    """
    found = open_workbench(record).ledger_chains(as_of=as_of, against=filters.from_arguments(conditions))
    shown = sorted((one for one in found if every or len(one.said) >= _AGAIN), key=lambda one: -one.idle)
    if form == "json":
        emit_json({"format": "travaux.ledger.chains/1", "chains": [chain_form(one) for one in shown]})
        return
    columns = ("item", "date", "document", "how", "deadline", "done since", "words")
    emit_rows(columns, (line for one in shown for line in _lines(one)))
    for one in shown:
        years = ", ".join(dict.fromkeys(said.date[:4] for said in one.said if said.date))
        note(f"{one.items[0].id}: said in {years}; idle {one.idle}, postponed {one.postponed}, unmoved {one.unmoved}")


def _lines(one: Chain) -> Iterator[tuple[object, ...]]:
    for said in one.said:
        done = "; ".join(f"{deed.date} {deed.shows}" for deed in said.progress)
        how = f"{said.kind} {said.coverage:.2f}"
        yield one.items[0].id, said.date, said.title or said.quote.document, how, said.due, done, said.quote.exact
