"""``travaux adoption``: rows, chart, and every JSON field documented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths
from tests.questions.composing.two_sides import record


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("adoption")
    with record(base):
        pass
    return base / "record"


def test_adoption_prints_texts_and_events_and_draws_a_chart(folder: Path, travaux: Travaux, tmp_path: Path) -> None:
    found = travaux("--record", folder, "adoption", "-o", tmp_path / "a.svg")
    assert found.exit_code == 0, found.output
    assert "2019-05-20" in found.output
    assert "Velmora 2017-02-03, Dasharan with it 2019-05-20" in found.output
    assert "<svg" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_adoption_json_has_every_documented_field(folder: Path, travaux: Travaux) -> None:
    found = travaux("--record", folder, "adoption", "--format", "json")
    printed = {path for path in _paths(json.loads(found.stdout)) if not path.startswith("coverage.")}
    trends = {"trends[].of", "trends[].slope", "trends[].low", "trends[].high"}
    assert printed | trends | {"notes[]"} == _documented("adoption")


def test_adoption_of_one_side_is_refused(folder: Path, travaux: Travaux) -> None:
    assert travaux("--record", folder, "adoption", "--side", "Velmora").exit_code == 2
