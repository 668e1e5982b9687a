from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths

TEXTS = {
    "ru": "Стороны выделят 40 млн лир на очистку озера.\nПорт откроется в мае 2031 года.",
    "zh": "双方将拨款6000万里拉治理湖泊。\n港口将于2031年5月开放。",
    "en": "The Sides will allot 40 million lira to clean the lake.\nThe port will open in May 2031.",
}


@pytest.fixture
def versions(travaux: Travaux, record: Path, tmp_path: Path) -> Path:
    """A record that holds three versions of an act, the English one unofficial."""
    for language, text in TEXTS.items():
        kind = "unofficial-translation" if language == "en" else "authentic"
        head = f"---\ntitle: L\nact: lake\nlanguage: {language}\ndate: 2031\nversion_kind: {kind}\n---\n"
        (tmp_path / f"{language}.md").write_text(head + text, encoding="utf-8")
        assert travaux("add", tmp_path / f"{language}.md", "--record", record).exit_code == 0
    return record


def test_collate_prints_the_documented_fields(travaux: Travaux, versions: Path) -> None:
    result = travaux("collate", "--act", "lake", "--record", versions, "--format", "json")
    assert result.exit_code == 0, result.output
    printed = json.loads(result.stdout)
    assert [printed["documents"][letter]["language"][:2] for letter in "abc"][2] == "en"
    assert {one["kind"] for one in printed["differences"]} == {"number"}
    assert all(set(link) - {"score"} < set("abc") for link in printed["links"])
    two = {
        name: part for name, part in printed.items() if name not in ("documents", "passages", "links", "differences")
    }
    two |= {name: {"a": printed[name]["a"]} for name in ("documents", "passages")}
    two["links"] = [link for link in printed["links"] if "c" not in link]
    two["differences"] = [one for one in printed["differences"] if "c" not in one]
    assert {path for path in _paths(two) if not path.startswith("method.")} == _documented("collate")


def test_collate_takes_files_and_lists_what_differs(travaux: Travaux, record: Path, tmp_path: Path) -> None:
    for language in ("ru", "zh"):
        (tmp_path / f"{language}.txt").write_text(TEXTS[language], encoding="utf-8")
    result = travaux("collate", tmp_path / "ru.txt", tmp_path / "zh.txt", "--record", record)
    assert result.exit_code == 0, result.output
    assert result.stdout.split("\t")[0] == "number"


def test_one_document_is_laid_beside_the_other_versions_of_its_act(travaux: Travaux, versions: Path) -> None:
    listed = json.loads(travaux("list", "--record", versions, "--format", "json").stdout)["documents"]
    name = next(one["id"] for one in listed if one["act"] == "lake")
    result = travaux("collate", name, "--record", versions, "--format", "json")
    assert len(json.loads(result.stdout)["documents"]) == 3
    assert any("unofficial" in one for one in json.loads(result.stdout)["notes"])


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("--act", "nothing"), 3)])
def test_collate_says_what_is_missing(travaux: Travaux, record: Path, arguments: tuple[str, ...], code: int) -> None:
    assert travaux("collate", *arguments, "--record", record).exit_code == code
