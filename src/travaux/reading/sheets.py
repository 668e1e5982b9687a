"""Coding sheets: CSV files in which people code sentences, to be compared with each other and with the program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from travaux.errors import InvalidValue
from travaux.reading.agreement import Agreement, agreement
from travaux.record.statements import Act, Statement, TargetKind

CODES = ("act", "force", "target", "topic")
COLUMNS = ("document", "passage", "start", "end", "text", *CODES)
NO_ACT = "none"


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """Agreement on one code; ``disagreements``: passage, text and the codes given, the program's first."""

    code: str
    agreement: Agreement
    disagreements: tuple[tuple[str, str, tuple[str, ...]], ...]


def sheet(document: str, statements: Iterable[Statement]) -> str:
    """A CSV sheet with a row a passage and empty columns to fill; the program's own codes are not shown."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in _one_a_passage(statements):
        writer.writerow([document, one.passage, one.start, one.end, one.text, *("" for _ in CODES)])
    return written.getvalue()


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

    Raises InvalidValue when columns are missing or an act or target is none of the list.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidValue("cannot be read as a sheet", str(path), "annotate", "Save it as CSV in UTF-8.") from error
    if not rows or not {"passage", *CODES} <= rows[0].keys():
        raise InvalidValue(
            "not a coding sheet", str(path), "annotate", f"It needs the columns {', '.join(('passage', *CODES))}."
        )
    return {row["passage"]: _checked(row, path, number) for number, row in enumerate(rows, start=2)}


def _checked(row: Mapping[str, str], path: Path, number: int) -> dict[str, str]:
    codes = {code: (row[code] or "").strip().lower() for code in CODES}
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
