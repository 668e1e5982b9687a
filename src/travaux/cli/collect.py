"""``travaux collect``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from travaux.cli.collected import emit_collected, fetch_options, network_options
from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.collecting.catalogues import Unaddressed
from travaux.errors import InvalidValue
from travaux.record.drafts import IntakeOptions, Refusal
from travaux.record.fetches import Change, Collected, Target
from travaux.workbench import Workbench
from travaux.workbench.collecting import CollectOptions
from travaux.workbench.plans import Plan, planned


@click.command("collect")
@click.argument("what", nargs=-1, required=True, metavar="WHAT...")
@click.option("--dry-run", is_flag=True, help="Only show what would be fetched; nothing leaves the machine.")
@click.option("--again", is_flag=True, help="Also ask for pages held already whether they have changed.")
@click.option("--no-follow", is_flag=True, help="Leave out other language versions and attachments.")
@click.option("--file", "files", multiple=True, metavar="ROW=PATH", help="A file for a row without an address.")
@click.option("--sites", multiple=True, metavar="FILE", help="Rules of your own for the pages of sites.")
@network_options
@record_option
@format_option
def command(what: tuple[str, ...], record: str, form: str, **said: Any) -> None:
    """Fetch texts from WHAT: addresses, files with addresses, web archives (WARC, WACZ), or a case by name.

    A file is a table with a column of addresses, a list of them, or a feed under an address. Every answer is kept in
    the record's archive. A run that was cut off goes on where it was. For a case its tables are loaded as well. Ends
    with 4 when an address gave no text; the rest is added all the same.
    """
    plan = planned(what)
    if said["dry_run"]:
        _emit_plan(plan, form)
        return
    workbench = open_workbench(record)
    for case in plan.cases:
        workbench.load_case(case)
    options = CollectOptions(
        said["again"], not said["no_follow"], IntakeOptions(sites=said["sites"]), fetch_options(said)
    )
    files = _files(said["files"], plan.unaddressed)
    waiting = [row for row in plan.unaddressed if row.row not in files]
    emit_collected(_all(workbench, plan, options, files), waiting, form)
    workbench.index()  # now, so that the next reading need not wait for it


def _all(
    workbench: Workbench, plan: Plan, options: CollectOptions, files: Mapping[str, tuple[str, Unaddressed]]
) -> Iterator[Collected]:
    for path, row in files.values():
        for answer in workbench.add_named(path, row.fields):
            target = Target(Path(path).name, row.fields, f"row {row.row}")
            if isinstance(answer, Refusal):
                yield Collected(target, Change.FAULT, str(answer.error))
            else:
                yield Collected(target, Change.NEW, "from a file", answer)
    for archive in plan.archives:
        yield from workbench.replay(archive, options.about)
    if plan.targets:
        yield from workbench.collect(plan.targets, options)


def _files(written: Sequence[str], rows: Sequence[Unaddressed]) -> dict[str, tuple[str, Unaddressed]]:
    known = {row.row: row for row in rows}
    found = {}
    for pair in written:
        row, _equals, path = pair.partition("=")
        if row not in known or not Path(path).is_file():
            remedy = f"Write ROW=PATH for a row without an address ({', '.join(known) or 'there is none'})."
            raise InvalidValue("not a row and a file", pair, "--file", remedy)
        found[row] = path, known[row]
    return found


def _emit_plan(plan: Plan, form: str) -> None:
    if form == "json":
        emit_json(
            {
                "format": "travaux.collect-plan/1",
                "targets": [
                    {"address": one.address, "origin": one.origin, "fields": dict(one.fields)} for one in plan.targets
                ],
                "archives": [str(path) for path in plan.archives],
                "unaddressed": [
                    {"row": one.row, "reason": one.reason, "fields": dict(one.fields)} for one in plan.unaddressed
                ],
            }
        )
        return
    rows = [
        (one.address, one.fields.get("date", ""), one.fields.get("language", ""), one.origin) for one in plan.targets
    ]
    emit_rows(("address", "date", "language", "named by"), rows)
    note(f"{len(plan.targets)} addresses would be asked, {len(plan.unaddressed)} rows have none.")
