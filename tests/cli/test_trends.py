"""``trends`` as a person and as a program see it, and what it writes."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths
from tests.store.samples import document, draft
from travaux.store.additions import Entry
from travaux.store.database import create
from travaux.store.writes import Writer
from travaux.text.counts import count_words
from travaux.text.terms import search_terms

TEXTS = {
    "ru": "Стороны выступают за речной пакт и осуждают попытки сорвать переговоры.",
    "zh": "双方支持河流公约，谴责破坏谈判的企图。",
    "en": "The sides support the river pact and condemn attempts to disrupt the talks.",
}
OTHER = {"ru": "Гости осмотрели порт.", "zh": "来宾参观了港口。", "en": "The guests saw the port."}
TERMS = {"ru": "речной пакт", "zh": "河流公约", "en": "river pact"}
LANGUAGES = sorted(TEXTS)
AS_ELSEWHERE = ("coverage.", "courses[].last.", "courses[].total.", "courses[].keyness.sides[].")


@pytest.fixture(params=LANGUAGES, scope="module")
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A record in one language with a burst in 2008, a break in 2012, and a term for it."""
    language, folder = str(request.param), tmp_path_factory.mktemp("trends") / "record"
    with create(folder) as database:
        list(Writer(database).add_all(_entries(language)))
    return folder, TERMS[language]


def _entries(language: str) -> Iterator[Entry]:
    for year in range(2001, 2017):
        for number in range(20):
            says = number < (13 if year == 2008 else 16 if year >= 2012 else 1)
            text = f"{(TEXTS if says else OTHER)[language]}\n{OTHER[language]}\n{year}/{number}"
            made = document(text, language, str(year), issuers=("Анвирия",), title=f"{year}")
            words, terms = count_words(text, language), search_terms(text, language)
            yield Entry(draft(made, f"{year}-{number}.txt"), words, terms)


def test_trends_tell_rates_with_what_was_looked_at(travaux: Travaux, asked: tuple[Path, str]) -> None:
    record, term = asked
    result = travaux("trends", term, "--record", record)
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 16
    assert "first 2001, last 2016" in result.stderr
    assert "of 320 documents" in result.stderr
    assert "break 2012 after a run of" in result.stderr


def test_every_field_of_trends_is_documented(travaux: Travaux, asked: tuple[Path, str]) -> None:
    record, term = asked
    sides = ("--compare", "2001/2010", "2011/2016")
    printed = json.loads(travaux("trends", term, *sides, "--record", record, "--format", "json").stdout)
    assert printed["format"] == "travaux.trends/1"
    fields = {path for path in _paths(printed) if not path.startswith(AS_ELSEWHERE)}
    assert fields | {"courses[].bursts[].first", "courses[].bursts[].last", "courses[].bursts[].level",
                     "courses[].bursts[].weight"} == _documented("trends")  # fmt: skip
    assert printed["courses"][0]["keyness"]["answer"] == "2011/2016 says it more"


def test_acts_have_a_warmth_below_zero_where_texts_condemn(travaux: Travaux, asked: tuple[Path, str]) -> None:
    record, _term = asked
    printed = json.loads(travaux("trends", "--act", "condemn", "--record", record, "--format", "json").stdout)
    (course,) = printed["courses"]
    assert course["total"]["holding"] > 80
    assert all(point["warmth"] < 0 for point in course["points"] if point["acts"])


@pytest.mark.parametrize("ending", ["svg", "html", "csv"])
def test_trends_are_written_as_chart_and_table(
    travaux: Travaux, asked: tuple[Path, str], tmp_path: Path, ending: str
) -> None:
    record, term = asked
    written = tmp_path / f"trend.{ending}"
    result = travaux("trends", term, "--record", record, "-o", written)
    assert result.exit_code == 0, result.output
    if ending == "svg":
        shown = "".join(ElementTree.parse(written).getroot().itertext())
        assert all(part in shown for part in ("2008", "2016", "per 1,000 words", term))
    elif ending == "csv":
        rows = list(csv.DictReader(written.read_text(encoding="utf-8").splitlines()))
        assert [row["period"] for row in rows] == [str(year) for year in range(2001, 2017)]
        assert {row["documents"] for row in rows} == {"20"}
    else:
        assert "http" not in written.read_text(encoding="utf-8").split("<body>")[1][:200]


def test_nothing_to_count_and_unknown_topics_are_refused(travaux: Travaux, asked: tuple[Path, str]) -> None:
    record, _term = asked
    assert travaux("trends", "--record", record).exit_code == 2
    assert travaux("trends", "--topic", "moon", "--record", record).exit_code == 2
