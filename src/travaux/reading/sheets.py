"""Coding sheets: CSV or XLSX files in which people code sentences, to be compared with each other and the program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.exceptions import InvalidFileException

from travaux.errors import InvalidValue
from travaux.reading.agreement import Agreement, agreement
from travaux.record.statements import Act, Statement, TargetKind

CODES = ("act", "force", "target", "topic")
COLUMNS = ("document", "passage", "start", "end", "text", *CODES)
NO_ACT = "none"
XLSX = ".xlsx"
DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """Agreement on one code; ``disagreements``: passage, text and the codes given, the program's first."""

    code: str
    agreement: Agreement
    disagreements: tuple[tuple[str, str, tuple[str, ...]], ...]


def sheet(document: str, statements: Iterable[Statement]) -> str:
    """A CSV sheet with a row a passage and empty columns to fill; the program's own codes are not shown."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(_rows(document, statements))
    return written.getvalue()


def write_sheet(document: str, statements: Iterable[Statement], path: Path) -> None:
    """Writes the empty sheet: XLSX when the file is named so, else CSV with a byte-order mark, which Excel wants."""
    if path.suffix.lower() != XLSX:
        path.write_text("\ufeff" + sheet(document, statements), encoding="utf-8")
        return
    book = Workbook(write_only=True)
    page = book.create_sheet("codes")
    for row in _rows(document, statements):
        page.append([ILLEGAL_CHARACTERS_RE.sub("", cell) if isinstance(cell, str) else cell for cell in row])
    book.save(path)


def _rows(document: str, statements: Iterable[Statement]) -> Iterator[list[str | int]]:
    yield list(COLUMNS)
    for one in _one_a_passage(statements):
        yield [document, one.passage, one.start, one.end, one.text, *("" for _ in CODES)]


def _one_a_passage(statements: Iterable[Statement]) -> list[Statement]:
    """The first statement of every passage: the sentence is the unit of coding."""
    return list({one.passage: one for one in reversed(list(statements))}.values())[::-1]


def machine_codes(statements: Iterable[Statement]) -> dict[str, dict[str, str]]:
    """The program's codes by passage, as a person would write them."""
    return {
        one.passage: {
            "act": one.act.value if one.act is not None else NO_ACT,
            "force": str(one.force) if one.act is not None else "",
            "target": one.target.kind.value,
            "topic": one.topic or NO_ACT,
        }
        for one in _one_a_passage(statements)
    }


def read_sheet(path: Path) -> dict[str, dict[str, str]]:
    """The codes of a filled sheet by passage; empty cells are codes not given.

    CSV in UTF-8, parted by commas, semicolons or tabs as spreadsheets of different countries save it, or XLSX. Raises
    InvalidValue when it cannot be read, columns are missing, or an act or target is none of the list.
    """
    try:
        rows = _workbook_rows(path) if path.suffix.lower() == XLSX else _text_rows(path)
    except (OSError, UnicodeDecodeError, csv.Error, InvalidFileException, BadZipFile, KeyError) as error:
        raise InvalidValue(
            "cannot be read as a sheet", str(path), "annotate", "Save it as CSV in UTF-8 or as XLSX."
        ) from error
    if not rows or not {"passage", *CODES} <= rows[0].keys():
        raise InvalidValue(
            "not a coding sheet", str(path), "annotate", f"It needs the columns {', '.join(('passage', *CODES))}."
        )
    return {row["passage"]: _checked(row, path, number) for number, row in enumerate(rows, start=2)}


def _text_rows(path: Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    heading = text.split("\n", 1)[0]
    parted = max(DELIMITERS, key=heading.count)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=parted))


def _workbook_rows(path: Path) -> list[dict[str, str]]:
    """The rows of the first sheet as text; whole numbers without the ``.0`` that spreadsheets give them."""
    book = load_workbook(path, read_only=True, data_only=True)
    rows = [[_cell(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    book.close()
    if not rows:
        return []
    return [dict(zip(rows[0], row, strict=False)) for row in rows[1:] if any(row)]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _checked(row: Mapping[str, str], path: Path, number: int) -> dict[str, str]:
    codes = {code: (row[code] or "").strip().lower() for code in CODES}
    codes["force"] = codes["force"].removesuffix(".0")
    allowed = {"act": {*map(str, Act), NO_ACT, ""}, "target": {*map(str, TargetKind), ""}}
    for code, values in allowed.items():
        if codes[code] not in values:
            expected = ", ".join(sorted(values - {""}))
            raise InvalidValue(f"unknown {code}", codes[code], f"{path}, row {number}", f"Write one of: {expected}.")
    return codes


def compare(
    machine: Mapping[str, Mapping[str, str]],
    people: Sequence[Mapping[str, Mapping[str, str]]],
    texts: Mapping[str, str],
) -> list[CodeAgreement]:
    """Krippendorff's alpha of the program and the sheets, code by code, with what they disagree on."""
    return [_compare(code, machine, people, texts) for code in CODES]


def _compare(
    code: str,
    machine: Mapping[str, Mapping[str, str]],
    people: Sequence[Mapping[str, Mapping[str, str]]],
    texts: Mapping[str, str],
) -> CodeAgreement:
    passages = list(machine)
    rows = [
        (machine[passage][code], *(person.get(passage, {}).get(code, "") for person in people)) for passage in passages
    ]
    found = agreement(rows)
    apart = tuple((passages[at], texts.get(passages[at], ""), rows[at]) for at in found.disagreements)
    return CodeAgreement(code, found, apart)
