"""``travaux ownership``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note, one_line
from travaux.record.ownerships import Ownership, Use


@click.command("ownership")
@click.argument("what", metavar="PHRASE|DOC")
@click.option("--side", "sides", multiple=True, metavar="ISSUER", help="One of the two sides; give both or neither.")
@click.option("--against", metavar="FILTER", default="", help="Look only at documents that meet this filter.")
@as_of_option
@record_option
@format_option
def command(what: str, sides: tuple[str, ...], record: str, form: str, **said: Any) -> None:
    """Say whose talking point PHRASE is, or each longer passage of DOC (the beginning of its id).

    Its owner is who said it alone before the other side and before any third party; where nobody did, the side whose
    own texts it is clearly most like; "common stock" when a third party was first, "joint-new" when neither said
    anything like it before, and nobody when it cannot be told.
    """
    if len(sides) not in (0, 2):
        raise click.UsageError("Give --side twice, once for each side, or not at all.")
    between = (sides[0], sides[1]) if sides else None
    found = open_workbench(record).ownership(what, between, as_of=said["as_of"], against=said["against"])
    if form == "json":
        emit_json({"format": "travaux.ownership/1", "formulas": [_form(one) for one in found]})
        return
    emit_rows(("owner", "formula", "because"), ((one.owner or "?", one_line(one.formula), one.reason) for one in found))
    for one in found if len(found) == 1 else ():
        for name, use in (*one.first.items(), *one.third_party.items()):
            note(f"{name}: {use.date} {use.title or use.document}: {one_line(use.text)[:100]}")


def _form(one: Ownership) -> dict[str, Any]:
    return {
        "formula": one.formula,
        "owner": one.owner,
        "reason": one.reason,
        "first": _uses(one.first),
        "third_party": _uses(one.third_party),
        "lead_days": one.lead_days,
        "chance": None if one.chance is None else round(one.chance, 4),
        "similarity": {name: round(own.similarity, 4) for name, own in one.standing.items()},
        "support": {name: own.support for name, own in one.standing.items()},
        "counts": {name: {"passages": own.passages, "uses": own.uses} for name, own in one.standing.items()},
    }


def _uses(uses: Mapping[str, Use]) -> dict[str, Any]:
    return {
        name: {
            "date": use.date,
            "document": use.document,
            "title": use.title,
            "text": use.text,
            "alone": use.alone,
            "translation": use.translation,
        }
        for name, use in uses.items()
    }
