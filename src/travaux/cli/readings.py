"""How a command gives out a reading: on the screen or into a file, as text, JSON or a page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

from travaux.record.parallels import Status
from travaux.record.readings import Reading
from travaux.render.contract import reading_json
from travaux.render.page import reading_page
from travaux.render.terminal import TerminalOptions, reading_text

Function = TypeVar("Function", bound=Callable[..., Any])

FORMS = ("text", "json", "html")
ENDINGS = {".json": "json", ".html": "html", ".htm": "html"}
ALL = "all"
PLAIN_WIDTH = 100
"""Columns of text that goes to a file or a pipe, where no terminal says how wide it is."""


@dataclass(frozen=True, slots=True)
class ReadingOutput:
    """What the user asked for: ``form`` None follows the ending of ``path``; ``path`` empty is the screen."""

    form: str | None = None
    path: str = ""
    passages: tuple[str, ...] = ()

    @property
    def chosen_form(self) -> str:
        """The form named, else the one the file's ending names, else text."""
        return self.form or ENDINGS.get(Path(self.path).suffix.lower(), "text")

    @property
    def terminal(self) -> TerminalOptions:
        """The passages to show in text form."""
        if ALL in self.passages:
            return TerminalOptions(in_order=True)
        return TerminalOptions(frozenset(Status(name) for name in self.passages) if self.passages else None)


def reading_output_options(function: Function) -> Function:
    """``--format``, ``-o`` and ``--passages``, passed on as ``form``, ``path`` and ``passages``."""
    statuses = click.Choice([ALL, *(status.value for status in Status)])
    options = (
        click.option("--format", "form", type=click.Choice(FORMS), help="By default what -o ends in, else text."),
        click.option("-o", "--output", "path", type=click.Path(dir_okay=False), default="", help="Write to this file."),
        click.option(
            "--passages",
            type=statuses,
            multiple=True,
            help="In text: all passages in order, or those of a status; may be given again.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def emit_reading(reading: Reading, output: ReadingOutput) -> None:
    """Prints or writes the reading. Raises click's FileError when the file cannot be written."""
    form = output.chosen_form
    if form == "text" and not output.path:
        width = None if sys.stdout.isatty() else PLAIN_WIDTH
        Console(highlight=False, width=width).print(reading_text(reading, output.terminal))
        return
    content = _content(reading, form, output.terminal)
    if not output.path:
        click.echo(content)
        return
    try:
        Path(output.path).write_text(content + "\n", encoding="utf-8")
    except OSError as error:
        raise click.FileError(output.path, error.strerror or str(error)) from error


def _content(reading: Reading, form: str, options: TerminalOptions) -> str:
    if form == "json":
        return reading_json(reading)
    if form == "html":
        return reading_page(reading)
    written = StringIO()
    Console(file=written, width=PLAIN_WIDTH, highlight=False).print(reading_text(reading, options))
    return written.getvalue().rstrip("\n")
