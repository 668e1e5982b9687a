import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.render.specimens import LANGUAGES, reading
from travaux.render.contract import FORMAT, reading_dict, reading_json

DOCS = Path(__file__).parents[2] / "docs" / "json.md"
KEYED_BY_DATA = ("record.languages", "summary.shares", "summary.words", "summary.passages", "method")
"""Objects whose keys are values of the reading and not names of the contract."""


def _paths(value: Any, path: str = "") -> Iterator[str]:
    """The path of every field below a value, lists written as ``name[]``."""
    if isinstance(value, dict) and path not in KEYED_BY_DATA:
        for name, inner in value.items():
            here = f"{path}.{name}" if path else name
            yield here + "[]" if isinstance(inner, list) else here
            yield from _paths(inner, here)
    elif isinstance(value, list):
        for inner in value:
            yield from _paths(inner, path + "[]")


def _documented() -> set[str]:
    section = DOCS.read_text(encoding="utf-8").split("## `travaux read`")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_documented_and_every_documented_field_is_there(language: str) -> None:
    assert set(_paths(reading_dict(reading(language)))) == _documented()


def test_format_names_its_version() -> None:
    assert reading_dict(reading("en"))["format"] == FORMAT == "travaux.reading/1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_offsets_cut_the_texts_as_received(language: str) -> None:
    made = reading(language)
    found = json.loads(reading_json(made))
    for passage in found["passages"]:
        assert made.document.text[passage["start"] : passage["end"]] == passage["text"]
        for parallel in passage["parallels"]:
            assert parallel["end"] - parallel["start"] == len(parallel["text"])
            for edit in parallel["edits"]:
                old = slice(edit["earlier_start"] - parallel["start"], edit["earlier_end"] - parallel["start"])
                assert parallel["text"][old] == edit["earlier"]
                assert made.document.text[edit["later_start"] : edit["later_end"]] == edit["later"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_markers_name_one_parallel_each(language: str) -> None:
    repeated = json.loads(reading_json(reading(language)))["passages"][1]["parallels"]
    marks = {mark: [p["date"] for p in repeated if p[mark]] for mark in ("best", "earliest", "runner_up")}
    assert marks == {"best": ["2023-05-18"], "earliest": ["2017-06-09"], "runner_up": ["2017-06-09"]}


def _passages(language: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(reading_json(reading(language)))["passages"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_a_parallel_of_its_own_kind_that_decides_nothing(language: str) -> None:
    (passage,) = (one for one in _passages(language) if one["status"] == "new" and one["parallels"])
    (last,) = passage["parallels"]
    assert (last["kind"], last["language"]) == ("translation", LANGUAGES[LANGUAGES.index(language) - 1])
    assert [last[mark] for mark in ("best", "earliest", "runner_up")] == [False] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary_counts_words_and_passages_of_every_status(language: str) -> None:
    summary = reading_dict(reading(language))["summary"]
    assert sum(summary["words"].values()) == summary["length"]["words"]
    assert summary["passages"] == {"verbatim": 1, "edited": 2, "reworked": 1, "paraphrase": 1, "new": 2}
    assert sum(summary["shares"].values()) == pytest.approx(1)


@pytest.mark.parametrize("text", ["Мир\ud800.", "和平\x00。", "peace \u202eback\u202c \U0001f54a"])
def test_json_is_utf8_whatever_the_text_holds(text: str) -> None:
    made = reading("en")
    made = replace(made, document=replace(made.document, title=text))
    assert json.loads(reading_json(made).encode("utf-8"))["document"]["title"] == text
