"""Writes the specimen's texts and truth anew from its sheets: ``python -m evals.specimen``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

from evals.specimen.compose import compose_all, write_texts
from evals.specimen.kinship import Kinship
from evals.specimen.sheets import load_sheets
from evals.specimen.truth import Row, Truth

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "evals" / "data" / "specimen"
TEXTS = ROOT / "src" / "travaux" / "specimen" / "texts"
NEWEST = 2


def build(texts: Path, data: Path) -> dict[str, int]:
    """Writes texts and truth; returns the number of rows of each file."""
    sheets = load_sheets(DATA / "sheets")
    composed = compose_all(sheets)
    kinship = Kinship(sheets)
    truth = Truth(kinship, composed, [sheet.act for sheet in kinship.joint][-NEWEST:])
    write_texts(composed, texts)
    data.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name in ("statuses", "dropped", "alignment", "differences", "acts", "commitments", "owners"):
        rows = list(getattr(truth, name)())
        _write_lines(rows, data / f"{name}.jsonl")
        counts[name] = len(rows)
    agreements = list(truth.agreements())
    _write_table(agreements, data / "agreements.csv")
    return counts | {"agreements": len(agreements), "texts": len(composed)}


def _write_lines(rows: Iterable[Row], path: Path) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), "utf-8", newline="\n")


def _write_table(rows: list[Row], path: Path) -> None:
    table = io.StringIO()
    columns = ("language", "file", "item", "start", "end", "kind", "domain", "parties", "number", "text")
    writer = csv.DictWriter(table, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(table.getvalue(), "utf-8", newline="\n")


if __name__ == "__main__":
    for name, count in build(TEXTS, DATA).items():
        print(f"{name:12} {count:6}")
