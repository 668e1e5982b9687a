"""A reading as a table, one row a passage. Imported on demand only: polars takes half a second to load."""

from __future__ import annotations

import re
from typing import Any

import polars as pl

from travaux.record.parallels import Parallel
from travaux.record.readings import PassageReading, Reading

SCHEMA: dict[str, type[pl.DataType]] = {
    "id": pl.String,
    "start": pl.Int64,
    "end": pl.Int64,
    "text": pl.String,
    "layout": pl.String,
    "paragraph": pl.Int64,
    "label": pl.String,
    "words": pl.Int64,
    "status": pl.String,
    "novelty": pl.Float64,
    "seen_in": pl.Int64,
    "of_last": pl.Int64,
    "occurrences": pl.Int64,
    "coverage": pl.Float64,
    "similarity": pl.Float64,
    "edits": pl.Int64,
    "best_document": pl.String,
    "best_date": pl.String,
    "best_text": pl.String,
    "earliest_document": pl.String,
    "earliest_date": pl.String,
    "runner_up_document": pl.String,
    "runner_up_date": pl.String,
}
"""Columns and types, the same for every reading, an empty one too."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def passages_table(reading: Reading) -> pl.DataFrame:
    """One row a passage in the order of the text; columns about parallels are null for a new passage."""
    return pl.DataFrame([_row(read) for read in reading.passages], schema=SCHEMA, orient="row")


def _row(read: PassageReading) -> dict[str, Any]:
    passage, best = read.passage, read.best
    return {
        "id": passage.id,
        "start": passage.start,
        "end": passage.end,
        "text": _storable(passage.text),
        "layout": passage.kind.value,
        "paragraph": passage.paragraph,
        "label": _storable(passage.label),
        "words": read.words,
        "status": read.status.value,
        "novelty": float(read.novelty),
        "seen_in": read.standing.seen_in,
        "of_last": read.standing.of_last,
        "occurrences": read.occurrences,
        "coverage": float(best.coverage) if best else None,
        "similarity": float(best.similarity) if best else None,
        "edits": len(best.edits) if best else None,
        "best_text": _storable(best.earlier.exact) if best else None,
        **_named("best", best),
        **_named("earliest", read.earliest),
        **_named("runner_up", read.runner_up),
    }


def _named(role: str, parallel: Parallel | None) -> dict[str, str | None]:
    return {
        f"{role}_document": parallel.earlier.document if parallel else None,
        f"{role}_date": parallel.date if parallel else None,
    }


def _storable(text: str) -> str:
    """The text as Arrow can hold it: half a surrogate pair becomes the replacement character."""
    return _LONE_SURROGATE.sub("\ufffd", text)
