"""The main job from files to a reading, in three languages, through the workbench and the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import travaux
from travaux.cli.app import group
from travaux.errors import UnreadableInput
from travaux.record.drafts import IntakeOptions
from travaux.record.parallels import Status

FORMULA = {
    "ru": "Стороны подтверждают, что Договор о границе остаётся основой добрососедства двух государств.",
    "zh": "双方重申，边界条约仍是两国睦邻友好关系的基础。",
    "en": "The sides reaffirm that the Treaty on the frontier remains the basis of good neighbourly relations.",
}
FRESH = {
    "ru": "Министры открыли в порту Лагуна музей полярных экспедиций и учредили премию для картографов.",
    "zh": "两国部长在拉古纳港为极地考察博物馆揭幕，并设立制图师奖。",
    "en": "The ministers opened a museum of polar expeditions in Laguna and founded a prize for cartographers.",
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    with travaux.create(folder) as workbench:
        for language, text in FORMULA.items():
            for year in (2019, 2021, 2030):
                path = tmp_path / f"{language}-{year}.txt"
                path.write_text(f"{text}\n\n{year}. {text[::-1]}\n", encoding="utf-8")
                about = IntakeOptions(date=str(year), kind="joint statement", language=language)
                assert [str(one.fate.value) for one in workbench.add([path], about)] == ["added"]  # type: ignore[union-attr]
    return folder


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_a_file_is_read_against_what_is_dated_before_it_only(record: Path, language: str, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(f"{FORMULA[language]}\n\n{FRESH[language]}\n", encoding="utf-8")
    with travaux.open(record) as workbench:
        result = workbench.read(new, IntakeOptions(date="2024", kind="joint statement", language=language))
        assert workbench.doctor().sound
    assert [passage.status for passage in result.passages] == [Status.VERBATIM, Status.NEW]
    dates = {parallel.date for parallel in result.passages[0].parallels}
    assert dates == {"2019", "2021"}
    assert result.passages[0].standing.seen_in == 2
    assert result.reading.coverage.documents == 6


def test_a_file_in_the_record_is_known_by_its_content(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy of it.txt"
    copy.write_bytes((tmp_path / "ru-2021.txt").read_bytes())
    with travaux.open(record) as workbench:
        reading = workbench.read(copy).reading
    assert reading.document.date == "2021"
    assert {parallel.date for parallel in reading.passages[0].parallels} == {"2019"}


def test_read_prints_the_json_of_the_contract(record: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(FORMULA["ru"].replace("основой", "прочной основой"), encoding="utf-8")
    arguments = ["--record", str(record), "read", str(new), "--date", "2024", "--language", "ru", "--format", "json"]
    result = CliRunner().invoke(group, arguments)
    assert result.exit_code == 0, result.output
    answer = json.loads(result.output)
    passage = answer["passages"][0]
    assert passage["status"] == "edited"
    assert passage["parallels"][0]["edits"] == [
        edit for edit in passage["parallels"][0]["edits"] if edit["later"] == "прочной"
    ]
    assert answer["record"]["as_of"] == "2024"


def test_a_file_of_many_texts_is_refused_with_advice(record: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text('{"text": "Первый текст."}\n{"text": "Второй текст."}\n', encoding="utf-8")
    with travaux.open(record) as workbench, pytest.raises(UnreadableInput, match="holds 2 texts"):
        workbench.read(many)


def test_index_is_made_at_adding_and_can_be_deleted(record: Path) -> None:
    with travaux.open(record) as workbench:
        assert workbench.index() == 9
        for path in (record / "index").rglob("*.npy"):
            path.unlink()
        assert not workbench.doctor().sound
        assert workbench.index() == 9
        assert workbench.doctor().sound


def test_a_folder_is_refused_before_anything_in_it_is_read(record: Path, tmp_path: Path) -> None:
    with travaux.open(record) as workbench, pytest.raises(UnreadableInput, match="it is a folder"):
        workbench.read(tmp_path)


@pytest.mark.parametrize("last", ["0", "-3"])
def test_read_refuses_to_look_back_at_no_text(record: Path, tmp_path: Path, last: str) -> None:
    arguments = ["--record", str(record), "read", str(tmp_path / "ru-2021.txt"), "--last", last]
    result = CliRunner().invoke(group, arguments)
    assert result.exit_code == 2
    assert "--last" in result.output


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_words_by_status_add_up_to_the_length_and_undated_texts_left_out_are_told(
    record: Path, language: str, tmp_path: Path
) -> None:
    undated, new = tmp_path / "undated.txt", tmp_path / "new.txt"
    undated.write_text(FRESH[language], encoding="utf-8")
    new.write_text(f"1. {FORMULA[language]}\n\n2) {FRESH[language]}\n\n- 3 -\n", encoding="utf-8")
    with travaux.open(record) as workbench:
        list(workbench.add([undated], IntakeOptions(language=language)))
    arguments = ["--record", str(record), "read", str(new), "--date", "2024", "--language", language, "--format"]
    forms = {form: CliRunner().invoke(group, [*arguments, form]).output for form in ("text", "json", "html")}
    answer = json.loads(forms["json"])
    assert answer["record"]["undated"] == 1
    assert all("1 undated document was left out" in " ".join(forms[form].split()) for form in ("text", "html"))
    words = answer["summary"]["words"]
    assert words["verbatim"] > 0 < words["new"]
    assert (
        sum(words.values()) == sum(one["words"] for one in answer["passages"]) == answer["summary"]["length"]["words"]
    )


def test_a_name_of_neither_file_nor_document_says_so(record: Path) -> None:
    done = CliRunner().invoke(group, ["--record", str(record), "read", "nothere.txt"])
    assert done.exit_code == 3
    assert "nothere.txt" in done.output
    assert "No such file exists" in done.output
    assert "no document id begins so" in done.output
