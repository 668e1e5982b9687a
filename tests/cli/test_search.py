from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.store.samples import document, draft
from travaux.store.database import create
from travaux.store.writes import Writer
from travaux.text.terms import search_terms

LINES = {
    "ru.txt": "Преамбула документа.\nСтороны укрепляют взаимное доверие на границе.\nПрочие вопросы.",
    "zh.txt": "双方高度评价两国关系。双方将深化边境地区务实合作。",
    "en.txt": "The two sides met. They strengthened mutual trust along the border. Other matters.",
}


@pytest.fixture
def searchable(tmp_path: Path) -> Path:
    with create(tmp_path / "searchable") as database:
        for number, (name, text) in enumerate(LINES.items()):
            made = document(text, name.removesuffix(".txt"), f"202{number}")
            Writer(database).add(draft(made, name), words=10, terms=search_terms(text, made.language))
    return tmp_path / "searchable"


@pytest.mark.parametrize(
    ("query", "language", "marked"),
    [
        ("взаимного доверия", "ru", ["взаимное", "доверие"]),
        ("合作", "zh", ["合作"]),
        ("strengthen trust", "en", ["strengthened", "trust"]),
    ],
)
def test_search_prints_the_passage_that_answers(
    travaux: Travaux, searchable: Path, query: str, language: str, marked: list[str]
) -> None:
    result = travaux("search", "--record", searchable, "--language", language, query, "--format", "json")
    found = json.loads(result.stdout)
    (hit,) = found["hits"]
    text, start = hit["text"], hit["start"]
    assert found["total"] == 1
    assert [text[mark["start"] - start : mark["end"] - start] for mark in hit["marks"]] == marked
    assert LINES[f"{language}.txt"][hit["start"] : hit["end"]] == text
    printed = travaux("search", "--record", searchable, "--language", language, query)
    assert marked[0] in printed.stdout
    assert "1 found; 3 documents searched" in printed.stderr


def test_search_respects_date_filter_and_language(travaux: Travaux, searchable: Path) -> None:
    def total(*arguments: str) -> int:
        return int(
            json.loads(travaux("search", "--record", searchable, "--format", "json", *arguments).stdout)["total"]
        )

    assert total("доверие") == 1
    assert total("доверие", "--language", "en") == 0
    assert total("доверие", "--as-of", "2020") == 0
    assert total("доверие", "--against", "date>=2021") == 0


def test_search_that_finds_nothing_says_what_it_searched(travaux: Travaux, searchable: Path) -> None:
    result = travaux("search", "--record", searchable, "космонавт")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith("0 found; 3 documents searched")
