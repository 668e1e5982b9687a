"""CSV and TSV: one document a row under a header. Rows with broken quotes are refused alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from travaux.intake.contents import inner_name, whole
from travaux.intake.encodings import decode
from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.fields import text_field
from travaux.intake.json_records import Row, outcome
from travaux.record.drafts import Caution, IntakeOptions

_DELIMITERS = ",;\t|"
_MOST_OPEN_QUOTES = 20
Quoting = Literal[0, 1, 2, 3]
"""One of the constants ``csv.QUOTE_...``."""


def table_rows(path: Path, options: IntakeOptions) -> Iterator[Row]:
    """The rows under the header, ``#n`` counting rows from 1; empty rows are passed over.

    Raises Unreadable when there is no header or no column holds the text.
    """
    decoded = decode(whole(path, options), options.encoding)
    delimiter = "\t" if inner_name(path).lower().endswith(".tsv") else None
    number = 0
    for number, (raw, values) in enumerate(records(decoded.text, delimiter), 0):
        if number == 0:
            header = values if isinstance(values, list) else []
            _check_header(header, options)
            continue
        found = values if isinstance(values, Unreadable) else _row(header, values, options)
        cautions = decoded.cautions if number == 1 else ()
        yield Row(f"#{number}", raw.encode("utf-8", "surrogatepass"), _cautioned(found, cautions))
    if number == 0:
        raise Unreadable("no row stands under a header", "Give the table a first row of column names")


def records(text: str, delimiter: str | None = None) -> Iterator[tuple[str, list[str] | Unreadable]]:
    """The records of a table, each with its raw text; the delimiter is found in the first line when not given.

    A quote never closed refuses its own line; reading goes on with the next, at most 20 times.
    """
    lines = io.StringIO(text, newline="").readlines()
    separator = delimiter or max(_DELIMITERS, key=lambda sign: lines[0].count(sign) if lines else 0)
    quoting: Quoting = (
        csv.QUOTE_NONE if separator == "\t" and '\t"' not in text and not text.startswith('"') else csv.QUOTE_MINIMAL
    )
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    position = 0
    for _ in range(_MOST_OPEN_QUOTES):
        stopped = False
        for raw, taken, values in _parsed(lines[position:], separator, quoting):
            if quoting == csv.QUOTE_MINIMAL and raw.count('"') % 2:
                yield lines[position], Unreadable("a quote is opened and never closed", "Close or double it")
                stopped, position = True, position + 1
                break
            position += taken
            if any(value.strip() for value in values):
                yield raw, values
        if not stopped:
            return
    yield "", Unreadable(f"over {_MOST_OPEN_QUOTES} quotes are never closed", "Mend the table; the rest was not read")


def _parsed(lines: list[str], separator: str, quoting: Quoting) -> Iterator[tuple[str, int, list[str]]]:
    """Each record with its raw text and how many lines it took."""
    start = 0
    reader = csv.reader(lines, delimiter=separator, quoting=quoting)
    for values in reader:
        yield "".join(lines[start : reader.line_num]), reader.line_num - start, values
        start = reader.line_num


def _check_header(header: list[str], options: IntakeOptions) -> None:
    names: Mapping[str, object] = {name.strip(): "" for name in header}
    text_field(names, options.mapping)


def _row(header: list[str], values: list[str], options: IntakeOptions) -> Extract | Unreadable:
    named = {name.strip(): value for name, value in zip(header, values, strict=False)}
    for name in header[len(values) :]:
        named[name.strip()] = ""
    found = outcome(named, options, "the row")
    if len(values) == len(header):
        return found
    message = f"the row has {len(values)} fields under {len(header)} columns: a quote or delimiter is probably missing"
    return _cautioned(found, (Caution("ragged-row", message),))


def _cautioned(found: Extract | Unreadable, cautions: tuple[Caution, ...]) -> Extract | Unreadable:
    if isinstance(found, Unreadable):
        return found
    return Extract(found.text, found.fields, (*found.cautions, *cautions), found.origin, "text/csv", found.observed)
