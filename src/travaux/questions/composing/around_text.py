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
from travaux.record.passages import Passage, quote
from travaux.record.registers import Register
from travaux.record.statements import Commitment, Statement

PURPOSES, PAPERS, AGREED, PROMISES, FIGURES, WATCHED = 2, 6, 2, 4, 4, 6
"""How many of each are told; the annex or the record has the others."""


def which_text(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The text, its length among its like, and what it was read against."""
    document = dossier.document
    heading = dossier.opening(document)
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
    passages, _number, mark = draft.counted("passages", "passages with words of purpose")
    if not dossier.purposes:
        yield (
            f"None of its {passages} passages begins with words of purpose (in order to, в целях, 旨在 and the like), "
            f"nor has its opening part any.{mark}"
        )
    for one in dossier.purposes[:PURPOSES]:
        words, english = dossier.words(one), dossier.in_english(one)
        also = f" (English version: {shown(english)}{draft.words(english)})" if english else ""
        yield f"{shown(words)}{draft.words(words)}{also}"


def outcomes(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The papers of the day on record, lists issued with the text, and what the text itself agrees on."""
    yield from _papers(dossier, draft)
    for name, items in dossier.items.items():
        yield from _listed(dossier, draft, name, items)
    for said in dossier.agreed[:AGREED]:
        words = quote(dossier.document, said.start, said.end)
        yield f"The text: {shown(words)}{draft.words(words)}"


def _papers(dossier: Dossier, draft: Draft) -> Iterator[str]:
    number, rows, mark = draft.counted("papers of the day", f"rows in {Register.AGREEMENTS}")
    if not dossier.papers:
        yield f"No paper of that day is in the register of agreements, which has {rows} rows.{mark}"
        return
    yield f"Papers of the day in the register of agreements: {number}.{mark}{_beside_earlier(dossier, draft)}"
    for one in dossier.papers[:PAPERS]:
        row = evidence.agreement_evidence(one)
        yield f"{plain(row.text)}{draft.row(Register.AGREEMENTS, row)}"


def _beside_earlier(dossier: Dossier, draft: Draft) -> str:
    if not dossier.earlier_papers:
        return ""
    lists, no_more, mark = draft.counted("earlier lists of papers", "earlier lists with no more papers")
    return f" Of {lists} earlier days with papers on record {no_more} have no more.{mark}"


def _listed(dossier: Dossier, draft: Draft, name: str, items: Sequence[Passage]) -> Iterator[str]:
    """A list issued on the day of the text: how many items, and the first of them."""
    document = dossier.view.document(name)
    number, mark = draft.counted(f"items at {name}")
    heading = dossier.opening(document)
    yield f"Issued the same day: {told(document)}{draft.words(heading)}, with {number} items.{mark}"
    for one in items[:PAPERS]:
        words = quote(document, one.start, one.end)
        yield f"{shown(words)}{draft.words(words)}"


def promises(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How much the text binds its speakers to, and the commitments that can be tested soonest."""
    statements, number, testable, dated, mark = draft.counted(
        "statements", "commitments", "testable commitments", "dated commitments"
    )
    if not dossier.promises:
        yield f"None of its {statements} statements binds its speaker, as far as the rules can read them.{mark}"
        return
    yield f"Of {statements} statements {number} bind their speaker, {testable} testably, {dated} with a day.{mark}"
    yield from (_promise(dossier, draft, *one) for one in _first_promises(dossier))


def all_promises(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Every further commitment, in the order of the text."""
    before = _first_promises(dossier)
    yield from (_promise(dossier, draft, *one) for one in dossier.promises if one not in before)


def _first_promises(dossier: Dossier) -> Sequence[tuple[Statement, Commitment]]:
    return sorted(dossier.promises, key=lambda one: _testing(dossier, one[1]))[:PROMISES]


def _testing(dossier: Dossier, commitment: Commitment) -> tuple[bool, bool, int, tuple[int, str]]:
    """Orders commitments: testable, dated, precise and binding ones first."""
    binds = -(commitment.precision + commitment.obligation + commitment.delegation)
    return not commitment.testable, not dossier.is_ahead(commitment), binds, dates.sort_key(commitment.due)


def _promise(dossier: Dossier, draft: Draft, said: Statement, commitment: Commitment) -> str:
    words = quote(dossier.document, said.start, said.end)
    deadline = f" (until when: {plain(commitment.deadline)})" if dossier.is_ahead(commitment) else ""
    return f"{shown(words)}{draft.words(words)}{deadline}"


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
    mine = [one for one in finding.evidence if one.id == dossier.document.id]
    for one in (mine or finding.evidence)[:1]:
        found = dossier.find(one.id, one.text)
        if found:
            head = dossier.view.head(found.document)
            return f"; {told(head)}: {shown(found)}{draft.words(found)}"
    return ""


def watch(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """What is watched for and open, and the days the text itself names."""
    day = dossier.document.date
    items = [one for one in dossier.view.registers.watch_items() if one.outcome is OutcomeKind.OPEN]
    due = [one for one in items if not dates.is_before(one.due, day)][:WATCHED]
    for item in due:
        row = evidence.watch_evidence(item)
        yield f"{plain(row.text)}{draft.row(Register.WATCH, row)}"
    dated = sorted(
        (one for one in dossier.promises if dossier.is_ahead(one[1])), key=lambda one: dates.sort_key(one[1].due)
    )
    above = _first_promises(dossier)
    for said, commitment in [one for one in dated if one not in above][:WATCHED]:
        words = quote(dossier.document, said.start, said.end)
        yield f"A day the text names, {plain(commitment.deadline)}: {shown(words)}{draft.words(words)}"
    rows, number, mark = draft.counted(f"rows in {Register.WATCH}", "dated commitments")
    where = "; the first of them stand among the promises" if dated else ""
    yield f"The watch list has {rows} rows; commitments with a day ahead: {number}{where}.{mark}"
