"""A brief as JSON: a contract, every field in docs/json.md."""

from __future__ import annotations

import json
from typing import Any

from travaux.record.briefs import Reference, Resolved, ResolvedBrief
from travaux.render.bibliography import missing
from travaux.render.forms import evidence_form, head_form
from travaux.render.printed_brief import described
from travaux.text.brief_marks import notes, wordings

FORMAT = "travaux.brief/1"


def brief_form(found: ResolvedBrief) -> dict[str, Any]:
    """The JSON form of a brief with its evidence as the record has it now."""
    brief = found.brief
    return {
        "format": FORMAT,
        "title": brief.title,
        "document": brief.document,
        "as_of": brief.as_of,
        "against": brief.against,
        "sections": [
            {
                "question": section.question,
                "annex": section.annex,
                "sentences": [_sentence_form(sentence) for sentence in section.sentences],
            }
            for section in brief.sections
        ],
        "evidence": [_evidence_form(one) for _number, one in sorted(found.evidence.items())],
        "references": [_reference_form(one) for one in found.references],
        "faults": [
            {"section": one.section, "sentence": one.sentence, "number": one.number, "what": one.what}
            for one in found.faults
        ],
    }


def brief_json(found: ResolvedBrief) -> str:
    """The JSON form as text."""
    return json.dumps(brief_form(found), ensure_ascii=False, indent=2) + "\n"


def _sentence_form(sentence: str) -> dict[str, Any]:
    earlier, later = wordings(sentence)
    return {
        "marked": sentence,
        "text": later.strip(),
        "before_edits": earlier.strip() if earlier != later else "",
        "evidence": list(notes(sentence)),
    }


def _evidence_form(one: Resolved) -> dict[str, Any]:
    described_ = described(one)
    return {
        "number": one.number,
        "kind": described_["kind"],
        "document": described_.get("document", ""),
        "start": one.quote.start if one.quote else None,
        "end": one.quote.end if one.quote else None,
        "text": described_["text"],
        "row": evidence_form(one.row.evidence) if one.row else None,
        "reason": one.finding.reason if one.finding else "",
    }


def _reference_form(one: Reference) -> dict[str, Any]:
    source = one.source
    return {
        "document": head_form(one.head),
        "transliterated": one.transliterated,
        "translated": one.translated,
        "address": one.address,
        "tier": int(source.tier) if source else 0,
        "snapshot": one.snapshot,
        "missing": list(missing(one)),
    }
