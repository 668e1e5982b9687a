from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths

POSTS = "person,office,since,names,citation\nAda Venn,Министр,2020,Ада Венн; 埃达,a paper\nBo Lind,部长,2021,,a paper\n"


@pytest.fixture
def loaded(travaux: Travaux, record: Path, tmp_path: Path) -> Path:
    for name, text in (("posts.csv", POSTS), ("again.csv", POSTS.rsplit("Bo", 1)[0])):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert travaux("load", tmp_path / name, "--record", record).exit_code == 0
    return record


def test_tables_are_listed_and_documented(travaux: Travaux, loaded: Path) -> None:
    printed = json.loads(travaux("tables", "--record", loaded, "--format", "json").stdout)
    assert [one["rows"] for one in printed["tables"]] == [2, 1]
    assert set(_paths(printed)) == _documented("tables")
    assert "posts.csv" in travaux("tables", "--record", loaded).output


def test_a_table_is_taken_out_but_for_what_another_gave(travaux: Travaux, loaded: Path, tmp_path: Path) -> None:
    printed = json.loads(travaux("unload", tmp_path / "posts.csv", "--record", loaded, "--format", "json").stdout)
    assert [(one["removed"], one["kept"]) for one in printed["unloaded"]] == [(1, 1)]
    assert set(_paths(printed)) == _documented("unload")
    left = json.loads(travaux("rows", "posts", "--record", loaded, "--format", "json").stdout)
    assert [one["fields"]["person"] for one in left["rows"]] == ["Ada Venn"]
    source = json.loads(travaux("tables", "--record", loaded, "--format", "json").stdout)["tables"][0]["source"]
    assert "1 removed" in travaux("unload", source[:8], "--record", loaded).output
    missing = travaux("unload", "nothing.csv", "--record", loaded)
    assert missing.exit_code != 0
    assert "sound" in travaux("doctor", "--tidy", "--record", loaded, "--format", "json").output


def test_rows_are_exported_with_their_sources(travaux: Travaux, loaded: Path) -> None:
    printed = json.loads(travaux("rows", "posts", "--record", loaded, "--format", "json").stdout)
    paths = {path for path in _paths(printed) if not path.startswith("rows[].fields.")}
    assert paths == _documented("rows")
    assert [Path(one["locator"]).name for one in printed["rows"][0]["files"]] == ["posts.csv", "again.csv"]
    assert "Ada Venn" in travaux("rows", "posts", "--record", loaded).output


def test_a_flat_register_exported_as_csv_can_be_loaded_again(travaux: Travaux, loaded: Path, tmp_path: Path) -> None:
    exported = travaux("rows", "posts", "--record", loaded, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(exported)))
    assert [(one["person"], one["names"], one["citation"]) for one in rows] == [
        ("Ada Venn", "Ада Венн; 埃达", "a paper"),
        ("Bo Lind", "", "a paper"),
    ]
    again = tmp_path / "exported.csv"
    again.write_text(exported, encoding="utf-8")
    assert "0 added, 2 known" in travaux("load", again, "--as", "posts", "--record", loaded).output


def test_an_empty_register_has_no_rows(travaux: Travaux, record: Path) -> None:
    assert travaux("rows", "figures", "--record", record, "--format", "csv").stdout == ""
