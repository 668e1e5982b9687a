from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.brief.sample import workbench
from tests.cli.test_json_forms import _documented, _paths
from travaux.cli.app import group

WRONG = (
    "On Thursday, 12 June 2024, Ilsa Corven probably rested. She visited Kesh on 11-13 June 2024.\n"
    "The joint statement of 12 June 2024 speaks of “equal footing and open doors”. "
    "Assets of 300 billion dollars were frozen.\n"
)


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(group, [*arguments, "--record", str(workbench().folder)])
    return result.exit_code, result.stdout


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_check_ends_with_ten_when_a_claim_fails_and_zero_when_none_does(draft: Path) -> None:
    assert _run("check", str(draft))[0] == 10
    draft.write_text(WRONG.replace("Thursday", "Wednesday"), encoding="utf-8")
    assert _run("check", str(draft))[0] == 0


def test_check_says_what_is_wrong_and_what_is_right(draft: Path) -> None:
    printed = _run("check", str(draft))[1]
    assert "Wrong by the record (1)" in printed
    assert re.search(r"1:4\s+Thursday, 12 June 2024\s+\[is_weekday\]\n\s+the record has: Wednesday", printed)
    assert "likely, 55 to 80 per cent (ICD 203)" in printed
    assert "could not be told (1)" in printed


def test_check_prints_every_documented_field_and_no_other(draft: Path) -> None:
    form = json.loads(_run("check", str(draft), "--format", "json")[1])
    undocumented = {one for one in _paths(form) if ".arguments." not in one} - _documented("check")
    assert not undocumented
    assert form["quotations"] == [one for one in form["claims"] if one["predicate"] == "quote"]
    assert [one["verdict"] for one in form["claims"] if one["predicate"] == "is_weekday"] == ["fails"]


@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_check_reads_other_formats(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"draft.{suffix}"
    body = "<html><body><p>On Thursday, 12 June 2024, the two met.</p><p>They spoke.</p></body></html>"
    path.write_text(body if suffix == "html" else "On Thursday, 12 June 2024, the two met.\n", encoding="utf-8")
    assert _run("check", str(path), "--language", "en")[0] == 10
