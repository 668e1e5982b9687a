"""Options that commands of the ledger share."""

from __future__ import annotations

import click

from travaux.cli.options import Function


def on_option(function: Function) -> Function:
    """``--on``: the day to judge by."""
    text = "The day to judge by; default: --as-of, else today."
    return click.option("--on", default="", metavar="DATE", help=text)(function)
