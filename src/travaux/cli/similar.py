"""``travaux similar``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note, one_line
from travaux.record.histories import Resemblance
from travaux.record.passages import Quote
from travaux.render.forms import coverage_form


@click.command("similar")
@click.argument("document", metavar="DOC")
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="Texts to show.")
@click.option("--against", metavar="FILTER", default="", help="Compare only with documents that meet this filter.")
@as_of_option
@record_option
@format_option
def command(document: str, limit: int, record: str, form: str, **said: Any) -> None:
    """Show the texts most like DOC (an id or its beginning): what they share, what they had and DOC lacks."""
    found = open_workbench(record).similar(document, limit, as_of=said["as_of"], against=said["against"])
    if form == "json":
        nearest = [_form(one) for one in found.nearest]
        form_of = {"format": "travaux.similar/1", "document": found.document, "nearest": nearest}
        emit_json({**form_of, "coverage": coverage_form(found.coverage)})
        return
    emit_rows(("similarity", "date", "document", "title", "shared", "lacks", "adds"), map(_row, found.nearest))
    for one in found.nearest[:1]:
        for quote in one.lacks:
            note(f"lacks: {one_line(quote.exact)}")
    if not found.nearest:
        note("nothing in this record shares wording with it")
    note(f"{found.coverage.documents} documents searched")


def _row(one: Resemblance) -> tuple[object, ...]:
    head = one.head
    return f"{one.similarity:.2f}", head.date, head.id, head.title, len(one.shared), len(one.lacks), len(one.adds)


def _form(one: Resemblance) -> dict[str, Any]:
    return {
        "document": one.head.id,
        "date": one.head.date,
        "title": one.head.title,
        "similarity": one.similarity,
        "share": one.share,
        "shared": _quotes(one.shared),
        "lacks": _quotes(one.lacks),
        "adds": _quotes(one.adds),
    }


def _quotes(quotes: Sequence[Quote]) -> list[dict[str, Any]]:
    return [{"start": one.start, "end": one.end, "text": one.exact} for one in quotes]
