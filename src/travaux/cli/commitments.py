"""``travaux commitments``."""

from __future__ import annotations

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows
from travaux.cli.statement_forms import promise_form
from travaux.record import filters
from travaux.record.promises import Promise

_HEADINGS = ("date", "document", "actor", "action", "object", "partner", "deadline", "amount", "o-p-d", "marks")


@click.command("commitments")
@click.argument("conditions", nargs=-1, metavar="[FILTER]...")
@click.option("--testable", is_flag=True, help="Only those of which a third person could say whether they were kept.")
@as_of_option
@record_option
@format_option
def command(conditions: tuple[str, ...], testable: bool, as_of: str, record: str, form: str) -> None:
    """List what the documents that meet FILTER promise: who will do what, with whom, by when.

    The column o-p-d gives obligation (1-3), precision (0-3) and delegation (0-2).
    """
    found = open_workbench(record).commitments(as_of=as_of, against=filters.from_arguments(conditions))
    kept = [one for one in found if one.commitment.testable or not testable]
    if form == "json":
        emit_json({"format": "travaux.commitments/1", "commitments": [promise_form(one) for one in kept]})
        return
    emit_rows(_HEADINGS, (_row(one) for one in kept))


def _row(one: Promise) -> tuple[object, ...]:
    promise = one.commitment
    action = f"not {promise.action}" if promise.negated else promise.action
    degrees = f"{promise.obligation}-{promise.precision}-{promise.delegation}"
    marks = " ".join(name for name in ("testable", "vague") if getattr(promise, name))
    fields = (promise.object, promise.partner, promise.due or promise.deadline, promise.amount)
    return one.head.date, one.head.id, promise.actor, action, *fields, degrees, marks
