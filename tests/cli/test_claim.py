from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths


@pytest.fixture
def loaded(travaux: Travaux, record: Path, tmp_path: Path) -> Path:
    path = tmp_path / "visits.csv"
    path.write_text(
        "date,kind,visitor,doubt,source\n"
        "2024-05-16,visit,Ада Венн,,a\n2023,visit,Ada Venn,,b\n2021-03-01,visit,Ada Venn,suspect,c\n",
        encoding="utf-8",
    )
    travaux("load", path, "--record", record)
    return record


def test_a_claim_is_answered_with_its_grounds(travaux: Travaux, loaded: Path) -> None:
    result = travaux("claim", 'again(visits("Венн"))', "--record", loaded)
    assert result.output.startswith("verdict: undefined") or "verdict: holds" in result.output
    assert "searched events: 3 rows" in result.output
    assert "suspect" in result.output


def test_a_question_has_a_value_and_no_verdict(travaux: Travaux, loaded: Path) -> None:
    printed = json.loads(travaux("claim", 'weekday("2024-05-16")', "--record", loaded, "--format", "json").output)
    assert (printed["verdict"], printed["value"]) == (None, "Thursday")


def test_nothing_later_than_the_day_asked_is_seen(travaux: Travaux, loaded: Path) -> None:
    claim = ("claim", 'count(visits("Венн"))', "--record", loaded, "--format", "json")
    assert json.loads(travaux(*claim).output)["value"] == "2 to 2" or json.loads(travaux(*claim).output)["value"] == "2"
    before = json.loads(travaux(*claim, "--as-of", "2024-05-16").output)
    assert (before["value"], before["coverage"][0]["left_out"]) == ("1", 1)


def test_a_claim_that_cannot_be_read_is_pointed_at(travaux: Travaux, loaded: Path) -> None:
    result = travaux("claim", "first(visits(", "--record", loaded)
    assert result.exit_code == 2
    assert "character 14" in result.stderr
    assert "▸" in result.stderr


def test_every_field_is_documented(travaux: Travaux, loaded: Path, tmp_path: Path) -> None:
    path = tmp_path / "scopes.csv"
    path.write_text("register,since,until,source\nevents,2020-01-01,2025-01-01,a\n")
    travaux("load", path, "--as", "scopes", "--record", loaded)
    result = travaux("claim", 'first(visits("Ada Venn"), at="2023")', "--record", loaded, "--format", "json")
    assert set(_paths(json.loads(result.output))) == _documented("claim")
