from __future__ import annotations

import datetime
import gzip
import io
from pathlib import Path

import polars
import pytest
from openpyxl import Workbook

from travaux.errors import UnreadableInput
from travaux.intake.sheets import received, sheet

CELLS = [("2024-05-16", "Визит", "会谈, 签字"), ("2024", "call", "")]


def _csv(delimiter: str) -> bytes:
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in [("date", "kind", "title"), *CELLS]]
    return "\n".join(lines).encode()


def _xlsx() -> bytes:
    book = Workbook()
    for row in [("date", "kind", "title"), *CELLS]:
        book.active.append(row)  # type: ignore[union-attr]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _parquet() -> bytes:
    stream = io.BytesIO()
    polars.DataFrame(CELLS, schema=["date", "kind", "title"], orient="row").write_parquet(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", _csv(",")),
        ("t.tsv", _csv("\t")),
        ("pasted.txt", b"\n\n" + _csv(";")),
        ("bom.csv", b"\xef\xbb\xbf" + _csv(",")),
        ("t.csv.gz", gzip.compress(_csv(","), mtime=0)),
        ("t.xlsx", _xlsx()),
        ("t.parquet", _parquet()),
    ],
)
def test_every_format_gives_the_same_cells(name: str, content: bytes) -> None:
    found = sheet(name, content)
    assert found.columns == ("date", "kind", "title")
    assert tuple(found.rows) == ((2, CELLS[0]), (3, CELLS[1]))


def test_numbers_and_days_of_a_workbook_are_written_as_people_do() -> None:
    book = Workbook()
    page = book.active
    page.append(["date", "n"])  # type: ignore[union-attr]
    page.append([datetime.datetime(2024, 5, 16), 3.0])  # type: ignore[union-attr]
    stream = io.BytesIO()
    book.save(stream)
    assert tuple(sheet("t.xlsx", stream.getvalue()).rows) == ((2, ("2024-05-16", "3")),)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "no row of column names"),
        ("ragged.csv", b"a,b\n1,2\n1,2,3\n", "row 3 has 3 cells under 2 columns"),
        ("open.csv", b'a,b\n"1,2\n', "not a table"),
        ("cut.xlsx", _xlsx()[:200], "not a table"),
        ("cut.parquet", _parquet()[:60], "not a table"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(name: str, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        tuple(sheet(name, content).rows)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"absent\.csv"):
        received(tmp_path / "absent.csv")
