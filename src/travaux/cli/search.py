"""``travaux search``."""

from __future__ import annotations

from typing import Any

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, note, one_line
from travaux.questions.search import Order, SearchOptions
from travaux.record.hits import Found, Hit
from travaux.render.forms import coverage_form, head_form

_CONTEXT = 100
"""Code points shown on either side of the first word found."""


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="QUERY...")
@click.option("--language", metavar="TAG", default="", help="Search texts in this language (default: all).")
@click.option("--against", metavar="FILTER", default="", help="Search only documents that meet this filter.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Hits to print; 0 for all.")
@click.option(
    "--order",
    type=click.Choice(list(Order)),
    default=Order.RELEVANCE,
    show_default=True,
    help="Best first, or by date.",
)
@as_of_option
@record_option
@format_option
def command(words: tuple[str, ...], record: str, form: str, **said: Any) -> None:
    """Find the documents that hold all words of QUERY, in any inflected form.

    \b
    Phrases in quotation marks are found as they stand:
      travaux search --language ru 'взаимное доверие'
      travaux search '"mutual trust" border'
    """
    options = SearchOptions(said["language"], said["limit"], Order(said["order"]))
    workbench = open_workbench(record)
    found = workbench.search(" ".join(words), options, as_of=said["as_of"], against=said["against"])
    if form == "json":
        emit_json(_form(found))
        return
    for hit in found.hits:
        _print(hit)
    note(_summary(found))


def _print(hit: Hit) -> None:
    head = hit.head
    click.echo("\t".join((head.id, head.date, head.language, one_line(head.title))))
    click.echo(f"    {_snippet(hit)}")


def _snippet(hit: Hit) -> str:
    """The words around the first mark in one line, marked words in bold on a terminal."""
    quote = hit.quote
    first = hit.marks[0][0] if hit.marks else quote.start
    start, end = max(quote.start, first - _CONTEXT), min(quote.end, first + _CONTEXT)
    parts, place = [], start
    for mark_start, mark_end in (mark for mark in hit.marks if start <= mark[0] and mark[1] <= end):
        parts.append(hit.words(place, mark_start))
        parts.append(click.style(hit.words(mark_start, mark_end), bold=True))
        place = mark_end
    parts.append(hit.words(place, end))
    return f"{'…' * (start > quote.start)}{one_line(''.join(parts))}{'…' * (end < quote.end)}"


def _summary(found: Found) -> str:
    shown = f"; the first {len(found.hits)} shown, --limit 0 shows all" if len(found.hits) < found.total else ""
    searched = f"{found.coverage.documents} documents searched ({', '.join(found.languages) or 'no language'})"
    return "; ".join((f"{found.total} found{shown}", searched, *found.coverage.notes))


def _form(found: Found) -> dict[str, Any]:
    return {
        "format": "travaux.search/1",
        "query": found.query,
        "languages": list(found.languages),
        "record": coverage_form(found.coverage),
        "total": found.total,
        "hits": [_hit_form(hit) for hit in found.hits],
    }


def _hit_form(hit: Hit) -> dict[str, Any]:
    return {
        "document": head_form(hit.head),
        "start": hit.quote.start,
        "end": hit.quote.end,
        "text": hit.quote.exact,
        "marks": [{"start": start, "end": end} for start, end in hit.marks],
    }
