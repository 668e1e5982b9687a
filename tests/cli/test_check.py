from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.brief.sample import TABLES, workbench
from tests.cli.test_json_forms import _documented, _paths
from travaux.cli.app import group
from travaux.workbench import Workbench

WRONG = (
    "On Thursday, 12 June 2024, Ilsa Corven probably rested. She visited Kesh on 11-13 June 2024.\n"
    "The joint statement of 12 June 2024 speaks of “equal footing and open doors”. "
    "Assets of 300 billion dollars were frozen.\n"
)


FIVE = (
    "Ilsa Corven was in Kesh on 11-13 June 2024. It was the first visit of Tomas Reik to Anselm, on 14 September 2021. "
    "Velmora's exports to Dasharan reached 6.2 billion dollars in 2024.\n"
    "On 12 June 2024 the sides signed fourteen documents. On 3 May 2020 Tomas Reik visited Velmora.\n"
    "On Wednesday, 12 June 2024, it was announced.\n"
)
LATER = {
    "events": "2018-02-01,2018-02-02,visit,official,Visit,Tomas Reik,Dasharan,,Ilsa Corven,Velmora,Anselm,x\n"
    "2020-05-03,,visit,official,Visit,Tomas Reik,Dasharan,,Ilsa Corven,Velmora,Anselm,https://a.example/21\n",
    "figures": "Velmora,Dasharan,exports,2024,year,6.2,bn,USD,,,Customs,https://a.example/22\n",
    "agreements": "2024-06-12,,documents signed,Velmora; Dasharan,count,13,https://a.example/23\n",
}


def _with(*arguments: str) -> str:
    return CliRunner().invoke(group, list(arguments)).stdout


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
    assert re.search(r"The record cannot tell \(1\)\n\s+2:89\s+300 billion dollars", printed)


def test_check_prints_every_documented_field_and_no_other(draft: Path) -> None:
    form = json.loads(_run("check", str(draft), "--format", "json")[1])
    undocumented = {one for one in _paths(form) if ".arguments." not in one} - _documented("check")
    assert not undocumented
    assert form["quotations"] == [one for one in form["claims"] if one["predicate"] == "quote"]
    assert [one["verdict"] for one in form["claims"] if one["predicate"] == "is_weekday"] == ["fails"]


def test_check_reports_exactly_the_answers_that_changed(tmp_path: Path) -> None:
    with Workbench.create(tmp_path / "record") as made:
        for name, content in TABLES.items():
            (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
            made.load(tmp_path / f"{name}.csv")
    draft, record = tmp_path / "draft.md", ("--record", str(tmp_path / "record"))
    draft.write_text(FIVE, encoding="utf-8")
    first = json.loads(_with("check", str(draft), "--format", "json", "--date", "2024-06-20", *record))
    assert first["changed"] == []
    again = json.loads(_with("check", str(draft), "--format", "json", "--date", "2024-06-20", *record))
    assert (again["changed"], again["asked_again"]) == ([], len(first["claims"]))
    for name, content in LATER.items():
        (tmp_path / f"{name}.csv").write_text(TABLES[name].splitlines()[0] + "\n" + content, encoding="utf-8")
        assert "added" in _with("load", str(tmp_path / f"{name}.csv"), *record)
    later = json.loads(_with("check", str(draft), "--format", "json", "--date", "2024-06-20", *record))
    changed = {
        one["claim"].split("(")[0]: (one["before"]["verdict"], one["now"]["verdict"]) for one in later["changed"]
    }
    assert changed == {
        "first": ("too-thin", "fails"),
        "value": ("too-thin", "holds"),
        "signed": ("holds", "undefined"),
        "visited": ("too-thin", "holds"),
    }


def test_check_never_writes_over_a_file_changed_by_hand(draft: Path) -> None:
    file = draft.with_name("draft.md.claims.yaml")
    _run("check", str(draft))
    mine = file.read_text(encoding="utf-8") + "# моё 我的\n"
    file.write_text(mine, encoding="utf-8")
    _run("check", str(draft), "--save")
    assert file.read_text(encoding="utf-8") == mine
    assert draft.with_name("draft.md.claims.new.yaml").exists()


def test_check_writes_nothing_when_told_so(draft: Path) -> None:
    _run("check", str(draft), "--no-save")
    assert list(draft.parent.iterdir()) == [draft]


def test_check_writes_the_draft_annotated(draft: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    _run("check", str(draft), "-o", str(page))
    written = page.read_text(encoding="utf-8")
    assert 'class="wrong"' in written
    assert "Wednesday" in written
    assert "<script" not in written


@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_check_reads_other_formats(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"draft.{suffix}"
    body = "<html><body><p>On Thursday, 12 June 2024, the two met.</p><p>They spoke.</p></body></html>"
    path.write_text(body if suffix == "html" else "On Thursday, 12 June 2024, the two met.\n", encoding="utf-8")
    assert _run("check", str(path), "--language", "en")[0] == 10


def test_ownership_prints_every_documented_field() -> None:
    form = json.loads(_run("ownership", "equal footing and open doors", "--format", "json")[1])
    told = {re.sub(r"(first|third_party|counts)\.(Velmora|Dasharan)", r"\1.*", one) for one in _paths(form)}
    told = {one for one in told if not re.search(r"(Velmora|Dasharan|\.\*)$", one)}
    assert told <= _documented("ownership")
    assert [one["owner"] for one in form["formulas"]] == [None]  # neither side issued anything alone
