import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from travaux.errors import InvalidValue, UnreadableInput
from travaux.parallels.lineage.corpus import Text
from travaux.parallels.lineage.inputs import texts_of

ROWS = [
    {"id": "r", "date": "2001", "text": "Стороны", "issuers": ["Вельмара"]},
    {"id": "z", "date": "", "text": "双方", "issuers": []},
    {"id": "e", "date": "2002-05", "text": "The sides", "issuers": ["Velmara"]},
]
EXPECTED = tuple(Text(str(r["id"]), str(r["date"]), str(r["text"]), "", tuple(r["issuers"])) for r in ROWS)


def test_json_lines_and_parquet_give_the_same_texts(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "a.parquet")
    for name in ("a.jsonl", "a.jsonl.gz", "a.parquet"):
        assert texts_of(tmp_path / name) == EXPECTED


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"id": "x"}, "no text"),
        ({"id": "r", "text": "a"}, "two rows"),
        ({"id": "x", "text": "a", "date": "soon"}, "EDTF"),
    ],
)
def test_bad_row_is_named(tmp_path: Path, row: dict[str, str], what: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in [*ROWS, row]), encoding="utf-8")
    with pytest.raises(InvalidValue, match=rf"row 4: .*{what}"):
        texts_of(path)


def test_file_of_another_kind_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("<html>", encoding="utf-8")
    with pytest.raises(UnreadableInput):
        texts_of(tmp_path / "a.jsonl")
    with pytest.raises(UnreadableInput):
        texts_of(tmp_path / "absent.jsonl")
