"""A checked draft as JSON: a contract, every field in docs/json.md."""

from __future__ import annotations

from typing import Any

from travaux.record.claims import ChangedAnswer, CheckedClaim, CheckedDraft, Claim, Judgement, Recheck
from travaux.record.findings import Verdict
from travaux.render.forms import evidence_form

FORMAT = "travaux.check/1"


def checked_form(draft: CheckedDraft, again: Recheck) -> dict[str, Any]:
    """The JSON form of a checked draft and of what asking its saved claims again gave."""
    claims = [claim_form(one) for one in draft.claims]
    return {
        "format": FORMAT,
        "said": draft.said,
        "about": draft.about,
        "language": draft.language,
        "claims": claims,
        "quotations": [one for one in claims if one["predicate"] == "quote"],
        "judgements": [_judgement_form(one) for one in draft.judgements],
        "unlinked": [_unlinked_form(one) for one in draft.unlinked],
        "notes": list(draft.notes),
        "summary": summary(draft),
        "changed": [_changed_form(one) for one in again.changed],
        "asked_again": again.asked,
        "saved": again.file,
    }


def summary(draft: CheckedDraft) -> dict[str, int]:
    """How many claims have each verdict, and how many could not be linked."""
    counted = {verdict.value: sum(one.finding.verdict is verdict for one in draft.claims) for verdict in Verdict}
    return {**counted, "unlinked": len(draft.unlinked), "judgements": len(draft.judgements)}


def claim_form(one: CheckedClaim) -> dict[str, Any]:
    """One claim with its answer."""
    claim, finding = one.claim, one.finding
    return {
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "predicate": claim.predicate,
        "arguments": dict(claim.arguments),
        "claim": claim.written,
        "verdict": finding.verdict.value if finding.verdict else None,
        "evidence": [evidence_form(item) for item in finding.evidence],
        "correction": one.correction,
        "note": one.note,
    }


def _changed_form(one: ChangedAnswer) -> dict[str, Any]:
    return {
        "text": one.saved.text,
        "claim": one.saved.claim,
        "before": {"verdict": one.saved.verdict, "value": one.saved.value},
        "now": {"verdict": one.verdict, "value": one.value},
        "note": one.reason,
    }


def _judgement_form(one: Judgement) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "words": list(one.words),
        "level": one.level,
        "low": one.low,
        "high": one.high,
        "notes": list(one.notes),
    }


def _unlinked_form(claim: Claim) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "predicate": claim.predicate,
        "arguments": dict(claim.arguments),
        "missing": claim.missing,
    }
