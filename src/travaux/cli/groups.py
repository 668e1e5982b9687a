"""Groups of commands that import a command's module only when it is called."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from travaux.errors import TravauxError


class Failure(click.ClickException):
    """An error of ours, shown in one line with its own exit code."""

    def __init__(self, error: TravauxError) -> None:
        super().__init__(str(error))
        self.exit_code = error.exit_code  # type: ignore[misc] # click declares it on the class only


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Leaves garbage where it lies: imports make many objects and drop few, and looking for those, then and at the
    end, takes a fifth of a short command."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


class LazyGroup(click.Group):
    """Knows its commands by name and short help; imports one when it runs.

    A command's module bears its name, lies in ``package`` and defines ``command``.
    """

    summaries: Mapping[str, str] = {}
    package = "travaux.cli"

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of use."""
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None when there is none."""
        if cmd_name not in self.summaries:
            return None
        with _nothing_collected():
            command: click.Command = importlib.import_module(f"{self.package}.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; an error of ours becomes a message and an exit code."""
        try:
            return super().invoke(ctx)
        except TravauxError as error:
            raise Failure(error) from error
