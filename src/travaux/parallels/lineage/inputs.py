"""Corpora from files: Parquet or JSON lines with ``id``, ``date``, ``text`` and, if there, ``title``, ``issuers``."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from travaux.errors import InvalidValue, UnreadableInput
from travaux.parallels.lineage.corpus import Text
from travaux.record import dates

_MEND = "Every row needs id and text, and date (EDTF; empty when unknown)."


def texts_of(path: Path) -> tuple[Text, ...]:
    """The texts of a file (or of a folder of Parquet files). Raises UnreadableInput or InvalidValue."""
    try:
        texts = tuple(_text(row, f"{path}, row {number}") for number, row in enumerate(_rows(path), start=1))
    except (OSError, ValueError, pa.ArrowException) as error:
        raise UnreadableInput(path, f"cannot be read ({error})", "Give Parquet or JSON lines.") from error
    seen: set[str] = set()
    for number, one in enumerate(texts, start=1):
        if one.id in seen:
            raise InvalidValue("two rows have this id", one.id, f"{path}, row {number}", "Give every text its own id.")
        seen.add(one.id)
    return texts


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    if path.is_dir() or path.suffix == ".parquet":
        for file in sorted(path.glob("*.parquet")) if path.is_dir() else [path]:
            for batch in pq.ParquetFile(file).iter_batches(256):
                yield from batch.to_pylist()
        return
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _text(row: Mapping[str, Any], where: str) -> Text:
    if not isinstance(row, Mapping) or not isinstance(row.get("text"), str) or row.get("id") in (None, ""):
        raise InvalidValue("no text, or no id", row.get("id") if isinstance(row, Mapping) else row, where, _MEND)
    date, issuers = str(row.get("date") or ""), row.get("issuers") or ()
    try:
        dates.bounds(date)
    except InvalidValue as error:
        raise InvalidValue(error.what, date, where, error.remedy) from error
    named = (issuers,) if isinstance(issuers, str) else tuple(map(str, issuers))
    return Text(str(row["id"]), date, row["text"], str(row.get("title") or ""), named)
