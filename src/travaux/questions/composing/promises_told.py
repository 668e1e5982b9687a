"""What the text binds its speakers to, and what became of what they promised before, as the ledger has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.questions.composing.changes import LISTED
from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft, many, plain, shown
from travaux.questions.composing.earlier_promises import EarlierPromise
from travaux.questions.register_rows import evidence_of
from travaux.record import dates
from travaux.record.ledger import Deed
from travaux.record.passages import Quote, quote
from travaux.record.registers import Register
from travaux.record.statements import Commitment, Statement

PROMISES, EARLIER = 3, 2
"""Promises of the text told; earlier ones that are overdue, and as many only said again. The annex has the others."""


def promises(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How much the text binds its speakers to, the commitments that can be tested soonest, and the ledger."""
    statements, number, mark = draft.counted("statements", "commitments")
    yield f"{number} of {many(statements, 'statement')} bind their speaker, as far as the rules can read.{mark}"
    left = [one for one in ranked(dossier) if not draft.has_said(_words(dossier, one[0]))]
    yield from (draft.says(_words(dossier, one)) for one, _bond in left[:PROMISES])
    yield from _ledger(dossier, draft)


def all_promises(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Further commitments, those that can be tested soonest first, and every further promise of the ledger."""
    left = [one for one in ranked(dossier) if not draft.has_said(_words(dossier, one[0]))]
    yield from (draft.says(_words(dossier, one)) for one, _bond in left[:LISTED])
    yield from (_earlier(dossier, draft, one) for one in dossier.kept if one not in _first(dossier))


def ranked(dossier: Dossier) -> Sequence[tuple[Statement, Commitment]]:
    """The commitments of the text: testable, dated, precise and binding ones first."""
    return sorted(dossier.promises, key=lambda one: _testing(dossier, one[1]))


def _testing(dossier: Dossier, commitment: Commitment) -> tuple[bool, bool, int, tuple[int, str]]:
    binds = -(commitment.precision + commitment.obligation + commitment.delegation)
    return not commitment.testable, not dossier.is_ahead(commitment), binds, dates.sort_key(commitment.due)


def _words(dossier: Dossier, said: Statement) -> Quote:
    return quote(dossier.document, said.start, said.end)


def _ledger(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How earlier promises stand, and those that are overdue or said again."""
    if not dossier.kept:
        _number, mark = draft.counted("earlier promises")
        yield f"The ledger has no earlier promise of these issuers: what became of them is not on record.{mark}"
        return
    day, statuses, again, mark = draft.counted(
        "day of the ledger", "their statuses", "earlier promises said again here"
    )
    yield f"In the ledger, as of {day}: {statuses}. Said again here: {again}.{mark}"
    yield from (_earlier(dossier, draft, one) for one in _first(dossier))


def _first(dossier: Dossier) -> Sequence[EarlierPromise]:
    """The earlier promises told first: those overdue, and those only said again."""
    overdue = [one for one in dossier.kept if one.state.overdue]
    idle = [one for one in dossier.kept if one.idle and one not in overdue[:EARLIER]]
    return [*overdue[:EARLIER], *idle[:EARLIER]]


def _earlier(dossier: Dossier, draft: Draft, one: EarlierPromise) -> str:
    """A promise with its day, how it stands and why, how often it was said, and its words here."""
    item = one.state.item
    stands, said, mark = draft.counted(f"status in the ledger at {item.id}", f"said on at {item.id}")
    again = f" Said on {said}." if len(one.chain.said) > 1 else ""
    here = f" Here: {draft.says(one.here.quote)}." if one.here else " Not said again here."
    promised = f"{shown(item.quote)}{draft.words(item.quote)}"
    return f"Promised {item.date}: {promised} Now {plain(stands)}{mark}{_deciding(dossier, draft, one)}.{again}{here}"


def _deciding(dossier: Dossier, draft: Draft, one: EarlierPromise) -> str:
    """The exhibits of the deeds its status rests on, as evidence."""
    deeds = [side.deciding for side in one.state.sides if side.deciding]
    return "".join(dict.fromkeys(_exhibit(dossier, draft, deed) for deed in deeds))


def _exhibit(dossier: Dossier, draft: Draft, deed: Deed) -> str:
    shown_by = deed.exhibit
    if shown_by.quote is not None:
        return draft.words(shown_by.quote)
    register = Register(shown_by.kind)
    try:
        row = next(one for one in dossier.view.registers.rows(register) if one.id == shown_by.id)
    except StopIteration:
        return ""  # the row is gone: the ledger still has its words, a brief must not cite it
    return draft.row(register, evidence_of(register, row))
