"""docs/json.md names every field the record commands print, and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Travaux
from tests.store.samples import TEXTS, document, draft
from travaux.store.database import open_database
from travaux.store.writes import Writer

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
KEYED_BY_DATA = ("record.languages", "sources[].observed", "cases[].tables", "method")


def _paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict) and path not in KEYED_BY_DATA:
        for name, inner in value.items():
            here = f"{path}.{name}" if path else name
            yield f"{here}[]" if isinstance(inner, list) else here
            yield from _paths(inner, here)
    elif isinstance(value, list):
        for inner in value:
            yield from _paths(inner, f"{path}[]")


def _documented(name: str) -> set[str]:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## `travaux {name}`")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


@pytest.fixture
def eventful(record: Path) -> Path:
    """A record with a republication, the same text twice, issuers, and something left over in the snapshots."""
    made = document(TEXTS["ru"], "ru", "2020-03")
    other = document(TEXTS["ru"], "ru", "2024", issuers=("Эльдория",))
    with open_database(record) as database:
        Writer(database).add(draft(made, "b.html", b"<p>", {"title": "Другое"}), words=10, terms=[])
        Writer(database).add(draft(other, "c.txt"), words=10, terms=[])
    (record / "snapshots" / ("e" * 64)).write_bytes(b"left over")
    return record


@pytest.mark.parametrize(
    "arguments",
    [
        ("init", "{new}"),
        ("add", "{text}", "{cautious}", "{refused}"),
        ("list", "--as-of", "2024-05"),
        ("search", "добрососедству", "--as-of", "2024-05"),
        ("show", "{id}", "--passages"),
        ("remove", "{id}", "--purge"),
        ("doctor",),
        ("load", "{table}", "{broken}"),
        ("case", "list"),
    ],
)
def test_every_field_is_documented(
    travaux: Travaux, eventful: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    places = {
        "new": str(tmp_path / "new"),
        "id": document(TEXTS["ru"], "ru", "2024").id,
        "text": _file(tmp_path / "again.md", f"---\ntitle: Другое\nkind: речь\ndate: 2020-03\n---\n{TEXTS['ru']}"),
        "cautious": _file(tmp_path / "undated.txt", "Стороны договорились о со的трудничестве."),
        "table": _file(tmp_path / "visits.csv", "date,kind\n2024,visit\n"),
        "broken": _file(tmp_path / "broken.csv", "date,kind\nsoon,visit\n"),
        "refused": _file(tmp_path / "refused.txt", ""),
    }
    filled = [argument.format(**places) for argument in arguments]
    result = travaux(filled[0], *filled[1:], "--record", eventful, "--format", "json")
    assert result.exit_code == (4 if filled[0] in ("add", "load") else 0), result.output
    printed = json.loads(result.stdout)
    assert printed["format"] == f"travaux.{filled[0]}/1"
    assert set(_paths(printed)) == _documented(filled[0])


def _file(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)
