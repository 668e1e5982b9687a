from __future__ import annotations

from pathlib import Path

import click

from travaux.cli.app import COMMANDS, group
from travaux.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_page_is_what_the_help_says_now() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == reference(), "run: .venv/bin/python -m travaux.cli.reference > docs/cli.md"


def test_every_command_and_option_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in COMMANDS:
        section = page.split(f"\n## `travaux {name}`\n")[1].split("\n## ")[0]
        command = group.get_command(click.Context(group), name)
        assert command is not None
        for option in (parameter for parameter in command.params if isinstance(parameter, click.Option)):
            assert option.opts[0] in section, f"{name} {option.opts[0]}"
