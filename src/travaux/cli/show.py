"""``travaux show``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_fields, emit_json, emit_rows
from travaux.record.documents import DocumentHead
from travaux.record.holdings import Holding
from travaux.record.passages import Passage
from travaux.record.sources import Publication
from travaux.render.forms import head_form, passage_form, publication_form


@click.command("show")
@click.argument("beginning", metavar="ID")
@click.option("--passages", "cut", is_flag=True, help="Print sentences, items and headings with their offsets.")
@click.option("--no-text", is_flag=True, help="Print what is known about the document, not its text.")
@record_option
@format_option
def command(beginning: str, cut: bool, no_text: bool, record: str, form: str) -> None:
    """Show the document ID (the unique beginning of an id is enough): metadata, sources and text."""
    workbench = open_workbench(record)
    holding = workbench.show(beginning)
    passages = workbench.passages(holding.document) if cut else ()
    if form == "json":
        emit_json(_form(holding, passages, with_text=not no_text, with_passages=cut))
        return
    _print_head(holding)
    if cut:
        click.echo()
        emit_rows(("start", "end", "layout", "label", "text"), (_row(passage) for passage in passages))
    elif not no_text:
        click.echo()
        click.echo(holding.document.text)


def _form(
    holding: Holding, passages: tuple[Passage, ...], *, with_text: bool, with_passages: bool
) -> dict[str, object]:
    document = head_form(holding.head)
    if with_text:
        document["text"] = holding.document.text
    form: dict[str, object] = {
        "format": "travaux.show/1",
        "document": document,
        "sources": [publication_form(publication) for publication in holding.publications],
        "same_text": [head.id for head in holding.same_text],
    }
    if with_passages:
        form["passages"] = [passage_form(passage) for passage in passages]
    return form


def _print_head(holding: Holding) -> None:
    head = holding.head
    emit_fields(
        (
            ("id", head.id),
            ("title", head.title),
            ("date", head.date or "unknown"),
            ("language", head.language),
            ("issuers", "; ".join(head.issuers)),
            ("kind", head.kind),
            ("act", head.act),
            ("version", head.version_kind.value),
            ("length", f"{head.words} words, {head.characters} characters"),
            *(("source", _source_line(publication)) for publication in holding.publications),
            *(("same text", _other_line(other)) for other in holding.same_text),
        )
    )


def _source_line(publication: Publication) -> str:
    source = publication.source
    parts = (source.locator, source.publisher, source.retrieved and f"retrieved {source.retrieved}", source.media_type)
    observed = [f"{name}={value}" for name, value in publication.observed.items() if value]
    return ", ".join((*filter(None, parts), *observed))


def _other_line(head: DocumentHead) -> str:
    return f"{head.id}, {head.date or 'undated'}, {head.language}"


def _row(passage: Passage) -> tuple[object, ...]:
    return passage.start, passage.end, passage.kind.value, passage.label, passage.text
