"""The material of a brief with the ledger beside it: what became of what the same issuers promised before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from travaux.questions.composing.material import Material
from travaux.questions.history import history
from travaux.questions.ledger.chains import chain, chains
from travaux.questions.ledger.states import states
from travaux.record import dates
from travaux.record.ledger import Chain, LedgerState, Restatement


@dataclass(frozen=True, slots=True)
class EarlierPromise:
    """A promise of the ledger as it stood on the day of the brief, and how often it was said up to the text.

    ``here``: where the text, or another version of its act, says it again; None when it does not.
    """

    state: LedgerState
    chain: Chain
    here: Restatement | None

    @property
    def idle(self) -> bool:
        """Whether it is said again here with nothing entered for it since the time before."""
        return self.here is not None and len(self.chain.said) > 1 and not self.here.progress

    @property
    def told(self) -> str:
        """How it stands, in words: ``announced, overdue``; side by side where the sides differ."""
        sides = self.state.sides
        said = {one.side: f"{one.status}, overdue ({one.reason})" if one.overdue else one.status.value for one in sides}
        if len(set(said.values())) == 1:
            return next(iter(said.values()))
        return "; ".join(f"{side}: {status}" for side, status in said.items())


@dataclass(frozen=True, eq=False)
class Promised(Material):
    """Material with the promises that the ledger has of the same issuers from before the text."""

    @property
    def day(self) -> str:
        """The day of which the ledger is asked: that of the brief, else that of the text."""
        return self.view.options.as_of or self.document.date

    @cached_property
    def kept(self) -> tuple[EarlierPromise, ...]:
        """Earlier promises, those first that are overdue, then those said again here; none without a ledger or date."""
        if not self.document.date:
            return ()
        known = {one.item.id: one for one in states(self.view, self.day) if self._is_earlier(one)}
        items = [one.item for one in known.values()]
        found = chains(items, self.view, lambda words: history(words, self.view, self.segments, self.meaning))
        made = [self._promise(one, [known[item.id] for item in one.items]) for one in found]
        return tuple(sorted(made, key=lambda one: (not one.state.overdue, not one.idle, dates.sort_key(_date(one)))))

    @cached_property
    def statuses(self) -> Mapping[str, int]:
        """How many of them stand how, by status, a promise for the first of its sides."""
        return Counter(one.state.sides[0].status.value for one in self.kept)

    def _is_earlier(self, one: LedgerState) -> bool:
        mine, theirs = set(self.document.issuers), set(one.item.sides)
        return dates.is_before(one.item.date, self.document.date) and (not theirs or bool(mine & theirs))

    def _promise(self, found: Chain, stand: Sequence[LedgerState]) -> EarlierPromise:
        """A promise with what was said of it no later than the text. Of the times it was taken that counts which is
        overdue, else which has a rule, the latest of these."""
        said = [one for one in found.said if not dates.is_before(self.document.date, one.date)]
        upto = chain(found.items, said)
        here = next((one for one in upto.said if self._is_here(one)), None)
        state = max(stand, key=lambda one: (one.overdue, one.item.guideline is not None, dates.sort_key(one.item.date)))
        return EarlierPromise(state, upto, here)

    def _is_here(self, one: Restatement) -> bool:
        return one.quote.document in (self.document.id, *(head.id for head in self.versions))


def _date(one: EarlierPromise) -> str:
    return one.state.item.date
