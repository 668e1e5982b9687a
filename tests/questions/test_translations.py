"""Translated parallels with the packaged encoder: invented statements in three languages, read in each of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import travaux
from travaux.cli.app import group
from travaux.questions.renderings import is_a_statement, length_term
from travaux.record.drafts import IntakeOptions
from travaux.record.parallels import Status

SAID = {
    "ru": "Стороны выступают за скорейшее начало переговоров о неразмещении оружия в космосе.",
    "zh": "双方主张尽早启动关于不在外层空间部署武器的谈判。",
    "en": "The sides advocate an early start of negotiations on not placing weapons in outer space.",
}
FILLING = {
    "ru": (
        "Министры открыли мост через реку Анвир. Погода стояла ясная. Выставка картин продлится до осени. "
        "Гости посетили завод сельскохозяйственных машин и школу."
    ),
    "zh": "两国部长为安维尔河大桥揭幕。当天天气晴朗。画展将持续到秋天。来宾参观了农业机械厂和学校。",
    "en": (
        "The ministers opened a bridge over the river Anvir. The weather was clear. The exhibition of paintings lasts "
        "until autumn. The guests saw a works of farm machinery and a school."
    ),
}
FRESH = {
    "ru": "Создан совместный музей мореплавания, директором назначен профессор из Лагуны.",
    "zh": "两国共同建立航海博物馆，由来自拉古纳的教授担任馆长。",
    "en": "A joint museum of seafaring was founded, and a professor from Laguna became its director.",
}


@pytest.fixture(params=["ru", "zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def record(tmp_path: Path, language: str) -> Path:
    """Earlier statements in the two other languages, and one of the act that is read below."""
    with travaux.create(tmp_path / "record") as workbench:
        for other in set(SAID) - {language}:
            for year, act, text in ((2019, "old", SAID[other]), (2024, "new", FRESH[other])):
                path = tmp_path / f"{other}-{year}.txt"
                path.write_text(f"{FILLING[other]}\n\n{text}\n", encoding="utf-8")
                about = IntakeOptions(date=str(year), language=other, act=act)
                assert [one.fate.value for one in workbench.add([path], about)] == ["added"]  # type: ignore[union-attr]
    return tmp_path / "record"


def test_what_was_said_in_another_language_is_a_translation_and_stays_new(
    record: Path, tmp_path: Path, language: str
) -> None:
    new = tmp_path / "new.txt"
    new.write_text(f"{SAID[language]}\n\n{FRESH[language]}\n", encoding="utf-8")
    with travaux.open(record) as workbench:
        found = workbench.read(new, IntakeOptions(date="2025", language=language, act="new")).reading
        assert workbench.doctor().sound
    said, fresh = found.passages
    assert (said.status, fresh.status) == (Status.NEW, Status.NEW)
    assert {one.earlier.exact.strip() for one in said.translations} == {SAID[said.translations[0].language]}
    assert said.translations[0].date == "2019"
    assert not fresh.translations, "the other versions of its own act did not say it before"
    assert any("other languages" in note for note in found.coverage.notes)
    assert said.translations[0].earlier.document in found.heads


def test_read_prints_translations_as_parallels_of_their_kind(record: Path, tmp_path: Path, language: str) -> None:
    new = tmp_path / "new.txt"
    new.write_text(f"{SAID[language]}\n", encoding="utf-8")
    arguments = ["--record", str(record), "read", str(new), "--date", "2025", "--language", language]
    result = CliRunner().invoke(group, [*arguments, "--format", "json"])
    assert result.exit_code == 0, result.output
    (passage,) = json.loads(result.output)["passages"]
    assert passage["status"] == "new"
    assert {parallel["kind"] for parallel in passage["parallels"]} == {"translation"}
    (parallel,) = passage["parallels"]  # one an act, however many versions of it say so
    assert parallel["text"].strip() == SAID[parallel["language"]]


def test_vectors_can_be_made_beforehand_and_are_made_once(record: Path) -> None:
    for expected in (4, 0):
        result = CliRunner().invoke(group, ["--record", str(record), "index", "--format", "json"])
        assert json.loads(result.output) == {"format": "travaux.index/1", "documents": 4, "vectorised": expected}


def test_lengths_are_compared_by_the_language(language: str) -> None:
    for other in SAID:
        assert length_term((SAID[language], language), (SAID[other], other)) < 0.4
    assert length_term((SAID[language], language), (SAID[language] * 3, language)) == pytest.approx(1.0986, abs=0.01)


def test_names_and_headings_are_no_statements(language: str) -> None:
    assert is_a_statement(SAID[language])
    assert not is_a_statement({"ru": "Выступление", "zh": "讲话", "en": "Remarks"}[language])


def test_history_lists_translations_apart_from_the_wording_itself(record: Path, language: str) -> None:
    with travaux.open(record) as workbench:
        found = workbench.history(SAID[language])
    assert {one.head.language.split("-")[0] for one in found.translations} == set(SAID) - {language}
    assert {one.quote.exact.strip() for one in found.translations} == {SAID[one] for one in SAID if one != language}
    assert all(one.score > 0 for one in found.translations)
    assert found.first is None, "it was never said in its own language"
    with travaux.open(record) as workbench:
        assert not workbench.history("1").occurrences


def test_history_finds_the_names_of_a_state_in_every_language(tmp_path: Path) -> None:
    texts = {
        "ru": "Делегация прибыла из Казахстана.",
        "zh": "哈萨克斯坦代表团抵达。",
        "en": "Kazakhstan sent a delegation.",
    }
    with travaux.create(tmp_path / "record") as workbench:
        for language, text in texts.items():
            path = tmp_path / f"{language}.txt"
            path.write_text(text, encoding="utf-8")
            list(workbench.add([path], IntakeOptions(date="2020", language=language)))
        for name in ("Казахстан", "Kazakhstan", "哈萨克斯坦"):
            found = workbench.history(name)
            assert {one.head.language.split("-")[0] for one in found.occurrences} == set(texts)
            assert not found.translations
