from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux


def test_init_makes_a_record_that_opens(travaux: Travaux, tmp_path: Path) -> None:
    made = travaux("init", tmp_path / "new", "--format", "json")
    assert json.loads(made.stdout)["record"] == str(tmp_path / "new")
    assert travaux("doctor", "--record", tmp_path / "new").exit_code == 0


def test_init_without_a_folder_uses_the_one_named_or_the_current(
    travaux: Travaux, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert travaux("init", "--record", tmp_path / "named").exit_code == 0
    assert (tmp_path / "named" / "record.sqlite").is_file()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert travaux("init").exit_code == 0
    assert (tmp_path / "here" / "record.sqlite").is_file()


def test_init_refuses_a_record_and_what_lies_inside_one(travaux: Travaux, record: Path) -> None:
    twice = travaux("init", record)
    assert (twice.exit_code, "a record is already here" in twice.stderr) == (2, True)
    inside = travaux("init", record / "inner")
    assert (inside.exit_code, "lies inside the record" in inside.stderr) == (2, True)
    assert not (record / "inner").exists()
