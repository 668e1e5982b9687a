"""``travaux collate``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from travaux.cli.options import open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note, one_line
from travaux.record.drafts import IntakeOptions
from travaux.record.versions import Collation
from travaux.render.collation_contract import LETTERS, collation_dict
from travaux.render.collation_exports import collation_csv, collation_tei, collation_tmx
from travaux.render.collation_page import collation_page

WRITERS = {"html": collation_page, "tmx": collation_tmx, "csv": collation_csv, "tei": collation_tei}
FORMS = ("text", "json", *WRITERS)
ENDINGS = {".json": "json", ".html": "html", ".htm": "html", ".tmx": "tmx", ".csv": "csv", ".xml": "tei", ".tei": "tei"}


@click.command("collate")
@click.argument("documents", nargs=-1, metavar="DOC [DOC [DOC]]")
@click.option("--act", metavar="ACT", default="", help="The versions of this act that the record holds.")
@click.option("--language", metavar="TAG", help="Language of files that are not in the record; else detected.")
@click.option("--least", type=click.FloatRange(0, 1), metavar="SHARE", help="Least confidence of a difference told.")
@click.option("--format", "form", type=click.Choice(FORMS), help="By default what -o ends in, else text.")
@click.option("-o", "--output", "path", type=click.Path(dir_okay=False), default="", help="Write to this file.")
@record_option
def command(documents: tuple[str, ...], act: str, record: str, **said: Any) -> None:
    """Lay two or three versions of one act side by side: which passages answer each other, and what differs.

    DOC is the beginning of a document's id, or a file. One DOC alone is laid beside the other versions of its act.
    """
    workbench = open_workbench(record)
    if len(documents) == 1 and not act:
        act = workbench.show(documents[0]).document.act
    if act:
        documents = workbench.versions_of(act)
    found = workbench.collate(documents, IntakeOptions(language=said["language"]), least=said["least"])
    form = said["form"] or ENDINGS.get(Path(said["path"]).suffix.lower(), "text")
    if said["path"]:
        _write(found, form, said["path"])
    elif form == "json":
        emit_json(collation_dict(found))
    elif form == "text":
        emit_rows(("kind", "confidence", "versions", "first", "second", "note"), _rows(found))
    else:
        click.echo(WRITERS[form](found).rstrip("\n"))
    for one in found.notes:
        note(one)
    note(f"{sum(len(pair.differences) for pair in found.pairs)} differences")


def _rows(found: Collation) -> Iterator[tuple[object, ...]]:
    for pair in found.pairs:
        versions = f"{LETTERS[pair.first]}-{LETTERS[pair.second]}"
        for one in pair.differences:
            words = one_line(one.first.text), one_line(one.second.text)
            yield one.kind.value, f"{one.confidence:.2f}", versions, *words, one.note


def _write(found: Collation, form: str, path: str) -> None:
    if form == "json":
        content = json.dumps(collation_dict(found), ensure_ascii=False, indent=2) + "\n"
    elif form == "text":
        content = "".join("\t".join(map(str, row)) + "\n" for row in _rows(found))
    else:
        content = WRITERS[form](found)
    try:
        Path(path).write_text(content, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise click.FileError(path, error.strerror or str(error)) from error
