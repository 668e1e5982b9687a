from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Travaux


def test_list_prints_a_line_a_document_by_date(travaux: Travaux, record: Path) -> None:
    result = travaux("list", "--record", record)
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[1:3] for row in rows] == [["2020-03", "ru"], ["2021-03", "zh"], ["2022-03", "en"]]
    assert "3 documents, 2020-03 to 2022-03" in result.stderr


def test_list_json_keeps_letters_and_states_what_was_looked_at(travaux: Travaux, record: Path) -> None:
    result = travaux("list", "--record", record, "--format", "json", "--as-of", "2022", "language=ru|zh")
    assert "Заявление" in result.stdout
    listed = json.loads(result.stdout)
    assert [document["language"] for document in listed["documents"]] == ["ru", "zh"]
    assert (listed["record"]["as_of"], listed["record"]["filter"]) == ("2022", "language=ru|zh")


def test_list_takes_conditions_as_the_shell_hands_them_over(travaux: Travaux, record: Path) -> None:
    result = travaux("list", "--record", record, "kind=joint statement", "date>=2021", "date<2022")
    assert [line.split("\t")[2] for line in result.stdout.splitlines()] == ["zh"]


def test_list_points_at_the_fault_in_a_filter(travaux: Travaux, record: Path) -> None:
    result = travaux("list", "--record", record, "language=ru colour=red")
    assert result.exit_code == 2
    assert "no such field" in result.stderr
    assert "at character 13" in result.stderr
