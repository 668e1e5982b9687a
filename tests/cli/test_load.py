from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "visits.csv"
    path.write_text("date,kind,visitor\n2024-05-16,visit,Ада Венн\n2023,visit,Ada Venn\n", encoding="utf-8")
    return path


def test_rows_are_loaded_once(travaux: Travaux, record: Path, table: Path) -> None:
    assert travaux("load", table, "--record", record).output.startswith("events\t2 added, 0 known\t")
    assert travaux("load", table, "--record", record).output.startswith("events\t0 added, 2 known\t")


def test_a_bad_file_is_refused_whole_and_the_others_are_loaded(travaux: Travaux, record: Path, table: Path) -> None:
    bad = table.with_name("bad.csv")
    bad.write_text("date,kind\n2024,visit\nsoon,visit\n")
    result = travaux("load", bad, table, "--record", record, "--format", "json")
    printed = json.loads(result.stdout)
    assert result.exit_code == 4
    assert [one["added"] for one in printed["loaded"]] == [2]
    assert "row 3" in printed["refused"][0]


def test_kind_and_columns_can_be_named(travaux: Travaux, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("wann,art\n2024,visit\n")
    assert travaux("load", path, "--record", record).exit_code == 2
    done = travaux("load", path, "--as", "events", "--map", "date=wann", "--map", "kind=art", "--record", record)
    assert done.output.startswith("events\t1 added")
    assert travaux("load", path, "--map", "date", "--record", record).exit_code == 2


def test_cases_are_listed_shown_and_loaded(travaux: Travaux, record: Path) -> None:
    name = travaux("case", "list").output.split("\t")[0]
    first = travaux("case", "load", name, "--record", record)
    assert first.exit_code == 0
    assert all(" 0 added" not in line for line in first.output.splitlines())
    assert travaux("doctor", "--record", record).exit_code == 0
    assert json.loads(travaux("case", "show", name, "--format", "json").output)["cases"][0]["name"] == name
    assert travaux("case", "show", name, "--file", "catalogue.csv").output.startswith("row_id,")
    assert travaux("case", "load", "moon", "--record", record).exit_code == 3
    assert travaux("case", "show").exit_code == 2


def test_a_published_list_is_loaded_as_agreements(travaux: Travaux, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("1. Соглашение о рыболовстве\n2. 《能源合作谅解备忘录》\n3. Contract on Grain\n", encoding="utf-8")
    done = travaux("load", path, "--list", "2024-05-30", "--record", record)
    assert done.output.startswith("agreements\t3 added")
    counted = travaux("claim", 'count(agreements(kind="memorandum")) = 1', "--record", record)
    assert counted.output.startswith("verdict: holds-in-record")
    assert travaux("load", path, "--list", "soon", "--record", record).exit_code == 2
    path.write_text("Переговоры прошли успешно.", encoding="utf-8")
    assert travaux("load", path, "--list", "2024", "--record", record).exit_code == 2


def test_an_answer_of_a_statistical_service_is_loaded_as_it_came(
    travaux: Travaux, record: Path, tmp_path: Path
) -> None:
    path = tmp_path / "answer.csv"
    path.write_text(
        "DATAFLOW,FREQ,REF_AREA,INDICATOR,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT\n"
        "IMF:DOT(1.0),M,CN,TXG_FOB_USD,RU,2024-03,7601.23,6\n"
    )
    assert travaux("load", path, "--record", record).output.startswith("figures\t1 added")
    found = travaux("claim", 'value(exports("China", "Russia"), "2024-03")', "--record", record).output
    assert "7601230000" in found
