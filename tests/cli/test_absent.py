from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Travaux
from tests.store.samples import document, draft
from travaux.store.database import create
from travaux.store.writes import Writer
from travaux.text.terms import search_terms

EXPECTED = (
    "topic,date,statement,aliases_en,aliases_ru,aliases_zh,source\n"
    "海岸路线,2020,s,Coast Route,Береговой путь,海岸路线,a\n"
)
TEXTS = {
    ("2021", "ru"): "Стороны откроют Береговой путь для судов.",
    ("2021", "zh"): "双方将开通海岸路线。",
    ("2024", "ru"): "Стороны продолжат сотрудничество на море.",
    ("2024", "zh"): "双方将继续海上合作。",
    ("2025", "en"): "The sides praised the Coast Route.",
}


@pytest.fixture
def statements(travaux: Travaux, tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    with create(folder) as database:
        for number, ((date, language), text) in enumerate(TEXTS.items()):
            made = document(text, language, f"{date}-05-30", kind="joint statement", act=f"statement-{date}")
            terms = search_terms(text, language)
            Writer(database).add(draft(made, f"{number}.txt"), words=len(terms), terms=terms)
    table = tmp_path / "expectations.csv"
    table.write_text(EXPECTED, encoding="utf-8")
    assert travaux("load", table, "--record", folder).exit_code == 0
    return folder


@pytest.mark.parametrize("term", ["Coast Route", "Береговой путь", "海岸路线"])
def test_a_term_under_any_of_its_names_is_dropped_present_or_absent(
    travaux: Travaux, statements: Path, term: str
) -> None:
    found = json.loads(travaux("absent", term, "statement-2024", "--record", statements, "--format", "json").output)
    assert (found["value"], found["verdict"]) == ("dropped", "holds-in-record")
    assert {one["text"] for one in found["evidence"]} <= {"Береговой путь", "海岸路线"}
    assert found["evidence"][0]["date"] == "2021-05-30"
    present = travaux("absent", term, "statement-2025", "--record", statements)
    assert "value: present" in present.output
    assert "Coast Route" in present.output


def test_an_unknown_document_is_named(travaux: Travaux, statements: Path) -> None:
    assert travaux("absent", "Coast Route", "statement-1999", "--record", statements).exit_code == 3
