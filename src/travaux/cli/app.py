"""The ``travaux`` command and the list of all commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

import travaux
from travaux.cli.groups import LazyGroup

COMMANDS = {
    "read": "Read a text against what was said before it.",
    "init": "Make a new, empty record.",
    "add": "Add texts to the record.",
    "collect": "Fetch texts from the addresses of a catalogue.",
    "watch": "Ask again for every page fetched before, and say what has changed.",
    "index": "Make fingerprints and vectors now instead of when first needed.",
    "list": "List the documents of the record.",
    "show": "Show one document.",
    "remove": "Take documents out of the record.",
    "search": "Search the texts of the record.",
    "load": "Load tables of events, posts, figures, votes ...",
    "case": "List, show or load the cases that come with travaux.",
    "statements": "Show what each sentence of a document does.",
    "commitments": "List what documents promise.",
    "ledger": "Keep the ledger of words and deeds: what was promised, what became of it.",
    "hypotheses": "Keep hypotheses with the evidence for and against: wants, and rival readings.",
    "positions": "Show the position on a topic, document by document.",
    "trends": "Show how often something is said over time: bursts, breaks, silence, and who says it more.",
    "topics": "Show what areas a document covers.",
    "inventory": "Count the organisations and places documents name.",
    "names": "Say what a name stands for and what else it is called.",
    "triads": "Show whom texts name together, and what they say of third parties, by year.",
    "annotate": "Compare people's codes with the program's.",
    "claim": "Check a claim, or answer a question, about the record.",
    "check": "Check a draft against the record, claim by claim.",
    "brief": "Compose a brief about a text, and export it with its evidence.",
    "ownership": "Say whose talking point a phrase is, or each passage of a text.",
    "adoption": "Show whose formulas joint texts consist of over time, and who took up whose.",
    "chart": "Draw a series, a timeline, delegations or votes.",
    "absent": "Say whether a term is in a text, and where it stood last.",
    "tables": "List the tables loaded into the registers.",
    "unload": "Take a loaded table out of the registers.",
    "rows": "Print the rows of a register with their sources, also as CSV.",
    "delegation": "Lay a delegation beside those before it: who joined, who is gone, new, which portfolios.",
    "papers": "Lay the papers signed on a day beside earlier lists, by kind and subject.",
    "watch-list": "Show what is watched for, what is overdue, and how good the forecasts were.",
    "history": "Say whether something was ever said, when, and by whom first.",
    "similar": "Show the texts most like a document.",
    "collate": "Lay versions of one act side by side, with what differs.",
    "lineage": "Find every reuse inside a whole corpus.",
    "serve": "Open the workbench in the browser.",
    "doctor": "Check that the record agrees with itself.",
}
"""Each command with its short help; its module in this package bears its name and defines ``command``."""

INTERRUPTED = 130


class Commands(LazyGroup):
    """All commands."""

    summaries = COMMANDS

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; that nobody reads its output any longer is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # before click sees it, which would call it a failure
            _silence_output()
            return 0


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(travaux.__version__, prog_name="travaux", message="%(prog)s %(version)s")
@click.option("--record", "record", metavar="FOLDER", default="", help="The record to use, before any command.")
@click.pass_context
def group(context: click.Context, record: str) -> None:
    """Read a diplomatic text against everything said and done before it.

    The record is the folder named by --record, else by TRAVAUX_RECORD, else the one around the current folder.
    """
    context.obj = record


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line and returns its exit code."""
    try:
        result = group.main(arguments, prog_name="travaux", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; what was reported as added is in the record.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _silence_output()
        return 0
    return result if isinstance(result, int) else 0


def main() -> None:
    """Entry point of the ``travaux`` script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # the texts are Russian and Chinese
    sys.exit(run())


def _silence_output() -> None:
    """Whoever read our output has gone (``| head``): that is their right, and no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
