from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths
from travaux.workbench import Workbench
from travaux.world.cases import case
from travaux.world.rows import LoadOptions

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


WATCH = (
    "sign,trigger,due,date,probability,outcome,citation\nсоглашение,подписано,2031-05,2030-01-02,0.3,,a paper\n"
    "条约,签署,2031,2030-01-02,,,a paper\n"
)
SCOPES = "register,since,until,selection,citation\nevents,2014-01-01,2026-03-31,who=Ada Venn|Bo Lind,a paper\n"
REGISTERS = ("events", "posts", "delegations", "agreements", "figures", "votes", "expectations", "watch", "scopes")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """A record with rows in every register."""
    folder = tmp_path_factory.mktemp("full")
    made = Workbench.create(folder / "record")
    made.load_case(case("china-russia"))
    for name, text in (("watch", WATCH), ("scopes", SCOPES)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        made.load(folder / f"{name}.csv", LoadOptions(kind=name))
    return made


@pytest.mark.parametrize("register", REGISTERS)
def test_every_register_exported_as_csv_is_loaded_again_whole(
    register: str, full: Workbench, travaux: Travaux, record: Path, tmp_path: Path
) -> None:
    exported = travaux("rows", register, "--record", full.folder, "--format", "csv").stdout
    (tmp_path / "exported.csv").write_text(exported, encoding="utf-8")
    assert travaux("load", tmp_path / "exported.csv", "--as", register, "--record", record).exit_code == 0
    again = travaux("rows", register, "--record", record, "--format", "csv").stdout
    ids = [[row["id"] for row in csv.DictReader(io.StringIO(text))] for text in (exported, again)]
    assert ids[0]
    assert sorted(ids[0]) == sorted(ids[1])


def test_participants_that_are_no_json_are_refused_with_the_row(travaux: Travaux, record: Path, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text('date,kind,people\n2030-01-02,visit,"[{""who"": 1}]"\n', encoding="utf-8")
    refused = travaux("load", tmp_path / "events.csv", "--as", "events", "--record", record)
    assert refused.exit_code != 0
    assert "row 2" in refused.output
    assert "participants" in refused.output


def test_an_empty_register_has_no_rows(travaux: Travaux, record: Path) -> None:
    assert travaux("rows", "figures", "--record", record, "--format", "csv").stdout == ""
