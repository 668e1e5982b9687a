"""``travaux add``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import click

from travaux.cli.options import format_option, open_workbench, record_option
from travaux.cli.output import counted, emit_json, note, one_line
from travaux.errors import InvalidValue, UnreadableInput
from travaux.record.documents import VersionKind
from travaux.record.drafts import Caution, IntakeOptions, Refusal
from travaux.record.outcomes import Fate, Outcome
from travaux.record.sources import Tier
from travaux.render.forms import head_form

REFUSED = "refused"
_COUNTED = (*(fate.value for fate in Fate), REFUSED, "cautions")


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--date", metavar="EDTF", help="Date of the texts: 2024-05-16, 2024-05, 2024, 2024?, 2022-01/2022-03.")
@click.option("--language", metavar="TAG", help="Language (ru, zh-Hans, en, ...); detected when not given.")
@click.option("--issuer", "issuers", multiple=True, metavar="NAME", help="Who issued the texts; may be repeated.")
@click.option("--kind", metavar="GENRE", help='Genre, such as "joint statement" or "speech".')
@click.option("--title", help="Title of the text.")
@click.option("--act", help="Name that groups the language versions of one act.")
@click.option(
    "--version-kind",
    type=click.Choice([kind.value for kind in VersionKind]),
    help="Authority of this language version.",
)
@click.option("--publisher", metavar="NAME", help="Who published the text where it was found.")
@click.option("--tier", type=click.IntRange(0, 5), help="Authority of the publisher: 1 government ... 5 other media.")
@click.option("--map", "mapping", multiple=True, metavar="FIELD=NAME,...", help="Names of fields in tables and JSON.")
@click.option("--sidecar", metavar="FILE", help="Table of metadata, a file name a row (default: documents.csv).")
@click.option("--from-name", metavar="PATTERN", help="Fields in file names, such as 'su{date}*.txt'.")
@click.option("--encoding", metavar="NAME", help="Encoding of the files, such as cp1251; detected when not given.")
@record_option
@format_option
def command(paths: tuple[str, ...], record: str, form: str, **said: Any) -> None:
    """Add the texts in PATH: files, folders or patterns of .txt, .md, .html, .pdf, .docx, .jsonl, .csv.

    What is not given by an option is taken from the sidecar table, the file's own metadata, or its text. Ends with 4
    when anything was refused; the rest is added all the same.
    """
    workbench = open_workbench(record)
    answers = counted(workbench.add(paths, _options(said)), "adding")
    counts = _emit_json(answers) if form == "json" else _print_all(answers)
    workbench.index()  # now, so that the next reading need not wait for it
    if counts[REFUSED]:
        click.get_current_context().exit(UnreadableInput.exit_code)


def _options(said: dict[str, Any]) -> IntakeOptions:
    tier, kind = said.pop("tier"), said.pop("version_kind")
    return IntakeOptions(
        mapping=_mapping(said.pop("mapping")),
        issuers=said.pop("issuers") or None,
        tier=None if tier is None else Tier(tier),
        version_kind=None if kind is None else VersionKind(kind),
        **said,
    )


def _mapping(written: Sequence[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in ",".join(written).split(",") if pair.strip()]
    for field, equals, name in pairs:
        if not (field.strip() and equals and name.strip()):
            raise InvalidValue("not FIELD=NAME", f"{field}{equals}{name}", "--map", "Write text=content,date=year.")
    return {field.strip(): name.strip() for field, _equals, name in pairs}


def _print_all(answers: Iterator[Outcome | Refusal]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for answer in answers:
        _count(answer, counts)
        _print(answer)
    note(", ".join(f"{counts[name]} {name}" for name in _COUNTED if counts[name]) or "nothing to add")
    return counts


def _emit_json(answers: Iterator[Outcome | Refusal]) -> Counter[str]:
    counts: Counter[str] = Counter()
    results = []
    for answer in answers:
        _count(answer, counts)
        results.append(_form(answer))
    summary = {name: counts[name] for name in _COUNTED}
    emit_json({"format": "travaux.add/1", "results": results, "summary": summary})
    return counts


def _count(answer: Outcome | Refusal, counts: Counter[str]) -> None:
    counts[REFUSED if isinstance(answer, Refusal) else answer.fate.value] += 1
    counts["cautions"] += 0 if isinstance(answer, Refusal) else len(answer.cautions)


def _print(answer: Outcome | Refusal) -> None:
    if isinstance(answer, Refusal):
        note(f"{REFUSED}\t{answer.error}")
        return
    head = answer.head
    cells = (answer.fate.value, head.id, head.date or "undated", head.language, head.title, answer.locator)
    click.echo("\t".join(one_line(cell) for cell in cells))
    for remark in _remarks(answer):
        click.echo(f"\t{one_line(remark)}")


def _remarks(outcome: Outcome) -> Iterator[str]:
    if outcome.fate is Fate.KNOWN:
        yield "nothing changed: this very file is in the record already"
    if outcome.fate is Fate.REPUBLISHED:
        yield "the text is in the record already; this source is kept as evidence of republication"
    for difference in outcome.differences:
        yield f"this source differs in {difference.field}: {difference.observed!r}, recorded {difference.recorded!r}"
    for other in outcome.same_text:
        yield f"the same text is recorded under another date or language: {other}"
    for caution in outcome.cautions:
        yield f"caution: {caution.message}{_place(caution)}"


def _place(caution: Caution) -> str:
    return "" if caution.start is None else f" (characters {caution.start}-{caution.end})"


def _form(answer: Outcome | Refusal) -> dict[str, Any]:
    if isinstance(answer, Refusal):
        return {
            "locator": answer.locator,
            "outcome": REFUSED,
            "document": None,
            "same_text": [],
            "differences": [],
            "cautions": [],
            "error": str(answer.error),
        }
    return {
        "locator": answer.locator,
        "outcome": answer.fate.value,
        "document": head_form(answer.head),
        "same_text": list(answer.same_text),
        "differences": [
            {"field": one.field, "recorded": one.recorded, "observed": one.observed} for one in answer.differences
        ],
        "cautions": [
            {"kind": one.kind, "message": one.message, "start": one.start, "end": one.end} for one in answer.cautions
        ],
        "error": "",
    }
