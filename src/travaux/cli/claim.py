"""``travaux claim``."""

from __future__ import annotations

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_fields, emit_json, emit_rows
from travaux.record.findings import Evidence, Finding
from travaux.record.registers import RegisterCoverage
from travaux.render.forms import evidence_form


@click.command("claim")
@click.argument("claim")
@as_of_option
@record_option
@format_option
def command(claim: str, as_of: str, record: str, form: str) -> None:
    """Check CLAIM, or answer it when it is a question, with the rows it rests on and what it hangs on.

    \b
    For example:
      travaux claim 'first_since(decline(exports("CN","RU")), "2022-06", at="2024-03")'
      travaux claim 'yoy(exports("CN","RU"), "2023") = 47 ± 0.5'
      travaux claim 'new_in_post("Belousov", "2024-05-16")'
      travaux claim 'weekday("2024-05-16")'
    The language is described in docs/claims.md.
    """
    finding = open_workbench(record).claim(claim, as_of=as_of)
    if form == "json":
        emit_json(finding_form(finding))
    else:
        print_finding(finding)


def print_finding(finding: Finding) -> None:
    """The answer for people: verdict or value, reason, what speaks against it, other readings, rows with sources."""
    emit_fields(
        (
            ("verdict", finding.verdict.value if finding.verdict else ""),
            ("value", finding.value),
            ("reason", finding.reason),
            ("counterexample", _line(finding.counterexample) if finding.counterexample else ""),
            *((f"method, {name}", said) for name, said in finding.method.items()),
            *((f"searched {one.register}", _searched(one)) for one in finding.coverage),
        )
    )
    if finding.sensitivity:
        click.echo()
        emit_rows(("reading", "result"), ((one.choice, one.result) for one in finding.sensitivity))
    if finding.evidence:
        click.echo()
        columns = ("id", "date", "what", "doubt", "source")
        emit_rows(columns, ((e.id, e.date, e.text, " ".join(e.doubt), e.citation) for e in finding.evidence))


def _line(one: Evidence) -> str:
    return f"{one.date}, {one.text} ({one.citation})"


def _searched(one: RegisterCoverage) -> str:
    doubtful = f", {one.doubtful} doubtful" if one.doubtful else ""
    left = f", {one.left_out} left out at or after {one.as_of}" if one.left_out else ""
    complete = (
        "; ".join(f"complete {scope.since} to {scope.until}" for scope in one.scopes) or "completeness not stated"
    )
    span = f", {one.first} to {one.last}" if one.first else ""
    return f"{one.entries} rows{span}{doubtful}{left}; {complete}"


def finding_form(finding: Finding) -> dict[str, object]:
    """The answer as JSON: a contract, see docs/json.md."""
    return {
        "format": "travaux.claim/1",
        "claim": finding.claim,
        "verdict": finding.verdict.value if finding.verdict else None,
        "value": finding.value,
        "reason": finding.reason,
        "evidence": [evidence_form(one) for one in finding.evidence],
        "coverage": [_coverage_form(one) for one in finding.coverage],
        "counterexample": evidence_form(finding.counterexample) if finding.counterexample else None,
        "sensitivity": [
            {"choice": one.choice, "result": one.result, "evidence": list(one.evidence)} for one in finding.sensitivity
        ],
        "method": dict(finding.method),
    }


def _coverage_form(one: RegisterCoverage) -> dict[str, object]:
    return {
        "register": one.register.value,
        "entries": one.entries,
        "first": one.first,
        "last": one.last,
        "doubtful": one.doubtful,
        "left_out": one.left_out,
        "as_of": one.as_of,
        "scopes": [
            {"since": scope.since, "until": scope.until, "citation": scope.attestation.citation} for scope in one.scopes
        ],
    }
