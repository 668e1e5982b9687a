"""Sheets: the cells of a table in CSV, TSV, XLSX, Parquet or pasted text, as strings, with their row numbers."""

from __future__ import annotations

import csv
import gzip
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

import polars
from charset_normalizer import from_bytes
from openpyxl import load_workbook

from travaux.errors import UnreadableInput

_DELIMITERS = "\t,;|"
_REMEDY = "Give a CSV, TSV, XLSX or Parquet table whose first row names the columns."


@dataclass(frozen=True, slots=True)
class Sheet:
    """``columns`` in order; ``rows`` pair the row's number in the file (the header is row 1) with its cells.

    Cells are strings without white space around them, the empty string for an empty cell. The rows are read once, one
    by one, so that a table of any length can pass; what is wrong with one is raised when it is reached.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, tuple[str, ...]]]


def received(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file; raises UnreadableInput when there are none to be had."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UnreadableInput(path, str(error.strerror or error), "Check the name and the permissions.") from error


def sheet(name: str, content: bytes) -> Sheet:
    """The table in ``content``; the format is told by the file's name and first bytes.

    Empty rows are passed over. Raises UnreadableInput when there is no header or the bytes are no table.
    """
    with _reading(name):
        lines = _lines(name, content)
        header = next(lines, None)
    if header is None or not any(cell.strip() for cell in header):
        raise UnreadableInput(name, "no row of column names", _REMEDY)
    columns = tuple(cell.strip() for cell in header)
    return Sheet(columns, _numbered(name, columns, lines))


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Tells what goes wrong inside a format in our own words."""
    try:
        yield
    except (ValueError, OSError, KeyError, BadZipFile, csv.Error, polars.exceptions.PolarsError) as error:
        raise UnreadableInput(name, f"not a table: {error}", _REMEDY) from error


def _numbered(
    name: str, columns: Sequence[str], lines: Iterator[Sequence[str]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    with _reading(name):
        for number, cells in enumerate(lines, start=2):
            trimmed = tuple([cell.strip() for cell in cells])
            if not any(trimmed):
                continue
            if len(trimmed) != len(columns):
                what = f"row {number} has {len(trimmed)} cells under {len(columns)} columns"
                raise UnreadableInput(name, what, "A quotation mark or delimiter is probably missing there.")
            yield number, trimmed


def _lines(name: str, content: bytes) -> Iterator[Sequence[str]]:
    if content[:2] == b"\x1f\x8b":
        return _lines(Path(name).stem, gzip.decompress(content))
    if content[:4] == b"PAR1":
        return _parquet(content)
    if content[:4] == b"PK\x03\x04":
        return _workbook(content)
    return _delimited(plain_text(content))


def plain_text(content: bytes) -> str:
    """Bytes as text: UTF-8, else the encoding that fits best."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(content).best()
        return str(best) if best else content.decode("utf-8")


def _delimited(text: str) -> Iterator[Sequence[str]]:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    return csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter, strict=True)


def _workbook(content: bytes) -> Iterator[Sequence[str]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    page = book.worksheets[0]
    return iter([[_cell(value) for value in row] for row in page.iter_rows(values_only=True)])


def _parquet(content: bytes) -> Iterator[Sequence[str]]:
    frame = polars.read_parquet(io.BytesIO(content))
    yield frame.columns
    for row in frame.iter_rows():
        yield [_cell(value) for value in row]


def _cell(value: object) -> str:
    """A cell as people write it: whole numbers without a point, days without midnight."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
