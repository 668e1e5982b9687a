"""``travaux watch``."""

from __future__ import annotations

from typing import Any

import click

from travaux.cli.collected import emit_collected, fetch_options, network_options
from travaux.cli.options import format_option, open_workbench, record_option
from travaux.record.drafts import IntakeOptions
from travaux.workbench.collecting import CollectOptions


@click.command("watch")
@click.option("--sites", multiple=True, metavar="FILE", help="Rules of your own for the pages of sites.")
@network_options
@record_option
@format_option
def command(record: str, form: str, **said: Any) -> None:
    """Ask again for every page fetched before; say which were edited, with what changed, moved or deleted.

    An edited page is kept in both states. Servers are asked only whether a page has changed where they can tell.
    """
    workbench = open_workbench(record)
    options = CollectOptions(again=True, about=IntakeOptions(sites=said["sites"]), fetch=fetch_options(said))
    emit_collected(workbench.collect(workbench.held_addresses(), options), [], form)
    workbench.index()  # now, so that the next reading need not wait for it
