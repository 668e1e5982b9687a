"""``travaux rows``."""

from __future__ import annotations

import json
from typing import Any

import click

from travaux.cli.options import as_of_option, open_workbench, record_option
from travaux.cli.output import emit_csv, emit_json, emit_rows
from travaux.record.findings import SourcedRow
from travaux.record.registers import Register


@click.command("rows")
@click.argument("register", type=click.Choice([one.value for one in Register]))
@as_of_option
@record_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How to print.")
def command(register: str, as_of: str, record: str, form: str) -> None:
    """Print the rows of REGISTER, each with who says so, what is held against it, and the files that gave it.

    CSV has a column a field; a field that holds several things is JSON in its cell.
    """
    found = open_workbench(record).rows(Register(register), as_of=as_of)
    if form == "json":
        emit_json({"format": "travaux.rows/1", "register": register, "rows": [_form(one) for one in found]})
    elif form == "csv":
        emit_csv([_flat_form(_form(one)) for one in found])
    else:
        columns = ("id", "date", "what", "doubt", "source", "from")
        emit_rows(columns, (_line(one) for one in found))


def _line(one: SourcedRow) -> tuple[object, ...]:
    shown = one.evidence
    files = "; ".join(origin.locator for origin in one.origins)
    return shown.id, shown.date, shown.text, " ".join(shown.doubt), shown.citation, files


def _form(one: SourcedRow) -> dict[str, Any]:
    files = [{"locator": o.locator, "sha256": o.sha256, "loaded": o.loaded} for o in one.origins]
    return {"id": one.evidence.id, "fields": dict(one.fields), "files": files}


def _flat_form(form: dict[str, Any]) -> dict[str, str]:
    """A row for CSV: the id, the fields of the row and of who says so, and the files."""
    return {"id": form["id"], **_flat(form["fields"]), "files": _cell(form["files"])}


def _flat(fields: dict[str, Any]) -> dict[str, str]:
    said = fields.get("attestation", {})
    own = {name: _cell(value) for name, value in fields.items() if name != "attestation"}
    return {**own, **{name: _cell(value) for name, value in said.items()}}


def _cell(value: Any) -> str:
    """As tables are loaded: several words with semicolons, a selection as ``who=A|B``; anything richer as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    if isinstance(value, dict) and all(isinstance(one, list) for one in value.values()):
        return "; ".join(f"{name}={'|'.join(listed)}" for name, listed in value.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
