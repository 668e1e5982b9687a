"""What commands print: rich tables for people, tab-separated lines for pipes, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

Item = TypeVar("Item")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")


def emit_json(value: dict[str, Any]) -> None:
    """Prints one JSON object, its fields in the order given, its letters as they are."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(_LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", written))


def emit_rows(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Prints a table: with headings on a terminal, else a line a row, parted by tabs, without headings."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(one_line(str(cell)) for cell in row))
        return
    table = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text(one_line(str(cell))) for cell in row))
    Console(highlight=False).print(table)


def emit_csv(rows: Sequence[Mapping[str, object]]) -> None:
    """Prints rows as CSV with a line of headings, those of the first row; nothing when there are no rows."""
    if rows:
        written = io.StringIO()
        table = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        click.echo(written.getvalue(), nl=False)


def emit_fields(fields: Iterable[tuple[str, object]]) -> None:
    """Prints ``name: value`` lines, leaving out what is empty."""
    for name, value in fields:
        if value not in ("", (), None):
            click.echo(f"{click.style(name, bold=True)}: {one_line(str(value))}")


def note(message: str) -> None:
    """Says something to the user beside the output, on standard error."""
    click.echo(message, err=True)


def told(what: str, done: int, whole: int) -> None:
    """Says on standard error how far long work has come; nothing when it is done, so that short work is silent."""
    if done < whole:
        note(f"{what}: {done} of {whole}")


def counted(items: Iterable[Item], what: str) -> Iterator[Item]:
    """Passes items through; a person at a terminal sees on standard error how many have come."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    with Console(stderr=True).status(what) as status:
        for number, item in enumerate(items, start=1):
            status.update(f"{what}: {number}")
            yield item


def one_line(text: str) -> str:
    """The text with every run of tabs and line breaks as one space."""
    return _BREAKS.sub(" ", text)
