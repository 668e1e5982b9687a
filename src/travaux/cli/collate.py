"""``travaux collate``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note, one_line
from travaux.record.drafts import IntakeOptions
from travaux.record.versions import Collation
from travaux.render.collation_contract import LETTERS, collation_dict


@click.command("collate")
@click.argument("documents", nargs=-1, metavar="DOC [DOC [DOC]]")
@click.option("--act", metavar="ACT", default="", help="The versions of this act that the record holds.")
@click.option("--language", metavar="TAG", help="Language of files that are not in the record; else detected.")
@click.option("--least", type=click.FloatRange(0, 1), metavar="SHARE", help="Least confidence of a difference told.")
@record_option
@format_option
def command(documents: tuple[str, ...], act: str, record: str, form: str, **said: Any) -> None:
    """Lay two or three versions of one act side by side: which passages answer each other, and what differs.

    DOC is the beginning of a document's id, or a file. One DOC alone is laid beside the other versions of its act.
    """
    workbench = open_workbench(record)
    if len(documents) == 1 and not act:
        act = workbench.show(documents[0]).document.act
    if act:
        documents = workbench.versions_of(act)
    found = workbench.collate(documents, IntakeOptions(language=said["language"]), least=said["least"])
    if form == "json":
        emit_json(collation_dict(found))
        return
    emit_rows(("kind", "confidence", "versions", "first", "second", "note"), _rows(found))
    for one in found.notes:
        note(one)
    note(f"{sum(len(pair.differences) for pair in found.pairs)} differences")


def _rows(found: Collation) -> Iterator[tuple[object, ...]]:
    for pair in found.pairs:
        versions = f"{LETTERS[pair.first]}-{LETTERS[pair.second]}"
        for one in pair.differences:
            words = one_line(one.first.text), one_line(one.second.text)
            yield one.kind.value, f"{one.confidence:.2f}", versions, *words, one.note
