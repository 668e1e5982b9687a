"""``travaux doctor``."""

from __future__ import annotations

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json
from travaux.errors import DamagedRecord
from travaux.record.faults import Examination, Fault


@click.command("doctor")
@click.option("--tidy", is_flag=True, help="First delete what is left over: bytes that no document refers to.")
@record_option
@format_option
def command(tidy: bool, record: str, form: str) -> None:
    """Check that the record agrees with itself. Ends with 6 when something is wrong."""
    workbench = open_workbench(record)
    deleted = workbench.tidy() if tidy else ()
    examination = workbench.doctor()
    if form == "json":
        emit_json(_form(examination, deleted))
    else:
        _print(examination, deleted)
    if not examination.sound:
        click.get_current_context().exit(DamagedRecord.exit_code)


def _form(examination: Examination, deleted: tuple[str, ...]) -> dict[str, object]:
    return {
        "format": "travaux.doctor/1",
        "sound": examination.sound,
        "checks": list(examination.checks),
        "faults": [_fault_form(fault) for fault in examination.faults],
        "deleted": list(deleted),
    }


def _fault_form(fault: Fault) -> dict[str, object]:
    return {
        "check": fault.check,
        "where": fault.where,
        "what": fault.what,
        "remedy": fault.remedy,
        "harmless": fault.harmless,
    }


def _print(examination: Examination, deleted: tuple[str, ...]) -> None:
    for name in deleted:
        click.echo(f"deleted\t{name}")
    for check in examination.checks:
        faults = [fault for fault in examination.faults if fault.check == check]
        click.echo(f"{'ok' if not faults else 'left over' if all(f.harmless for f in faults) else 'FAULT'}\t{check}")
        for fault in faults:
            click.echo(f"\t{fault.where}: {fault.what}. {fault.remedy}")
