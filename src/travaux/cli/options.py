"""Options that several commands share, and how they find the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from travaux import settings
from travaux.cli.output import told
from travaux.store.folders import locate
from travaux.workbench import Workbench

Function = TypeVar("Function", bound=Callable[..., Any])


def record_option(function: Function) -> Function:
    """``--record``, also understood after the command's name."""
    return click.option("--record", metavar="FOLDER", default="", help="The record to use.")(function)


def format_option(function: Function) -> Function:
    """``--format text|json``: text for people, or for pipes when there is no terminal."""
    choice = click.Choice(["text", "json"])
    return click.option("--format", "form", type=choice, default="text", show_default=True, help="How to print.")(
        function
    )


def as_of_option(function: Function) -> Function:
    """``--as-of``: what was dated before a day."""
    text = "Only what is dated certainly before this date (EDTF)."
    return click.option("--as-of", metavar="DATE", default="", help=text)(function)


def named_folder(record: str) -> str:
    """The folder the user named: after the command, before it, or in the environment; empty when nowhere."""
    before: str = click.get_current_context().find_root().obj or ""
    return record or before or settings.from_environment().record


def open_workbench(record: str) -> Workbench:
    """Opens the record the user means; it is closed when the command ends. Raises NotARecord."""
    workbench = click.get_current_context().with_resource(Workbench.open(locate(named_folder(record))))
    workbench.progress = told
    return workbench
