"""Chains: one promise through all texts that say it, to see what was said again while nothing was done.

A text says the promise again when its words stand there, verbatim, edited or translated (or reworked, where the verb is
the same), and that sentence is itself a commitment of the same sense (not denied). Versions of one act count once,
and so do texts of one day by the same issuers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from travaux.parallels.likeness import EDITED, REWORKED
from travaux.questions.promises import said_in
from travaux.record import dates
from travaux.record.documents import DocumentHead
from travaux.record.histories import History, Occurrence
from travaux.record.ledger import Chain, Deed, Direction, LedgerItem, Restatement
from travaux.record.statements import Commitment, Statement
from travaux.store.views import View

WORDING, TRANSLATION = "wording", "translation"

Ask = Callable[[str], History]
Answer = tuple[Occurrence, Commitment]


def chains(items: Sequence[LedgerItem], view: View, ask: Ask) -> Iterator[Chain]:
    """A chain for every promise of the ledger, by date of its first item; one promise taken several times has one.

    ``ask`` answers whether a wording was ever said. A promise said once has a chain of one text. None when nothing was
    taken.
    """
    left = list(items)
    read = _Reader(view)
    while left:
        found = list(_answering(left[0], ask(left[0].quote.exact), read))
        members = [one for one in left if one is left[0] or _stands_in(one, found)]
        left = [one for one in left if one not in members]
        yield chain(members, _said(found))


def chain(items: Sequence[LedgerItem], said: Sequence[Restatement]) -> Chain:
    """The chain of a promise, with the deeds for it between the times it was said."""
    deeds = sorted(
        (deed for item in items for deed in item.deeds if deed.direction is Direction.FOR),
        key=lambda deed: dates.sort_key(deed.date),
    )
    links = [replace(one, progress=_between(deeds, said, place)) for place, one in enumerate(said)]
    last = deeds[-1].date if deeds else ""
    return Chain(
        items=tuple(items),
        said=tuple(links),
        idle=sum(not one.progress for one in links[1:] if one.date),
        postponed=sum(dates.is_before(one.due, other.due) for one, other in pairwise(links)),
        unmoved=sum(not last or dates.is_before(last, one.date) for one in links if one.date),
    )


def _between(deeds: Sequence[Deed], said: Sequence[Restatement], place: int) -> tuple[Deed, ...]:
    """The deeds after the time it was said before and not after this one; none for the first time."""
    if not place:
        return ()
    return tuple(
        one
        for one in deeds
        if dates.is_before(said[place - 1].date, one.date) and not dates.is_before(said[place].date, one.date)
    )


def _answering(item: LedgerItem, found: History, read: _Reader) -> Iterator[Answer]:
    """The occurrences that promise the same, each with the commitment it stands in."""
    for one in found.occurrences:
        bond = read.commitment_at(one, item.commitment)
        if bond is not None and _answers(one, bond, item.commitment):
            yield one, bond


def _said(found: Iterable[Answer]) -> list[Restatement]:
    """Where the promise is said, by date, once an occasion: the best answer of each."""
    best: dict[str, Answer] = {}
    for one, bond in found:
        occasion = _occasion(one.head)
        if occasion not in best or _rank(one) > _rank(best[occasion][0]):
            best[occasion] = one, bond
    links = [_restatement(one, bond) for one, bond in best.values()]
    return sorted(links, key=lambda one: (dates.sort_key(one.date), one.quote.document))


def _occasion(head: DocumentHead) -> str:
    """What versions of one text share: the act, else the day and the issuers."""
    together = f"{head.date} {'; '.join(sorted(head.issuers))}" if head.date and head.issuers else head.id
    return head.act or together


def _answers(one: Occurrence, bond: Commitment, wanted: Commitment) -> bool:
    """Whether the words answer: as edited, as a translation, or as reworked where the same is to be done."""
    same = bond.action.casefold() == wanted.action.casefold()
    return one.translation or one.coverage >= (REWORKED if same else EDITED)


def _rank(one: Occurrence) -> tuple[bool, float]:
    return not one.translation, one.coverage


def _restatement(one: Occurrence, bond: Commitment) -> Restatement:
    head, kind = one.head, TRANSLATION if one.translation else WORDING
    return Restatement(one.quote, head.date, head.title, head.issuers, kind, one.coverage, bond.due)


def _stands_in(item: LedgerItem, found: Sequence[Answer]) -> bool:
    return any(
        one.quote.document == item.quote.document
        and one.quote.start < item.quote.end
        and item.quote.start < one.quote.end
        for one, _bond in found
    )


class _Reader:
    """The statements of documents, each read once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._read: dict[str, list[Statement]] = {}

    def commitment_at(self, one: Occurrence, wanted: Commitment) -> Commitment | None:
        """The commitment an occurrence stands in; None when the sentence promises nothing, or the contrary."""
        document = one.head.id
        if document not in self._read:
            self._read[document] = said_in(self._view.document(document))
        here = (said for said in self._read[document] if said.start < one.quote.end and one.quote.start < said.end)
        bonds = [said.commitment for said in here if said.commitment is not None]
        return next((bond for bond in bonds if bond.negated is wanted.negated), None)
