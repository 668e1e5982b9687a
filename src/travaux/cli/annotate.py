"""``travaux annotate``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import emit_json, one_line
from travaux.reading.sheets import CodeAgreement, compare, machine_codes, read_sheet, sheet, write_sheet

_SHOWN = 100


@click.command("annotate")
@click.argument("beginning", metavar="ID")
@click.option(
    "--sheet",
    "out",
    type=click.Path(path_type=Path),
    help="Write an empty coding sheet to this file: CSV, or XLSX by its name.",
)
@click.option(
    "--read", "sheets", type=click.Path(path_type=Path), multiple=True, help="A filled sheet; may be given repeatedly."
)
@record_option
@format_option
def command(beginning: str, out: Path | None, sheets: tuple[Path, ...], record: str, form: str) -> None:
    """Code the document ID by hand: write a sheet, or compare filled sheets with the program.

    Reports Krippendorff's alpha of each code with a 95 % interval, and every disagreement. Below .667 shares of a code
    should not be reported.
    """
    workbench = open_workbench(record)
    document = workbench.show(beginning).document
    statements = workbench.statements(document)
    if out is not None:
        write_sheet(document.id, statements, out)
    if not sheets:
        if out is None:
            click.echo(sheet(document.id, statements), nl=False)
        return
    texts = {one.passage: one.text for one in reversed(statements)}
    found = compare(machine_codes(statements), [read_sheet(path) for path in sheets], texts)
    if form == "json":
        emit_json({"format": "travaux.annotate/1", "document": document.id, "codes": [_form(one) for one in found]})
        return
    for one in found:
        _print(one)


def _form(one: CodeAgreement) -> dict[str, Any]:
    agreed = one.agreement
    return {
        "code": one.code,
        "alpha": agreed.alpha,
        "low": agreed.low,
        "high": agreed.high,
        "units": agreed.units,
        "reportable": agreed.reportable,
        "disagreements": [
            {"passage": passage, "text": text, "codes": list(codes)} for passage, text, codes in one.disagreements
        ],
    }


def _print(one: CodeAgreement) -> None:
    agreed = one.agreement
    figure = "undefined" if agreed.alpha is None else f"{agreed.alpha:.3f} ({agreed.low:.3f} to {agreed.high:.3f})"
    warning = "" if agreed.reportable else "; do not report shares of it"
    click.echo(f"{one.code}: alpha {figure}, {agreed.units} passages coded twice or more{warning}")
    for _passage, text, codes in one.disagreements:
        click.echo(f"    {' / '.join(code or '-' for code in codes)}\t{one_line(text)[:_SHOWN]}")
