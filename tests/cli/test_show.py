from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.store.samples import TEXTS, document, draft
from travaux.store.database import open_database
from travaux.store.writes import Writer


def _id(language: str) -> str:
    place = list(TEXTS).index(language)
    return document(TEXTS[language], language, f"20{20 + place}-03").id


@pytest.mark.parametrize("language", list(TEXTS))
def test_show_prints_metadata_source_and_text(travaux: Travaux, record: Path, language: str) -> None:
    result = travaux("show", "--record", record, _id(language)[:12])
    assert f"language: {language}\n" in result.stdout
    assert f"source: {language}.txt, text/plain\n" in result.stdout
    assert result.stdout.endswith(f"\n\n{TEXTS[language]}\n")


@pytest.mark.parametrize("language", list(TEXTS))
def test_show_json_passages_point_into_the_text(travaux: Travaux, record: Path, language: str) -> None:
    result = travaux("show", "--record", record, _id(language), "--passages", "--format", "json")
    shown = json.loads(result.stdout)
    text = shown["document"]["text"]
    assert text == TEXTS[language]
    assert [text[passage["start"] : passage["end"]] for passage in shown["passages"]] == [text]


def test_show_names_every_source_and_what_it_says(travaux: Travaux, record: Path) -> None:
    made = document(TEXTS["ru"], "ru", "2020-03")
    with open_database(record) as database:
        Writer(database).add(draft(made, "b.html", b"<p>", {"title": "Другое"}), words=10, terms=[])
        Writer(database).add(draft(document(TEXTS["ru"], "ru", "2024"), "c.txt"), words=10, terms=[])
    result = travaux("show", "--record", record, made.id, "--format", "json", "--no-text")
    shown = json.loads(result.stdout)
    assert [source["locator"] for source in shown["sources"]] == ["ru.txt", "b.html"]
    assert shown["sources"][1]["observed"] == {"title": "Другое"}
    assert shown["same_text"] == [document(TEXTS["ru"], "ru", "2024").id]
    assert "text" not in shown["document"]


def test_show_of_what_is_not_there_ends_with_three(travaux: Travaux, record: Path) -> None:
    assert travaux("show", "--record", record, "0000000000000000").exit_code == 3
