from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.store.samples import TEXTS, document, draft
from travaux.cli.app import group
from travaux.store.database import create
from travaux.store.writes import Writer
from travaux.text.terms import search_terms

Travaux = Callable[..., Result]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of three dated documents in three languages."""
    folder = tmp_path / "record"
    with create(folder) as database:
        for number, (language, text) in enumerate(TEXTS.items()):
            made = document(text, language, f"20{20 + number}-03", title=f"Заявление {number}", kind="joint statement")
            Writer(database).add(draft(made, f"{language}.txt"), words=10, terms=search_terms(text, language))
    return folder


@pytest.fixture
def travaux() -> Travaux:
    """Runs a command line as a person at a pipe would, and returns what it printed."""
    runner = CliRunner()
    return lambda *arguments: runner.invoke(group, [str(argument) for argument in arguments], prog_name="travaux")
