from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import PAGE
from tests.store.promises import PROMISES, RULE, SIDES, add, deed, statement
from travaux.record.ledger import Status
from travaux.store.database import create
from travaux.store.ledger import Ledger
from travaux.workbench import Workbench

SHEET = """
title: 渡轮 паром
wants:
  - side: {side}
    want: паром
    basis: stated
    links: [{{document: {document}, words: "{words}"}}]
    met: [{{item: {item}}}]
  - {{side: {side}, want: 贸易, basis: inferred, links: [{{document: {document}, words: "{words}", against: yes}}]}}
readings: {{H1: торговля, H2: 针对第三方}}
evidence:
  - {{id: E1, text: x, link: {{document: {document}, words: "{words}"}}, marks: {{H1: I, H2: C}}}}
  - {{id: E2, text: y, link: {{item: {item}}}, marks: {{H1: C, H2: C}}}}
"""


@pytest.fixture(params=sorted(PROMISES))
def sheet(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    said = statement(request.param)
    with create(tmp_path / "record") as database:
        add(database, said)
    with Workbench.open(tmp_path / "record") as workbench:
        (promise,) = workbench.take([said.id])
        workbench.freeze(promise.id, RULE)
        Ledger(workbench._database).enter(deed(promise, Status.DONE, "2021-05-01", SIDES[0]))
    written = SHEET.format(side=SIDES[0], document=said.id[:10], words=said.text[4:14], item=promise.id[:10])
    (tmp_path / "strait.yaml").write_text(written, encoding="utf-8")
    return tmp_path / "strait.yaml"


def _shown(travaux: Travaux, sheet: Path, code: int, *arguments: str) -> dict[str, Any]:
    record = ("--record", sheet.parent / "record", "--format", "json")
    result = travaux("hypotheses", "show", sheet, *record, "--on", "2022-01-01", *arguments)
    assert result.exit_code == code, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_wants_are_laid_beside_what_met_them(travaux: Travaux, sheet: Path) -> None:
    stated, inferred = _shown(travaux, sheet, 0)["wants"]
    assert stated["outcome"] == f"promised, {SIDES[0]}: done; {SIDES[1]}: announced"
    assert inferred["outcome"] == "nothing is named that meets it"
    assert [one["against"] for one in inferred["links"]] == [True]


def test_the_matrix_is_printed_with_ties_and_what_it_hangs_on(travaux: Travaux, sheet: Path) -> None:
    found = _shown(travaux, sheet, 0)
    assert [(one["id"], one["rank"], one["inconsistency"]) for one in found["readings"]] == [("H2", 1, 0), ("H1", 2, 1)]
    assert [(one["id"], one["leaders"]) for one in found["evidence"]] == [("E1", ["H1", "H2"]), ("E2", [])]
    printed = travaux("hypotheses", "show", sheet, "--record", sheet.parent / "record").stdout
    assert "1\tH2\t0\t\t针对第三方" in printed


def test_a_link_that_does_not_resolve_is_said_and_ends_with_5(travaux: Travaux, sheet: Path) -> None:
    before = _shown(travaux, sheet, 5, "--as-of", "2019")
    assert before["faults"] == 5
    with Workbench.open(sheet.parent / "record") as workbench:
        workbench.remove([head.id for head in workbench.view().heads()])
    after = _shown(travaux, sheet, 5)
    assert after["faults"] == 3
    assert "no document" in after["evidence"][0]["link"]["fault"]


def test_every_field_is_documented(travaux: Travaux, sheet: Path) -> None:
    found = _shown(travaux, sheet, 0)
    section = PAGE.read_text(encoding="utf-8").split("\n## `travaux hypotheses`")[1].split("\n## ")[0]
    for where, value in (("wants[]", found["wants"][0]), ("evidence[]", found["evidence"][0])):
        assert all(f"| `{where}.{name}" in section for name in value)
    for where in ("wants[].links[]", "wants[].met[]", "evidence[].link"):
        assert all(f"| `{where}.{name}` |" in section for name in found["evidence"][0]["link"])
    assert all(f"`readings[].{name}" in section for name in found["readings"][0])


def test_a_new_file_is_never_written_over_another(travaux: Travaux, tmp_path: Path) -> None:
    assert travaux("hypotheses", "new", tmp_path / "a.yaml", "--title", "海峡").exit_code == 0
    before = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert "海峡" in before
    assert travaux("hypotheses", "new", tmp_path / "a.yaml").exit_code == 2
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == before
