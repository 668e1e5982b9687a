from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.conftest import Travaux
from tests.cli.statement_record import EARLIER, LATER, earlier, later, make_record
from tests.cli.test_json_forms import _documented as documented_fields
from tests.cli.test_json_forms import _paths as field_paths
from travaux.reading.export import COLUMNS


@pytest.fixture
def held(tmp_path: Path) -> Path:
    return make_record(tmp_path / "held")


@pytest.mark.parametrize("language", list(EARLIER))
def test_statements_json_is_a_list_whose_offsets_point_into_the_text(
    travaux: Travaux, held: Path, language: str
) -> None:
    result = travaux("statements", "--record", held, earlier(language).id, "--format", "json")
    shown = json.loads(result.stdout)
    assert [one["act"] for one in shown] == ["oppose", "express-concern", "support"]
    assert [one["force"] for one in shown] == [4, 2, 3]
    assert [EARLIER[language][one["start"] : one["end"]] for one in shown] == [one["text"] for one in shown]
    assert shown[1]["target"]["id"] == "NATO"
    assert {one["speaker"]["kind"] for one in shown} == {"joint"}
    assert all(one["reasons"] for one in shown)


@pytest.mark.parametrize("language", list(EARLIER))
def test_statements_csv_carries_plover_codes(travaux: Travaux, held: Path, language: str) -> None:
    result = travaux("statements", "--record", held, later(language).id, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["plover_type"] for row in rows] == ["REJECT", "AGREE"]
    assert rows[1]["due"] == "2029-12-31"


@pytest.mark.parametrize("language", list(EARLIER))
def test_commitments_list_what_is_promised_by_when(travaux: Travaux, held: Path, language: str) -> None:
    result = travaux("commitments", "--record", held, f"language={language}", "--testable", "--format", "json")
    (shown,) = json.loads(result.stdout)["commitments"]
    assert shown["document"] == later(language).id
    assert shown["commitment"]["due"] == "2029-12-31"
    assert shown["commitment"]["testable"]
    assert LATER[language][shown["start"] : shown["end"]] == shown["text"]
    assert "2029-12-31" in travaux("commitments", "--record", held, f"language={language}").stdout


@pytest.mark.parametrize("language", list(EARLIER))
def test_positions_tell_softened_new_and_lost(travaux: Travaux, held: Path, language: str) -> None:
    shown = json.loads(travaux("positions", "security", "--record", held, "--format", "json").stdout)
    (card,) = (card for card in shown["cards"] if card["language"] == language)
    courses = {element["course"] for element in card["elements"]}
    assert {"softened", "new"} <= courses
    softened = next(element for element in card["elements"] if element["course"] == "softened")
    assert [stand["force"] for stand in softened["stands"]] == [4, 3]
    assert "SOFTENED" in travaux("positions", "security", "--record", held, "--language", language).stdout


def test_positions_on_an_unknown_topic_name_the_topics(travaux: Travaux, held: Path) -> None:
    result = travaux("positions", "cooking", "--record", held)
    assert result.exit_code == 2
    assert "energy" in result.stderr


@pytest.mark.parametrize("language", list(EARLIER))
def test_topics_show_new_and_lost_areas(travaux: Travaux, held: Path, language: str) -> None:
    result = travaux("topics", later(language).id, "--record", held, "--format", "json")
    standings = {one["topic"]: one["standing"] for one in json.loads(result.stdout)["topics"]}
    assert standings["security"] == "kept"
    assert standings["culture"] == "lost"
    assert "security" in travaux("topics", later(language).id, "--record", held).stdout


@pytest.mark.parametrize("language", list(EARLIER))
def test_topics_take_a_scheme_of_ones_own(travaux: Travaux, held: Path, tmp_path: Path, language: str) -> None:
    own = tmp_path / "own.yaml"
    text = LATER[language]
    terms = [text[at : at + 2] for at in range(len(text) - 1)] if language == "zh" else re.findall(r"\w{4,}", text)
    scheme = {"topics": {"parties": {"label": {"en": "parties"}, language: terms}}}
    own.write_text(json.dumps(scheme, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    shown = travaux("topics", later(language).id, "--record", held, "--scheme", own, "--format", "json")
    assert "parties" in {one["topic"] for one in json.loads(shown.stdout)["topics"]}


def test_topics_by_meaning_leave_no_more_unread(travaux: Travaux, held: Path) -> None:
    asked = ("topics", later("en").id, "--record", held, "--format", "json")
    by_terms, by_meaning = json.loads(travaux(*asked).stdout), json.loads(travaux(*asked, "--meaning").stdout)
    assert by_meaning["unread"] <= by_terms["unread"]
    assert {one["topic"] for one in by_terms["topics"]} <= {one["topic"] for one in by_meaning["topics"]}


def test_inventory_counts_equal_a_recount(travaux: Travaux, held: Path) -> None:
    shown = json.loads(travaux("inventory", "--record", held, "--format", "json").stdout)["names"]
    nato = next(one for one in shown if one["id"] == "NATO")
    recount = sum(text.count(name) for text, name in zip(EARLIER.values(), ("НАТО", "北约", "NATO"), strict=True))
    assert nato["total"] == recount == sum(one["count"] for one in nato["counts"])
    assert "NATO" in travaux("inventory", "--record", held).stdout


@pytest.mark.parametrize("language", list(EARLIER))
def test_annotate_writes_a_sheet_and_reports_agreement(
    travaux: Travaux, held: Path, tmp_path: Path, language: str
) -> None:
    written = tmp_path / "sheet.csv"
    travaux("annotate", earlier(language).id, "--record", held, "--sheet", written)
    rows = list(csv.DictReader(io.StringIO(written.read_text(encoding="utf-8-sig"))))
    assert [row["text"] for row in rows] == [row["text"].strip() for row in rows]
    for row, act in zip(rows, ("oppose", "note", "support"), strict=True):
        row.update(act=act, force="3", target="none", topic="security")
    with written.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    arguments = ("annotate", earlier(language).id, "--record", held, "--read", written)
    shown = json.loads(travaux(*arguments, "--format", "json").stdout)["codes"]
    act = next(one for one in shown if one["code"] == "act")
    assert act["units"] == 3
    assert [one["codes"] for one in act["disagreements"]] == [["express-concern", "note"]]
    assert "act: alpha" in travaux(*arguments).stdout


@pytest.mark.parametrize("language", list(EARLIER))
@pytest.mark.parametrize("saved_as", ["semicolons.csv", "book.xlsx"])
def test_annotate_reads_back_what_a_spreadsheet_saved(
    travaux: Travaux, held: Path, tmp_path: Path, language: str, saved_as: str
) -> None:
    empty, filled = tmp_path / "empty.xlsx", tmp_path / saved_as
    travaux("annotate", earlier(language).id, "--record", held, "--sheet", empty)
    (heading, *rows) = load_workbook(empty).worksheets[0].iter_rows(values_only=True)
    codes = [("oppose", 4.0, "none", "security"), ("Note", 1.0, "named", ""), ("support", 3.0, "none", "")]
    edited = [heading, *(tuple(row[:5]) + code for row, code in zip(rows, codes, strict=True))]
    if filled.suffix == ".xlsx":
        book = Workbook()
        for row in edited:
            book.worksheets[0].append(list(row))
        book.save(filled)
    else:
        with filled.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(edited)
    shown = travaux("annotate", earlier(language).id, "--record", held, "--read", filled, "--format", "json")
    act = next(one for one in json.loads(shown.stdout)["codes"] if one["code"] == "act")
    assert act["units"] == 3
    assert act["low"] <= act["alpha"] <= act["high"]
    assert [one["codes"] for one in act["disagreements"]] == [["express-concern", "note"]]


def test_annotate_refuses_an_act_that_is_none(travaux: Travaux, held: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("passage,act,force,target,topic\nx,shouts,3,none,\n", encoding="utf-8")
    result = travaux("annotate", earlier("en").id, "--record", held, "--read", wrong)
    assert result.exit_code == 2
    assert "row 2" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("statements", "{id}"),
        ("commitments",),
        ("positions", "security"),
        ("topics", "{id}"),
        ("inventory",),
        ("triads",),
        ("annotate", "{id}", "--read", "{sheet}"),
    ],
)
def test_every_field_is_documented(travaux: Travaux, held: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    sheet = tmp_path / "sheet.csv"
    read = json.loads(travaux("statements", later("en").id, "--record", held, "--format", "json").stdout)
    passage = read[0]["passage"]
    sheet.write_text(f"passage,act,force,target,topic\n{passage},note,1,veiled,energy\n", encoding="utf-8")
    filled = [one.format(id=later("en").id, sheet=sheet) for one in arguments]
    result = travaux(filled[0], *filled[1:], "--record", held, "--format", "json")
    printed = json.loads(result.stdout)
    documented = {path for path in documented_fields(filled[0]) if not path.startswith(("[].named[].", "[].target."))}
    shown = {path for path in field_paths(printed) if not path.startswith(("[].named[].", "[].target."))}
    assert shown == documented


def test_annotate_prints_the_sheet_without_a_file(travaux: Travaux, held: Path) -> None:
    assert travaux("annotate", earlier("en").id, "--record", held).stdout.startswith("document,passage,")
