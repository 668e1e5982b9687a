"""``travaux history``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import altair
import click
import polars

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note, one_line
from travaux.questions.history import years
from travaux.record.histories import History, Occurrence
from travaux.record.parallels import TRANSLATION
from travaux.render.forms import coverage_form

_LONGEST = 120
_MOST = 8
"""Issuers and wordings told; JSON has all."""


@click.command("history")
@click.argument("words", nargs=-1, required=True, metavar="PHRASE|PASSAGE...")
@click.option("--against", metavar="FILTER", default="", help="Search only documents that meet this filter.")
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), help="Write occurrences a year to this SVG.")
@as_of_option
@record_option
@format_option
def command(words: tuple[str, ...], record: str, form: str, **said: Any) -> None:
    """Say whether PHRASE or PASSAGE was ever said: first, last, by each issuer first, and every occurrence by date.

    A phrase is found in any grammatical form and under the other names the record or the gazetteer knows for it; a
    passage of eight words or more in edited form as well, and what says the same in another language as a translation.
    """
    query = " ".join(words)
    found = open_workbench(record).history(query, as_of=said["as_of"], against=said["against"])
    if said["plot"]:
        _plot(found, said["plot"])
    if form == "json":
        emit_json(_form(found))
        return
    emit_rows(("date", "document", "issuers", "how", "words"), map(_row, found.occurrences))
    note(_summary(found))
    _tell_firsts_and_variants(found)


def _tell_firsts_and_variants(found: History) -> None:
    for issuer, one in list(found.issuers.items())[:_MOST]:
        note(f"first by {issuer}: {one.head.date} {one.head.id} {one_line(one.head.title)[:_LONGEST]}")
    variants = list(found.variants.items())
    for words, said in variants[:_MOST] if len(variants) > 1 else ():
        note(f"{len(said)} times: {words[:_LONGEST]} (first {said[0].head.date or 'undated'})")
    hidden = max(0, len(found.issuers) - _MOST), max(0, len(variants) - _MOST)
    if any(hidden):
        note(f"{hidden[0]} more issuers and {hidden[1]} more wordings: --format json has all")


def _row(one: Occurrence) -> tuple[object, ...]:
    before, after = one.quote.prefix, one.quote.suffix
    words = one_line(f"{before}[{one.quote.exact[:_LONGEST]}]{after}")
    return one.head.date, one.head.id, ", ".join(one.head.issuers), TRANSLATION if one.translation else "", words


def _summary(found: History) -> str:
    coverage = found.coverage
    searched = f"{coverage.documents} documents searched, {coverage.first or '?'} to {coverage.last or '?'}"
    if not found.occurrences:
        return f"not in this record; {searched}"
    said = f", {len(found.translations)} of them translations" if found.translations else ""
    first = found.first.head.date if found.first else "undated"
    last = found.last.head.date if found.last else "undated"
    return f"{len(found.occurrences)} occurrences{said}, first {first}, last {last}; {searched}"


def _plot(found: History, path: Path) -> None:
    rows = [
        {"year": str(year), "occurrences": count} for year, count in years(found.occurrences, found.coverage).items()
    ]
    altair.Chart(polars.DataFrame(rows, schema={"year": polars.String, "occurrences": polars.Int64})).mark_bar().encode(
        x="year:O", y="occurrences:Q"
    ).save(str(path), format="svg")


def _form(found: History) -> dict[str, Any]:
    return {
        "format": "travaux.history/1",
        "query": found.query,
        "answer": "found" if found.occurrences else "not in this record",
        "first": _occurrence(found.first),
        "last": _occurrence(found.last),
        "variants": [
            {"text": words, "occurrences": len(said), "first": said[0].head.date, "document": said[0].head.id}
            for words, said in found.variants.items()
        ],
        "issuers": [{"issuer": name, "first": _occurrence(one)} for name, one in found.issuers.items()],
        "occurrences": [_occurrence(one) for one in found.occurrences],
        "names": {language: list(names) for language, names in found.names.items()},
        "coverage": coverage_form(found.coverage),
    }


def _occurrence(one: Occurrence | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "document": one.head.id,
        "date": one.head.date,
        "language": one.head.language,
        "title": one.head.title,
        "issuers": list(one.head.issuers),
        "start": one.quote.start,
        "end": one.quote.end,
        "text": one.quote.exact,
        "variant": one.variant,
        "share": one.coverage,
        "kind": TRANSLATION if one.translation else "wording",
        "score": one.score,
    }
