"""Checking: claims with the findings of the record merged into a draft, and the correction where a claim fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from travaux.brief.recognise import Recognised
from travaux.errors import TravauxError
from travaux.record.claims import CheckedClaim, CheckedDraft, Claim
from travaux.record.findings import Finding, Verdict

Answers = Callable[[str], Finding]
"""Answers a claim or question in the language of predicates; given by whoever holds a record."""


_NEED_CONTRARY = frozenset({"stance"})
"""Predicates that rest on reading by rules: a draft is called wrong only on a sentence to the contrary."""


def checked(text: str, language: str, found: Recognised, answers: Answers) -> CheckedDraft:
    """The draft with every linked claim answered; a claim whose subject the record lacks joins the unlinked."""
    done: list[CheckedClaim] = []
    left: list[Claim] = [one for one in found.claims if not one.linked]
    for claim in found.claims:
        if not claim.linked:
            continue
        try:
            done.append(check(claim, answers))
        except TravauxError as error:
            left.append(Claim(claim.start, claim.end, claim.text, claim.predicate, claim.arguments, "", "", str(error)))
    return CheckedDraft(
        text, language, found.said, found.about, tuple(done), found.judgements,
        tuple(sorted(left, key=lambda one: one.start)), found.notes,
    )  # fmt: skip


def check(claim: Claim, answers: Answers) -> CheckedClaim:
    """One claim answered, with what the record has instead where it fails, and what it hangs on where it is open."""
    finding = answers(claim.written)
    if finding.verdict is Verdict.FAILS and claim.predicate in _NEED_CONTRARY and finding.counterexample is None:
        reason = f"{finding.reason}; acts are read by rules, so that finding none is no proof"
        finding = replace(finding, verdict=Verdict.TOO_THIN, reason=reason)
    if finding.verdict is Verdict.FAILS:
        return CheckedClaim(claim, finding, _correction(claim, finding, answers), finding.reason)
    return CheckedClaim(claim, finding, "", finding.reason)


def _correction(claim: Claim, finding: Finding, answers: Answers) -> str:
    """What is right: the answer to the claim's question, else the row that speaks against it."""
    if claim.question:
        value = answers(claim.question).value
        if value:
            return value
    against = finding.counterexample
    if against is None:
        return finding.reason
    return f"{finding.reason}: {against.date}, {against.text}" if against.date else f"{finding.reason}: {against.text}"
