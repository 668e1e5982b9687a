"""The evidence of a brief as a table (CSV, RFC 4180): one row for every time a sentence names a piece."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from travaux.record.briefs import Resolved, ResolvedBrief
from travaux.render.printed_brief import described
from travaux.text.brief_marks import notes, wordings

COLUMNS = (
    "section", "sentence", "number", "kind", "document", "start", "end", "text", "date", "language", "issuers",
    "title", "address", "authority_tier", "snapshot", "stands",
)  # fmt: skip


def evidence_csv(found: ResolvedBrief) -> str:
    """The table with its heading; sentences without evidence have a row with an empty number."""
    buffer = StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(_rows(found))
    return buffer.getvalue()


def _rows(found: ResolvedBrief) -> Iterator[Mapping[str, object]]:
    for section in found.brief.sections:
        for sentence in section.sentences:
            said = {"section": section.question, "sentence": wordings(sentence)[1].strip()}
            wrong = any(one.section == section.question and one.sentence == sentence for one in found.faults)
            for number in notes(sentence) or (0,):
                one = found.evidence.get(number)
                row = {**said, **_fields(one), "number": number or "", "stands": "no" if wrong else "yes"}
                yield {name: _inert(value) for name, value in row.items()}


def _fields(one: Resolved | None) -> dict[str, object]:
    if one is None:
        return {}
    fields: dict[str, object] = {**described(one)}
    if one.row:
        fields |= {"date": one.row.evidence.date, "address": one.row.evidence.citation}
    if one.reference:
        head, source = one.reference.head, one.reference.source
        fields |= {
            "date": head.date, "language": head.language, "issuers": "; ".join(head.issuers), "title": head.title,
            "address": one.reference.address, "authority_tier": int(source.tier) if source else "",
            "snapshot": one.reference.snapshot,
        }  # fmt: skip
    return fields


def _inert(value: object) -> object:
    """A text that a spreadsheet would take for a formula, with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
