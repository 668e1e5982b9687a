"""``travaux watch-list``."""

from __future__ import annotations

from datetime import date

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.record.expectations import WatchItem
from travaux.world.watching import overdue, score


@click.command("watch-list")
@click.option("--overdue", "late_only", is_flag=True, help="Only the open items past their due date.")
@click.option("--on", "day", default="", metavar="DATE", help="The day to judge by; default: --as-of, else today.")
@as_of_option
@record_option
@format_option
def command(late_only: bool, day: str, as_of: str, record: str, form: str) -> None:
    """Show the watch items: sign, rule, due date, outcome; what is overdue; and the Brier score of those settled.

    Load them with 'travaux load FILE --as watch'; load a row again with its outcome to fill it in.
    """
    items = open_workbench(record).view(as_of).registers.watch_items()
    today = day or as_of or date.today().isoformat()
    late, scored = overdue(items, today), score(items)
    shown = late if late_only else items
    if form == "json":
        listed = [_form(item, item in late) for item in shown]
        found = {"brier": scored.brier, "items": scored.items, "unscored": scored.unscored}
        emit_json({"format": "travaux.watch-list/1", "on": today, "items": listed, "score": found})
        return
    columns = ("due", "state", "sign", "rule", "probability", "source")
    emit_rows(columns, (_row(item, item in late) for item in shown))
    brier = "no Brier score yet" if scored.brier is None else f"Brier score {scored.brier:.3f} over {scored.items}"
    note(f"{len(items)} items, {len(late)} overdue on {today}; {brier}")


def _row(item: WatchItem, late: bool) -> tuple[object, ...]:
    chance = "" if item.probability is None else item.probability
    return (
        item.due,
        "overdue" if late else item.outcome.value,
        item.sign,
        item.trigger,
        chance,
        item.attestation.citation,
    )


def _form(item: WatchItem, late: bool) -> dict[str, object]:
    return {
        "id": item.id,
        "sign": item.sign,
        "trigger": item.trigger,
        "date": item.date,
        "due": item.due,
        "probability": item.probability,
        "outcome": item.outcome.value,
        "settled": item.settled,
        "overdue": late,
        "citation": item.attestation.citation,
    }
