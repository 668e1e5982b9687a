import json
from pathlib import Path

import pyarrow.parquet as pq

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths
from tests.parallels.lineage.corpora import mixed


def _lines(path: Path) -> Path:
    rows = [{"id": one.id, "date": one.date, "text": one.text} for one in mixed().texts]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_lineage_of_json_lines_writes_tables_and_a_summary(travaux: Travaux, tmp_path: Path) -> None:
    arguments = (
        "lineage",
        _lines(tmp_path / "in.jsonl"),
        "-o",
        tmp_path / "out",
        "--export",
        "csv",
        "--format",
        "json",
    )
    result = travaux(*arguments)
    assert result.exit_code == 0, result.output
    printed = json.loads(result.stdout)
    assert printed["documents"] == len(mixed().texts)
    assert printed["parallels"] == len(pq.read_table(tmp_path / "out" / "parallels.parquet")) > 0
    assert printed["top"][0]["documents"] >= 2
    kinds = {f"kinds.{kind}" for kind in ("verbatim", "edited", "reworked")}
    assert set(_paths(printed)) | kinds == _documented("lineage")
    assert "matches: done" in result.stderr
    assert (tmp_path / "out" / "families.csv").exists()


def test_lineage_of_a_record_needs_no_file(travaux: Travaux, record: Path, tmp_path: Path) -> None:
    result = travaux("lineage", record, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "3 texts" in result.stderr


def test_bad_input_is_refused_with_its_row(travaux: Travaux, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": "a", "text": "b", "date": "soon"}', encoding="utf-8")
    result = travaux("lineage", tmp_path / "bad.jsonl", "-o", tmp_path / "out")
    assert "row 1" in str(result.output)
    assert result.exit_code == 2
