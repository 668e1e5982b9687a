"""What stands around the words: which text it is, its own purposes, papers, promises, figures, what was awaited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft, plain, shown, told, upper_first
from travaux.questions.composing.lead import lead
from travaux.questions.predicates import evidence
from travaux.record import dates
from travaux.record.expectations import OutcomeKind
from travaux.record.figures import Figure
from travaux.record.findings import Finding
from travaux.record.passages import quote
from travaux.record.registers import Register
from travaux.record.statements import Commitment, Statement

PURPOSES, PAPERS, PROMISES, FIGURES, WATCHED = 3, 6, 5, 4, 6
"""How many of each are told; the annex or the record has the others."""


def which_text(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The text, its length among its like, and what it was read against."""
    document = dossier.document
    heading = quote(document, 0, min(len(document.text), 60))
    words, place, of, mark = draft.counted("words", "place by length", "texts of the kind")
    rank = (
        f", number {place} by length of {of} texts of the kind" if int(of) > 1 else ", the only text of its kind here"
    )
    yield f"{upper_first(told(document))}, in {document.language}{draft.words(heading)}: {words} words{rank}.{mark}"
    number, first, last, languages, mark = draft.counted(
        "documents searched", "searched from", "searched to", "searched in"
    )
    if not int(number):
        yield f"It was read against nothing: the record has no document dated before it.{mark}"
        return
    yield f"It was read against {number} documents dated {first} to {last} ({languages}).{mark}"


def purposes(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The first sentences in which the text itself says what it is for."""
    passages, number, mark = draft.counted("passages", "passages with words of purpose")
    if not dossier.purposes:
        yield f"None of its {passages} passages has words of purpose (in order to, в целях, 旨在 and the like).{mark}"
        return
    yield f"Words of purpose stand in {number} of its {passages} passages; the first of them:{mark}"
    for one in dossier.purposes[:PURPOSES]:
        words, english = dossier.words(one), dossier.in_english(one)
        also = f" (English version: {shown(english)}{draft.words(english)})" if english else ""
        yield f"{shown(words)}{draft.words(words)}{also}"


def outcomes(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The papers signed on the day of the text."""
    number, mark = draft.counted("papers of the day")
    rows, rows_mark = draft.counted(f"rows in {Register.AGREEMENTS}")
    if not dossier.papers:
        yield f"No paper of that day is on record; the register of agreements has {rows} rows.{rows_mark}"
        return
    yield f"Rows of papers signed on the day: {number}.{mark}"
    for one in dossier.papers[:PAPERS]:
        row = evidence.agreement_evidence(one)
        yield f"{plain(row.text)}{draft.row(Register.AGREEMENTS, row)}"


def promises(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How much the text binds its speakers to, and the commitments that can be tested soonest."""
    statements, number, testable, dated, mark = draft.counted(
        "statements", "commitments", "testable commitments", "dated commitments"
    )
    if not dossier.promises:
        yield f"None of its {statements} statements binds its speaker, as far as the rules can read them.{mark}"
        return
    yield f"Of {statements} statements {number} bind their speaker; {testable} can be tested, {dated} name a day.{mark}"
    yield from (_promise(dossier, draft, *one) for one in _first_promises(dossier))


def all_promises(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Every further commitment, in the order of the text."""
    before = _first_promises(dossier)
    yield from (_promise(dossier, draft, *one) for one in dossier.promises if one not in before)


def _first_promises(dossier: Dossier) -> Sequence[tuple[Statement, Commitment]]:
    return sorted(dossier.promises, key=_testing)[:PROMISES]


def _testing(one: tuple[Statement, Commitment]) -> tuple[bool, bool, int, tuple[int, str]]:
    """Orders commitments: testable, dated, precise and binding ones first."""
    commitment = one[1]
    binds = -(commitment.precision + commitment.obligation + commitment.delegation)
    return not commitment.testable, not commitment.due, binds, dates.sort_key(commitment.due)


def _promise(dossier: Dossier, draft: Draft, said: Statement, commitment: Commitment) -> str:
    words = quote(dossier.document, said.start, said.end)
    actor = f"{plain(commitment.actor)}: " if commitment.actor else ""
    deadline = f" (until when: {plain(commitment.deadline)})" if commitment.deadline else ""
    return f"{actor}{shown(words)}{draft.words(words)}{deadline}"


def figures(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The passages with amounts and shares, and the latest figures of the register between the issuers."""
    passages, number, mark = draft.counted("passages", "passages with figures")
    yield f"{number} of its {passages} passages give an amount or a share.{mark}"
    for one in dossier.with_figures[:FIGURES]:
        words = dossier.words(one)
        yield f"{lead(dossier, one)}{shown(words)}{draft.words(words)}"
    found = _latest(dossier)
    for figure in found:
        row = evidence.figure_evidence(figure)
        yield f"On record: {plain(row.text)}{draft.row(Register.FIGURES, row)}"
    if not found:
        rows, mark = draft.counted(f"rows in {Register.FIGURES}")
        yield f"No figure between its issuers is on record from before it; that register has {rows} rows.{mark}"


def _latest(dossier: Dossier) -> Sequence[Figure]:
    """The latest figure of each flow between two issuers of the text, from before it."""
    issuers, day = {name.casefold() for name in dossier.document.issuers}, dossier.document.date
    found: dict[tuple[str, ...], Figure] = {}
    for one in dossier.view.registers.figures():
        between = {one.reporter.casefold(), one.partner.casefold()}
        if (
            between <= issuers
            and len(between) > 1
            and dates.is_before(one.period, day)
            and not one.attestation.doubtful
        ):
            key = (one.reporter, one.partner, one.flow, one.measure, one.currency)
            if key not in found or dates.sort_key(found[key].period) <= dates.sort_key(one.period):
                found[key] = one
    latest = sorted(found.values(), key=lambda one: dates.sort_key(one.period), reverse=True)
    return latest[:FIGURES]


def awaited(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """What was awaited in the two years before, and whether the text has it."""
    if not dossier.awaited:
        rows, mark = draft.counted(f"rows in {Register.EXPECTATIONS}")
        yield f"Nothing awaited in the two years before is on record; that register has {rows} rows.{mark}"
    for one, finding in dossier.awaited:
        row = evidence.expectation_evidence(one)
        said, mark = draft.counted(f"presence at {one.topic}")
        who = f"by {plain(one.who)}, " if one.who else ""
        yield (
            f"{plain(one.topic)} (awaited {who}{one.date}){draft.row(Register.EXPECTATIONS, row)}: "
            f"{plain(said)}{mark}{_where(dossier, draft, finding)}"
        )


def _where(dossier: Dossier, draft: Draft, finding: Finding) -> str:
    """Where it stands in the text, or stood last."""
    for one in finding.evidence[:1]:
        found = dossier.find(one.id, one.text)
        if found:
            head = dossier.view.head(found.document)
            return f"; {told(head)}: {shown(found)}{draft.words(found)}"
    return ""


def watch(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """What is watched for and open, and the days the text itself names."""
    told_of = 0
    for item in dossier.view.registers.watch_items():
        if (
            item.outcome is OutcomeKind.OPEN
            and not dates.is_before(item.due, dossier.document.date)
            and told_of < WATCHED
        ):
            row = evidence.watch_evidence(item)
            told_of += 1
            yield f"{plain(row.text)}{draft.row(Register.WATCH, row)}"
    dated = sorted((one for one in dossier.promises if one[1].due), key=lambda one: dates.sort_key(one[1].due))
    for said, commitment in dated[:WATCHED]:
        words = quote(dossier.document, said.start, said.end)
        yield f"A day the text names: {plain(commitment.deadline)}. {shown(words)}{draft.words(words)}"
    if not told_of and not dated:
        rows, promised, mark = draft.counted(f"rows in {Register.WATCH}", "commitments")
        yield f"The watch list has {rows} rows, and none of the {promised} commitments names a day.{mark}"
