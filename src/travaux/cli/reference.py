"""The page docs/cli.md, made from the commands' own help: ``python -m travaux.cli.reference > docs/cli.md``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from travaux.cli.app import group

_PREAMBLE = """\
# The command line

This page is made from the help of the commands by `python -m travaux.cli.reference`; a test holds it current.

Text goes to standard output (a table on a terminal, tab-separated lines without headings in a pipe), everything else to
standard error. What `--format json` prints is described in [json.md](json.md).

| exit code | meaning |
|---|---|
| 0 | done; there may have been cautions |
| 1 | an error not foreseen |
| 2 | an option, filter or folder that cannot be used |
| 3 | no such document |
| 4 | some input was refused; the rest was added |
| 5 | a quotation that no longer stands where it points |
| 6 | the record contradicts itself |
| 7 | an optional part is not installed |
| 8 | the record cannot be used now: another process writes, no room, no permission, or written by a newer travaux |
| 9 | a stage of a long run failed; the same command goes on there |
| 10, 11 | `check`: a claim fails by the record; none does, but a saved claim has another answer now |
| 12 | evidence of a brief does not stand in the record, or a sentence says more than its evidence |
| 130 | interrupted |
"""


def reference() -> str:
    """The page, in Markdown."""
    context = click.Context(group, info_name="travaux", **group.context_settings)
    return "\n".join((_PREAMBLE, *_sections(group, context)))


def _sections(command: click.Command, context: click.Context) -> Iterator[str]:
    """The section of a command, and of a group those of its commands."""
    yield _section(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _sections(inner, click.Context(inner, info_name=name, parent=context))


def _section(command: click.Command, context: click.Context) -> str:
    usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    return "\n".join(
        (f"## `{context.command_path}`", "", f"    {usage}", "", *_help(command), *_options(command, context))
    )


def _help(command: click.Command) -> Iterator[str]:
    """Paragraphs as they are, those marked to keep their lines as code."""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        lines = paragraph.splitlines()
        if lines and lines[0].strip() == "\b":
            yield from ("```text", *lines[1:], "```", "")
        else:
            yield from (*lines, "")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    yield from ("| option | meaning |", "|---|---|")
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option):
            names, meaning = (cell.replace("|", "\\|") for cell in record)
            yield f"| `{names}` | {meaning} |"
    yield ""


if __name__ == "__main__":
    click.echo(reference(), nl=False)
