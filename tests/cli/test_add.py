from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Travaux
from tests.store.samples import TEXTS


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for language, text in TEXTS.items():
        (folder / f"{language}.txt").write_text(text, encoding="utf-8")
    return folder


def _add(travaux: Travaux, record: Path, *arguments: object) -> dict[str, Any]:
    result = travaux("add", "--record", record, "--format", "json", *arguments)
    assert result.exit_code in (0, 4), result.output
    added: dict[str, Any] = json.loads(result.stdout)
    return added


@pytest.fixture
def empty(travaux: Travaux, tmp_path: Path) -> Path:
    travaux("init", tmp_path / "empty")
    return tmp_path / "empty"


@pytest.mark.parametrize("language", list(TEXTS))
def test_add_takes_what_the_options_say(travaux: Travaux, empty: Path, files: Path, language: str) -> None:
    said = ("--date", "2021-06~", "--kind", "joint statement", "--issuer", "Эльдория", "--issuer", "诺德马克")
    more = ("--act", "e-2021", "--version-kind", "official-translation", "--title", "声明", "--language", language)
    (result,) = _add(travaux, empty, files / f"{language}.txt", *said, *more)["results"]
    shown = json.loads(travaux("show", "--record", empty, result["document"]["id"], "--format", "json").stdout)
    expected = {
        "date": "2021-06~",
        "kind": "joint statement",
        "issuers": ["Эльдория", "诺德马克"],
        "act": "e-2021",
        "version_kind": "official-translation",
        "title": "声明",
        "language": language,
        "text": TEXTS[language],
    }
    assert {name: shown["document"][name] for name in expected} == expected


def test_add_detects_the_language(travaux: Travaux, empty: Path, files: Path) -> None:
    results = _add(travaux, empty, files)["results"]
    detected = {Path(result["locator"]).stem: result["document"]["language"].split("-")[0] for result in results}
    assert detected == {"ru": "ru", "zh": "zh", "en": "en"}


def test_adding_twice_changes_nothing_and_says_so(travaux: Travaux, empty: Path, files: Path) -> None:
    _add(travaux, empty, files, "--date", "2021")
    before = travaux("list", "--record", empty).stdout
    again = travaux("add", "--record", empty, files, "--date", "2021")
    assert again.exit_code == 0
    assert again.stdout.count("nothing changed") == 3
    assert "3 known" in again.stderr
    assert travaux("list", "--record", empty).stdout == before


def test_a_copy_elsewhere_is_republication(travaux: Travaux, empty: Path, files: Path) -> None:
    _add(travaux, empty, files / "ru.txt", "--date", "2021")
    copy = files / "copy.txt"
    copy.write_text(TEXTS["ru"], encoding="utf-8")
    added = _add(travaux, empty, copy, "--date", "2021", "--title", "Другое название")
    assert added["summary"] == {
        "added": 0,
        "known": 0,
        "republished": 1,
        "refused": 0,
        "cautions": added["summary"]["cautions"],
    }
    (result,) = added["results"]
    assert result["differences"] == [{"field": "title", "recorded": "", "observed": "Другое название"}]
    shown = json.loads(travaux("show", "--record", empty, result["document"]["id"], "--format", "json").stdout)
    assert [Path(source["locator"]).name for source in shown["sources"]] == ["ru.txt", "copy.txt"]


def test_another_date_makes_another_document_and_names_the_first(travaux: Travaux, empty: Path, files: Path) -> None:
    (first,) = _add(travaux, empty, files / "zh.txt", "--date", "2021")["results"]
    (second,) = _add(travaux, empty, files / "zh.txt", "--date", "2022")["results"]
    assert (second["outcome"], second["same_text"]) == ("added", [first["document"]["id"]])


def test_a_bad_file_is_refused_and_the_rest_added(travaux: Travaux, empty: Path, files: Path) -> None:
    (files / "empty.txt").write_bytes(b"")
    result = travaux("add", "--record", empty, files, files / "missing.txt", "--date", "2021")
    assert result.exit_code == 4
    assert "3 added, 2 refused" in result.stderr
    assert "empty.txt" in result.stderr
    assert "missing.txt" in result.stderr
    assert len(travaux("list", "--record", empty).stdout.splitlines()) == 3


def test_fields_of_a_table_are_mapped(travaux: Travaux, empty: Path, files: Path) -> None:
    rows = [{"content": text, "year": str(2019 + number)} for number, text in enumerate(TEXTS.values())]
    table = files / "rows.jsonl"
    table.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    results = _add(travaux, empty, table, "--map", "text=content,date=year")["results"]
    assert [result["document"]["date"] for result in results] == ["2019", "2020", "2021"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--map", "text", "not FIELD=NAME"), ("--date", "yesterday", "not a date"), ("--tier", "9", "--tier")],
)
def test_an_option_that_cannot_be_used_is_named(
    travaux: Travaux, empty: Path, files: Path, option: str, value: str, said: str
) -> None:
    result = travaux("add", "--record", empty, files, option, value)
    assert result.exit_code == 2
    assert said in result.stderr
    assert travaux("list", "--record", empty).stdout == ""
