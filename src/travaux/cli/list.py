"""``travaux list``."""

from __future__ import annotations

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.record import filters
from travaux.record.documents import DocumentHead
from travaux.record.readings import Coverage
from travaux.render.forms import coverage_form, head_form

_COLUMNS = ("id", "date", "language", "words", "kind", "issuers", "title")


@click.command("list")
@click.argument("conditions", nargs=-1, metavar="[FILTER]...")
@as_of_option
@record_option
@format_option
def command(conditions: tuple[str, ...], as_of: str, record: str, form: str) -> None:
    """List the documents of the record by date, or those that meet FILTER.

    \b
    A filter, in quotation marks for the shell's sake:
      travaux list 'language=ru|zh date>=2013 date<2020'
      travaux list 'issuer="North" kind="joint statement" title~trade act!=x'
    Fields: id language issuer kind act title version date. Operators: = != ~ (contains),
    for dates also < <= > >=. Several values with |. All conditions must hold.
    """
    view = open_workbench(record).view(as_of, filters.from_arguments(conditions), unofficial=True)
    heads, coverage = view.heads(), view.coverage()
    if form == "json":
        documents = [head_form(head) for head in heads]
        emit_json({"format": "travaux.list/1", "record": coverage_form(coverage), "documents": documents})
        return
    emit_rows(_COLUMNS, (_row(head) for head in heads))
    note(summary(coverage))


def summary(coverage: Coverage) -> str:
    """The coverage in one line."""
    span = f", {coverage.first} to {coverage.last}" if coverage.first else ""
    languages = ", ".join(f"{language} {count}" for language, count in coverage.languages.items())
    plural = "" if coverage.documents == 1 else "s"
    return "; ".join((f"{coverage.documents} document{plural}{span}", *filter(None, [languages]), *coverage.notes))


def _row(head: DocumentHead) -> tuple[object, ...]:
    return head.id, head.date, head.language, head.words, head.kind, "; ".join(head.issuers), head.title
