"""``travaux triads``."""

from __future__ import annotations

import csv
import sys

import click

from travaux.cli.options import as_of_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows
from travaux.record import filters
from travaux.record.networks import Relation
from travaux.render.networks import COLUMNS, network_form, network_graphml, tie_row


@click.command("triads")
@click.argument("conditions", nargs=-1, metavar="[FILTER]...")
@click.option("--relation", type=click.Choice([one.value for one in Relation]), help="Only this relation.")
@click.option("--party", metavar="NAME", default="", help="Only ties of this party: an id of the gazetteer or a name.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "graphml"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@as_of_option
@record_option
def command(conditions: tuple[str, ...], record: str, form: str, as_of: str, **said: str) -> None:
    """Show whom the documents that meet FILTER name together, and what their issuers say of third parties, by year.

    A stance counts the statements aimed at a party by name: how many approve, how many object, the strongest force.
    """
    workbench = open_workbench(record)
    against = filters.from_arguments(conditions)
    network = workbench.triads(against, as_of=as_of, relation=said["relation"] or "", party=said["party"])
    if form == "json":
        emit_json(network_form(network))
    elif form == "graphml":
        click.echo(network_graphml(network.ties), nl=False)
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(tie_row(tie) for tie in network.ties)
    else:
        emit_rows(COLUMNS, (tuple(tie_row(tie)[name] for name in COLUMNS) for tie in network.ties))
