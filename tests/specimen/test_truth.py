"""Holds the truth files against the texts, with difflib and not with the project's own comparison."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from evals.specimen.__main__ import DATA, TEXTS, build

from travaux import specimen

BOUNDS = {
    "verbatim": (0.95, 1.0),
    "edited": (0.6, 1.0),
    "reworked": (0.33, 0.78),
    "paraphrase": (0.0, 0.42),
    "new": (0.0, 0.5),
}
"""Shares of a passage found in its best earlier passage, by common runs. The definitions weigh content
words more, so the bounds here are looser than the definitions."""
SHORT = 9
"""Passages of fewer tokens are too short for shares of common runs to tell new from reworked."""


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]


@cache
def text(file: str) -> str:
    return (specimen.texts_folder() / file).read_text("utf-8")


def tokens(words: str, language: str) -> list[str]:
    """Chinese characters, or words cut to five letters, which does for an ending or two what a lemma does."""
    words = words.lower().replace("ё", "е")
    if language == "zh":
        return re.findall(r"[㐀-鿿]|\d+|[a-z]+", words)
    return [word[:5] for word in re.findall(r"\w+", words)]


def share(earlier: list[str], later: list[str]) -> float:
    """The share of ``later`` in common runs, in any order: two words and more, or three Chinese characters and more.

    Greedy string tiling (Wise 1993), each run found by difflib.
    """
    least = 3 if any("\u3400" <= token <= "\u9fff" for token in later) else 2
    left, right = list(earlier), list(later)
    covered = 0
    while True:
        run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
        if run.size < least:
            return covered / max(len(later), 1)
        covered += run.size
        left[run.a : run.a + run.size] = ["\0earlier"]
        right[run.b : run.b + run.size] = ["\0later"]


def likely(candidates: list[list[str]], later: list[str], count: int = 15) -> list[list[str]]:
    """The candidates that hold most of the later tokens: all the others cannot be the best."""
    bag = Counter(later)
    return sorted(candidates, key=lambda part: -(bag & Counter(part)).total())[:count]


@cache
def dates() -> dict[str, tuple[str, str]]:
    with (specimen.texts_folder() / "documents.csv").open(encoding="utf-8", newline="") as stream:
        return {row["file"]: (row["date"], row["language"][:2]) for row in csv.DictReader(stream)}


@cache
def passages(file: str) -> tuple[tuple[str, ...], ...]:
    language = dates()[file][1]
    ends = r"(?<=[。！？])|\n+" if language == "zh" else r"(?<=[.!?])\s+(?=[А-ЯЁA-Z–“«])|\n+"
    return tuple(tuple(tokens(part, language)) for part in re.split(ends, text(file)) if part and part.strip())


def best_share(row: dict[str, Any]) -> float:
    date, language = dates()[row["file"]]
    later = tokens(row["text"], language)
    files = [file for file, (day, tongue) in dates().items() if tongue == language and day < date]
    parts = [list(part) for file in files for part in passages(file)]
    return max((share(part, later) for part in likely(parts, later)), default=0.0)


def stretches(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"file", "start", "end", "text"} <= value.keys():
            yield value
        for item in value.values():
            yield from stretches(item)
    elif isinstance(value, list):
        for item in value:
            yield from stretches(item)


def test_texts_and_truth_are_what_the_sheets_say(tmp_path: Path) -> None:
    build(tmp_path / "texts", tmp_path / "data")
    for built, kept in ((tmp_path / "texts", TEXTS), (tmp_path / "data", DATA)):
        for path in built.iterdir():
            assert path.read_bytes() == (kept / path.name).read_bytes(), path.name
    assert {path.name for path in TEXTS.iterdir()} == {path.name for path in (tmp_path / "texts").iterdir()}


@pytest.mark.parametrize("name", ["statuses", "dropped", "acts", "commitments", "owners"])
def test_stretches_stand_where_the_truth_says(name: str) -> None:
    found = [row for line in rows(name) for row in stretches(line)]
    assert found
    for row in found:
        assert text(row["file"])[row["start"] : row["end"]] == row["text"]


def test_edits_stand_in_both_texts() -> None:
    edits = [(row, edit) for row in rows("statuses") for edit in row["edits"]]
    assert {edit["kind"] for _, edit in edits} <= {
        "added", "removed", "substituted", "reordered", "number", "qualifier",
    }  # fmt: skip
    for row, edit in edits:
        assert text(row["file"])[edit["later_start"] : edit["later_end"]] == edit["later"]
        assert text(edit["earlier_file"])[edit["earlier_start"] : edit["earlier_end"]] == edit["earlier"]
        assert edit["earlier"] != edit["later"]


def test_differences_stand_in_their_versions() -> None:
    files = {(file.split("_")[1], dates()[file][1]): file for file in dates()}
    for row in rows("differences"):
        for side in (row["first"], row["second"]):
            words = text(files[row["act"], side["language"]])[side["start"] : side["end"]]
            assert words == side["text"]


def test_alignment_covers_every_version_in_order() -> None:
    for row in rows("alignment"):
        for language in ("ru", "zh", "en"):
            for start, end in row.get(language, ()):
                assert start < end


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_statuses_agree_with_an_independent_measure(language: str) -> None:
    told = [row for row in rows("statuses") if row["language"] == language]
    told = [row for row in told if row["layout"] not in ("heading", "signature")]
    assert told
    wrong = []
    for row in told:
        low, high = BOUNDS[row["status"]]
        short = len(tokens(row["text"], language)) < SHORT
        measured = best_share(row)
        if not low <= measured <= (0.65 if short and row["status"] == "new" else high):
            wrong.append((row["file"], row["bead"], row["status"], round(measured, 2)))
    assert not wrong


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_named_sources_are_the_best_ones(language: str) -> None:
    for row in rows("statuses"):
        if row["language"] == language and row["status"] in ("verbatim", "edited", "reworked"):
            later = tokens(row["text"], language)
            named = max(share(tokens(source["text"], language), later) for source in row["sources"])
            assert named >= best_share(row) - 0.12, (row["file"], row["bead"])


def test_dropped_formulas_are_not_in_the_text_that_drops_them() -> None:
    for row in rows("dropped"):
        file = next(f for f in dates() if f.split("_")[1] == row["act"] and dates()[f][1] == row["language"])
        for passage in row["passages"]:
            later = tokens(passage["text"], row["language"])
            assert max(share(list(part), later) for part in passages(file)) < 0.6, (row["act"], row["bead"])


def test_passages_hold_one_sentence_each() -> None:
    for row in rows("acts"):
        end = r"[。！？](?=[^”’）])" if row["language"] == "zh" else r"(?<![А-ЯA-Z]|\bг)[.!?] +[А-ЯЁA-Z]"
        assert not re.search(end, re.sub(r"^\d+\. ", "", row["text"])), row["text"]


def test_docs_tell_how_much_there_is() -> None:
    page = (DATA.parents[2] / "docs" / "specimen.md").read_text("utf-8")
    told = {name: int(count.replace(",", "")) for name, count in re.findall(r"\| `([\w.]+)` \|.*\| ([\d,]+) \|", page)}
    assert set(told) == {path.name for path in DATA.iterdir() if path.is_file()}
    for name, count in told.items():
        rows_there = (DATA / name).read_text("utf-8").count("\n") - name.endswith(".csv")
        assert rows_there == count, name


@pytest.mark.parametrize("pair", [("ru", "zh"), ("ru", "en"), ("zh", "en")])
def test_versions_differ_in_enough_ways(pair: tuple[str, str]) -> None:
    kinds = {
        row["kind"] for row in rows("differences") if (row["first"]["language"], row["second"]["language"]) == pair
    }
    assert kinds >= {"omission", "number", "date", "force", "modality", "target", "scope", "qualifier"}
