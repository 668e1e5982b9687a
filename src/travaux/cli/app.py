"""The ``travaux`` command: a group that imports a command's module only when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

import travaux
from travaux.errors import TravauxError

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
    "positions": "Show the position on a topic, document by document.",
    "topics": "Show what areas a document covers.",
    "inventory": "Count the organisations and places documents name.",
    "names": "Say what a name stands for and what else it is called.",
    "triads": "Show whom texts name together, and what they say of third parties, by year.",
    "annotate": "Compare people's codes with the program's.",
    "claim": "Check a claim, or answer a question, about the record.",
    "check": "Check a draft against the record, claim by claim.",
    "brief": "Compose a brief about a text, and export it with its evidence.",
    "ownership": "Say whose talking point a phrase is, or each passage of a text.",
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


class Failure(click.ClickException):
    """An error of ours, shown in one line with its own exit code."""

    def __init__(self, error: TravauxError) -> None:
        super().__init__(str(error))
        self.exit_code = error.exit_code  # type: ignore[misc] # click declares it on the class only


class LazyGroup(click.Group):
    """Knows its commands by name; imports one when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"travaux.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; an error of ours becomes a message and an exit code."""
        try:
            return super().invoke(ctx)
        except TravauxError as error:
            raise Failure(error) from error
        except BrokenPipeError:  # before click sees it, which would call it a failure
            _silence_output()
            return 0


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
