"""``history`` and ``similar`` as a person and as a program see them."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths
from tests.store.samples import document, draft
from travaux.store.database import create
from travaux.store.writes import Writer
from travaux.text.terms import search_terms

PASSAGES = {
    "ru": "Стороны договорились ежегодно обмениваться планами учений в районах реки Анвир.",
    "zh": "双方商定每年交换安维尔河地区的演习计划并互派观察员。",
    "en": "The sides agreed to exchange plans of exercises in the areas of the river Anvir every year.",
}
FOUND = {"ru": "планами учений", "zh": "安维尔河地区", "en": "plans of exercises"}
LANGUAGES = sorted(PASSAGES)
AS_ELSEWHERE = ("coverage", "names", "first", "last", "issuers[].first")
"""Fields whose inner fields another section, or another row, documents."""


def _fields(printed: object) -> set[str]:
    return {path for path in _paths(printed) if not path.startswith(tuple(f"{one}." for one in AS_ELSEWHERE))} - {
        f"{one}[]" for one in AS_ELSEWHERE
    }


def _record(folder: Path, language: str) -> tuple[Path, list[str]]:
    ids = []
    with create(folder) as database:
        for year in ("2019", "2021"):
            made = document(f"{PASSAGES[language]}\n{year}", language, year, issuers=("Анвирия",))
            ids.append(made.id)
            Writer(database).add(draft(made, f"{year}.txt"), words=12, terms=search_terms(made.text, language))
    return folder, ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_history_says_first_and_last(travaux: Travaux, tmp_path: Path, language: str) -> None:
    record, ids = _record(tmp_path / "record", language)
    result = travaux("history", FOUND[language], "--record", record)
    assert result.exit_code == 0, result.output
    assert "2 occurrences, first 2019, last 2021; 2 documents searched" in result.stderr
    assert all(one in result.stdout for one in ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_history_is_documented(travaux: Travaux, tmp_path: Path, language: str) -> None:
    record, ids = _record(tmp_path / "record", language)
    printed = json.loads(travaux("history", FOUND[language], "--record", record, "--format", "json").stdout)
    assert printed["first"]["document"] == ids[0]
    assert _fields(printed) == _documented("history")


@pytest.mark.parametrize("language", LANGUAGES)
def test_history_plots_occurrences_a_year(travaux: Travaux, tmp_path: Path, language: str) -> None:
    record, _ids = _record(tmp_path / "record", language)
    picture = tmp_path / "years.svg"
    assert travaux("history", FOUND[language], "--record", record, "--plot", picture).exit_code == 0
    shown = "".join(ElementTree.parse(picture).getroot().itertext())
    assert all(year in shown for year in ("2019", "2020", "2021")), "a year searched without any is missing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_history_of_a_passage_id_is_that_of_its_words(travaux: Travaux, tmp_path: Path, language: str) -> None:
    record, ids = _record(tmp_path / "record", language)
    shown = json.loads(travaux("show", ids[0], "--passages", "--record", record, "--format", "json").stdout)
    named = shown["passages"][0]
    printed = json.loads(travaux("history", named["id"], "--record", record, "--format", "json").stdout)
    assert printed["query"] == named["text"]
    assert {one["document"] for one in printed["occurrences"]} == set(ids)


def test_history_of_an_id_that_no_passage_has_is_refused(travaux: Travaux, tmp_path: Path) -> None:
    record, _ids = _record(tmp_path / "record", "en")
    result = travaux("history", "0123456789abcdef", "--record", record)
    assert result.exit_code == 3
    assert "--passages" in str(result.output)


@pytest.mark.parametrize("language", LANGUAGES)
def test_history_tells_firsts_wordings_and_the_words_round_them(
    travaux: Travaux, tmp_path: Path, language: str
) -> None:
    record, ids = _record(tmp_path / "record", language)
    result = travaux("history", FOUND[language], "--record", record)
    assert f"first by Анвирия: 2019 {ids[0]}" in result.stderr
    assert f"[{FOUND[language]}]" in result.stdout
    after = PASSAGES[language].partition(FOUND[language])[2]
    assert after[:12] in result.stdout


def test_history_of_what_was_never_said_says_what_was_searched(travaux: Travaux, tmp_path: Path) -> None:
    record, _ids = _record(tmp_path / "record", "en")
    result = travaux("history", "moratorium on launches", "--record", record)
    assert (result.exit_code, result.stdout) == (0, "") or "moratorium" not in result.stdout
    assert "not in this record; 2 documents searched" in result.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_similar_shows_the_nearest_text(travaux: Travaux, tmp_path: Path, language: str) -> None:
    record, ids = _record(tmp_path / "record", language)
    told = travaux("similar", ids[1], "--record", record)
    assert told.exit_code == 0, told.output
    assert ids[0] in told.stdout
    printed = json.loads(travaux("similar", ids[1], "--record", record, "--format", "json").stdout)
    assert [one["document"] for one in printed["nearest"]] == [ids[0]]
    assert _fields(printed) == _documented("similar")
