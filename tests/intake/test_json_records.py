import json
from pathlib import Path

import pytest

from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.json_records import json_file, json_lines
from travaux.record.drafts import IntakeOptions


def test_json_lines_refuses_bad_lines_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = ['{"text": "Один"}', "{broken", "", '{"text": ""}', "[1]", '{"text": "二"}', "[" * 100_000]
    path.write_text("\n".join(lines), encoding="utf-8")
    rows = list(json_lines(path, IntakeOptions()))
    assert [row.place for row in rows] == ["#1", "#2", "#4", "#5", "#6", "#7"]
    texts = [row.outcome.text if isinstance(row.outcome, Extract) else row.outcome.reason[:15] for row in rows]
    assert texts[0] == "Один"
    assert texts[4] == "二"
    assert texts[2].startswith("the text is emp")
    assert sum(isinstance(row.outcome, Unreadable) for row in rows) == 4


def test_json_lines_keeps_the_bytes_of_each_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "one"}\r\n{"text": "two"}')
    assert [row.content for row in json_lines(path, IntakeOptions())] == [b'{"text": "one"}\r\n', b'{"text": "two"}']


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_json_lines_reads_marked_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "双方"}\n{"text": "三"}\n'.encode(encoding))
    assert [getattr(row.outcome, "text", "") for row in json_lines(path, IntakeOptions())] == ["双方", "三"]


@pytest.mark.parametrize("shape", [lambda rows: rows, lambda rows: {"status": "ok", "articles": rows}])
def test_json_file_finds_the_list_of_objects(tmp_path: Path, shape: object) -> None:
    path = tmp_path / "a.json"
    assert callable(shape)
    path.write_text(json.dumps(shape([{"body": "Text", "lang": "en"}, {"body": "Текст"}])), encoding="utf-8")
    assert [getattr(row.outcome, "text", "") for row in json_file(path, IntakeOptions())] == ["Text", "Текст"]


def test_json_file_takes_one_object_as_one_document(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"content": "Text"}')
    rows = list(json_file(path, IntakeOptions()))
    assert [(row.place, getattr(row.outcome, "text", "")) for row in rows] == [("", "Text")]


@pytest.mark.parametrize("content", ["[" * 200_000, '"text"', "{"])
def test_json_file_refuses_what_holds_no_objects(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    with pytest.raises(Unreadable):
        list(json_file(path, IntakeOptions()))
