from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths

PEOPLE = (
    "date,person,office,state,absent,count\n"
    "2024-05-16,Ада Венн,Министр обороны,Eldoria,,\n"
    "2024-05-16,Bo Lind,Energy Minister,Eldoria,,\n"
    "2024-05-16,Cai Holt,Envoy,Eldoria,yes,\n"
    "2024-05-16,,,Eldoria,,five deputies\n"
    "2023-10-17,Dag Moss,Finance Minister,Eldoria,,\n"
)
LIST = "1. Agreement on fisheries\n2. Memorandum of Understanding on gas\n"


@pytest.fixture
def loaded(travaux: Travaux, record: Path, tmp_path: Path) -> Path:
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    assert travaux("load", people, "--as", "delegations", "--record", record).exit_code == 0
    for day in ("2023-10-17", "2024-05-16"):
        listed = tmp_path / f"list-{day}.txt"
        listed.write_text(LIST, encoding="utf-8")
        assert travaux("load", listed, "--list", day, "--record", record).exit_code == 0
    return record


@pytest.mark.parametrize("name", ["delegation", "papers"])
def test_a_card_is_printed_and_its_json_documented(travaux: Travaux, loaded: Path, name: str) -> None:
    printed = json.loads(travaux(name, "2024-05-16", "--record", loaded, "--format", "json").stdout)
    open_keys = {"lacking", "total.earlier", "kind[].earlier", "subject[].earlier"}
    paths = {path for path in _paths(printed) if not any(path.startswith(f"{one}.") for one in open_keys)}
    same = {"gone[].", "absent[].", "total.", "subject[]."}
    assert {path for path in paths if not any(path.startswith(one) for one in same)} == _documented(name)
    assert "2024-05-16" in travaux(name, "2024-05-16", "--record", loaded).output


@pytest.mark.parametrize("name", ["delegation", "papers"])
def test_a_day_without_rows_is_not_found(travaux: Travaux, loaded: Path, name: str) -> None:
    missing = travaux(name, "2001-01-01", "--record", loaded)
    assert missing.exit_code != 0
    assert "2001-01-01" in missing.output + missing.stderr
