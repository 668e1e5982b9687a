"""What ``collect`` and ``watch`` share: the options of the network, and how what was collected is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import click

from travaux.cli.output import counted, emit_json, note, one_line
from travaux.collecting.catalogues import Unaddressed
from travaux.collecting.fetching import FetchOptions
from travaux.errors import InvalidValue, UnreadableInput
from travaux.record.fetches import Change, Collected, Wording
from travaux.render.forms import head_form

Function = TypeVar("Function", bound=Callable[..., Any])

_SHOWN = 160
"""Characters of a changed wording on a line of text output; JSON has all."""


def network_options(function: Function) -> Function:
    """How to behave towards servers."""
    usual = FetchOptions()
    options = (
        click.option("--rest", type=click.FloatRange(0), default=usual.rest, show_default=True,
                     metavar="SECONDS", help="Rest between two requests to one host."),
        click.option("--timeout", type=click.FloatRange(0.1), default=usual.seconds, show_default=True,
                     metavar="SECONDS", help="Longest time for one request."),
        click.option("--tries", type=click.IntRange(1), default=usual.tries, show_default=True,
                     help="How often a request is sent when the server breaks down."),
        click.option("--contact", default="", metavar="TEXT", help="What servers are told of who asks."),
        click.option("--allow-private", is_flag=True, help="Also ask hosts in your own network."),
        click.option("--resolve", multiple=True, metavar="HOST=ADDRESS", help="The numeric address of a host."),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def fetch_options(said: Mapping[str, Any]) -> FetchOptions:
    """The options of the network as the user gave them. Raises InvalidValue for a wrong ``--resolve``."""
    pairs = [written.partition("=") for written in said["resolve"]]
    wrong = next((host for host, _equals, address in pairs if not (host and address)), None)
    if wrong is not None:
        raise InvalidValue("not HOST=ADDRESS", wrong, "--resolve", "Write it as example.org=192.0.2.7.")
    return FetchOptions(
        rest=said["rest"],
        seconds=said["timeout"],
        tries=said["tries"],
        contact=said["contact"],
        private=said["allow_private"],
        places={host: address for host, _equals, address in pairs},
    )


def emit_collected(answers: Iterator[Collected], waiting: Sequence[Unaddressed], form: str) -> None:
    """Prints each answer as it comes, or all as JSON; ends the program with 4 when there was a fault."""
    counts: Counter[str] = Counter()
    results = []
    for answer in counted(answers, "collecting"):
        counts[answer.change.value] += 1
        if form == "json":
            results.append(_form(answer))
        else:
            _print(answer)
    summary = {change.value: counts[change.value] for change in Change}
    if form == "json":
        rows = [{"row": row.row, "reason": row.reason, "fields": dict(row.fields)} for row in waiting]
        emit_json({"format": "travaux.collect/1", "results": results, "unaddressed": rows, "summary": summary})
    else:
        _print_summary(summary, waiting)
    if counts[Change.FAULT.value]:
        click.get_current_context().exit(UnreadableInput.exit_code)


def _print(answer: Collected) -> None:
    head = answer.outcome.head if answer.outcome else None
    document = (head.id, head.date or "undated", head.language, head.title) if head else (answer.earlier, "", "", "")
    cells = (answer.change.value, *document, answer.target.address)
    click.echo("\t".join(one_line(cell) for cell in cells))
    for remark in _remarks(answer):
        click.echo(f"\t{one_line(remark)}")


def _remarks(answer: Collected) -> Iterator[str]:
    if answer.reason:
        yield answer.reason
    if answer.moved:
        yield f"moved for good to {answer.moved}"
    if answer.earlier and answer.change is Change.EDITED:
        yield f"before: {answer.earlier}; both are kept"
    for wording in answer.wordings:
        yield from _wording_lines(wording)
    for caution in answer.outcome.cautions if answer.outcome and answer.change is not Change.SAME else ():
        yield f"caution: {caution.message}"
    for difference in answer.outcome.differences if answer.outcome else ():
        yield f"this source differs in {difference.field}: {difference.observed!r}, recorded {difference.recorded!r}"


def _wording_lines(wording: Wording) -> Iterator[str]:
    if wording.earlier:
        yield f"- {_short(wording.earlier)}"
    if wording.later:
        yield f"+ {_short(wording.later)}"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}… ({len(words)} characters)"


def _print_summary(summary: Mapping[str, int], waiting: Sequence[Unaddressed]) -> None:
    note(", ".join(f"{count} {name}" for name, count in summary.items() if count) or "nothing to collect")
    for row in waiting:
        title = row.fields.get("title") or row.fields.get("date", "")
        note(f"row {row.row} ({title}): {row.reason}; give a file with --file {row.row}=PATH")


def _form(answer: Collected) -> dict[str, Any]:
    outcome = answer.outcome
    return {
        "address": answer.target.address,
        "change": answer.change.value,
        "reason": answer.reason,
        "origin": answer.target.origin,
        "relation": answer.target.relation,
        "document": head_form(outcome.head) if outcome else None,
        "earlier": answer.earlier,
        "moved": answer.moved,
        "wordings": [
            {
                "earlier": {"start": one.earlier_start, "end": one.earlier_end, "text": one.earlier},
                "later": {"start": one.later_start, "end": one.later_end, "text": one.later},
            }
            for one in answer.wordings
        ],
        "differences": [
            {"field": one.field, "recorded": one.recorded, "observed": one.observed}
            for one in (outcome.differences if outcome else ())
        ],
        "cautions": [
            {"kind": one.kind, "message": one.message, "start": one.start, "end": one.end}
            for one in (outcome.cautions if outcome else ())
        ],
    }
