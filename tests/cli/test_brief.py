"""``travaux brief``: composed, edited by hand, exported; refused where it does not stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths
from tests.questions.composing.two_sides import newest, record


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("briefs")
    with record(base) as opened:
        (base / "id").write_text(newest(opened, "ru").id)
    return base


def test_brief_is_composed_exported_and_refused_once_edited_wrongly(
    folder: Path, travaux: Travaux, tmp_path: Path
) -> None:
    file, page = tmp_path / "brief.md", tmp_path / "brief.html"
    where = ("--record", folder / "record")
    made = travaux(*where, "brief", "compose", (folder / "id").read_text(), "-o", file)
    assert made.exit_code == 0, made.output
    assert travaux(*where, "brief", "export", file, "-o", page).exit_code == 0
    assert "Стороны" in page.read_text(encoding="utf-8")
    text = file.read_text(encoding="utf-8").replace("900 человек.”", "901 человек.”", 1)
    file.write_text(text, encoding="utf-8")
    refused = travaux(*where, "brief", "export", file, "--to", "md")
    assert refused.exit_code == 12
    assert "901" in refused.output
    assert "does not stand" in travaux(*where, "brief", "export", file, "--to", "md", "--broken", "mark").output


def test_new_brief_has_the_questions_and_exports(folder: Path, travaux: Travaux, tmp_path: Path) -> None:
    where = ("--record", folder / "record")
    made = travaux(*where, "brief", "new", "О мосте 关于大桥", "-o", tmp_path / "b.md")
    assert made.exit_code == 0, made.output
    assert "What is new?" in (tmp_path / "b.md").read_text(encoding="utf-8")
    assert travaux(*where, "brief", "export", tmp_path / "b.md").output.startswith("# О мосте 关于大桥")
    assert travaux(*where, "brief", "export", tmp_path / "b.md", "--to", "docx").exit_code == 2


def test_every_json_field_is_documented(folder: Path, travaux: Travaux) -> None:
    where = ("--record", folder / "record")
    found = travaux(*where, "brief", "compose", (folder / "id").read_text(), "--format", "json")
    printed = set(_paths(json.loads(found.stdout)))
    faults = {f"faults[].{name}" for name in ("section", "sentence", "number", "what")}
    doubt = {"evidence[].row.doubt[]"} & printed
    assert printed | faults | doubt == _documented("brief")
