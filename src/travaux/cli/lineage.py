"""``travaux lineage``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click
import pyarrow.compute as pc

from travaux.cli.options import format_option
from travaux.cli.output import emit_json, emit_rows, note, one_line
from travaux.parallels.lineage.corpus import Corpus, Text
from travaux.parallels.lineage.inputs import texts_of
from travaux.parallels.lineage.outputs import FORMS, Lineage
from travaux.parallels.lineage.run import ENGINES, RunOptions, trace
from travaux.store.folders import DATABASE_NAME
from travaux.workbench import Workbench

_TOP = 20
_LONGEST = 100


@click.command("lineage")
@click.argument("source", type=click.Path(exists=True, path_type=Path), metavar="INPUT")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write."
)
@click.option("--engine", type=click.Choice(ENGINES), default="local", show_default=True, help="Where stages run.")
@click.option("--processes", type=click.IntRange(1), default=2, show_default=True, help="Local worker processes.")
@click.option("--master", default="local[2]", show_default=True, help="Spark master.")
@click.option("--work", default="", help="Folder or address of the stages; by default inside the output.")
@click.option("--export", "forms", type=click.Choice(FORMS), multiple=True, help="Also write; may be given again.")
@format_option
def command(source: Path, output: Path, form: str, **said: Any) -> None:
    """Find every reuse inside INPUT: who took what from whom, and the families of one wording.

    INPUT is a record, or a Parquet or JSON-lines file with id, date and text. Writes parallels, families and shares
    as Parquet. Interrupted, the same command goes on where it stopped.
    """
    begun = time.perf_counter()
    corpus = Corpus.of(_texts(source))
    found = trace(corpus, output, RunOptions(**said), _progress)
    if form == "json":
        emit_json({**_summary(found, corpus), "seconds": round(time.perf_counter() - begun, 2)})
        return
    emit_rows(("documents", "words", "first", "last", "wording"), map(_row, _top(found)))
    note(f"{len(found.parallels)} parallels, {len(found.families)} families in {found.documents} texts: {output}")
    for said_of_it in found.notes:
        note(said_of_it)


def _texts(source: Path) -> tuple[Text, ...]:
    if not (source / DATABASE_NAME).is_file():
        return texts_of(source)
    with Workbench.open(source) as workbench:
        return workbench.corpus()


def _progress(stage: str, done: int, tasks: int) -> None:
    if done == tasks:
        note(f"{stage}: done")


def _top(found: Lineage) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = found.families.slice(0, _TOP).drop_columns(["witnesses"]).to_pylist()
    return rows


def _row(family: dict[str, Any]) -> tuple[object, ...]:
    wording = one_line(family["text"])
    return (*(family[name] for name in ("documents", "words", "first", "last")), wording[:_LONGEST])


def _summary(found: Lineage, corpus: Corpus) -> dict[str, Any]:
    kinds = {row["values"]: row["counts"] for row in pc.value_counts(found.parallels["kind"]).to_pylist()}
    return {
        "format": "travaux.lineage/1",
        "documents": found.documents,
        "characters": corpus.characters,
        "parallels": len(found.parallels),
        "kinds": kinds,
        "families": len(found.families),
        "boilerplate": pc.sum(found.families["boilerplate"]).as_py() or 0,
        "top": _top(found),
        "notes": list(found.notes),
    }
