"""``travaux papers``."""

from __future__ import annotations

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_fields, emit_json, emit_rows
from travaux.record.cards import PaperCount


@click.command("papers")
@click.argument("date")
@as_of_option
@record_option
@format_option
def command(date: str, as_of: str, record: str, form: str) -> None:
    """Lay the papers signed on DATE beside earlier lists: how many, of which kinds, on which subjects, with the
    percentile of each (the share of earlier lists with no more). What the numbers weigh is left to the reader.

    Load a published list with 'travaux load FILE --list DATE'.
    """
    card = open_workbench(record).papers(date, as_of=as_of)
    groups = {"papers": (card.total,), "kind": card.kinds, "subject": card.subjects}
    if form == "json":
        forms = {name: [_form(one) for one in some] for name, some in groups.items()}
        total = forms.pop("papers")[0]
        emit_json({"format": "travaux.papers/1", "date": card.date, "total": total, **forms})
        return
    listed = f"{len(card.listed)} listed"
    stated = "; ".join(one.title for one in card.stated)
    emit_fields((("date", card.date), ("papers", listed), ("stated", stated)))
    click.echo()
    columns = ("by", "name", "now", "percentile", "earlier lists")
    emit_rows(columns, (_row(by, one) for by, some in groups.items() for one in some))


def _row(by: str, one: PaperCount) -> tuple[object, ...]:
    number = "" if one.percentile is None else f"{one.percentile:g} of {len(one.earlier)} lists"
    earlier = ", ".join(f"{day}: {count}" for day, count in one.earlier.items())
    return by, one.name, one.now, number, earlier


def _form(one: PaperCount) -> dict[str, object]:
    return {
        "name": one.name,
        "now": one.now,
        "percentile": one.percentile,
        "earlier": dict(one.earlier),
        "papers": [
            {"id": paper.id, "title": paper.title, "citation": paper.attestation.citation} for paper in one.papers
        ],
    }
