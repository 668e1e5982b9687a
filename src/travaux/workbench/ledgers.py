"""Words and deeds: commitments taken into the ledger, rules frozen, evidence entered, and what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.record.filters import Filter
from travaux.record.ledger import Chain, Deed, Guideline, LedgerItem, LedgerState, LogEntry, Tally
from travaux.store.ledger import Ledger
from travaux.workbench.reading import Reading

if TYPE_CHECKING:
    from travaux.questions.ledger.exhibits import DeedPlan


class Ledgers(Reading):
    """Words and deeds: commitments taken into the ledger, rules frozen, evidence entered, and what they add up to."""

    def ledger(self, on: str = "", *, as_of: str = "", against: str | Filter = "") -> tuple[LedgerState, ...]:
        """Every commitment of the ledger as it stands on a day (EDTF; empty: ``as_of``, else today), by date."""
        from travaux.questions.ledger.states import states

        return states(self.view(as_of, against), on or as_of or datetime.now(UTC).date().isoformat())

    def take(self, documents: Sequence[str], words: str = "", *, testable: bool = False) -> tuple[LedgerItem, ...]:
        """Takes the commitments of documents (or beginnings of their ids) into the ledger; returns those new to it.

        Only those with ``words``, or only testable ones. Raises NotFound for a document that is not there.
        """
        from travaux.questions.ledger.taking import items

        chosen = [self.show(beginning).document for beginning in documents]
        return Ledger(self._database).take(one for text in chosen for one in items(text, words, testable=testable))

    def freeze(self, item: str, rule: Guideline) -> Guideline:
        """Fixes the rule of an item, named by the beginning of its id; see ``Ledger.freeze``."""
        return Ledger(self._database).freeze(item, rule)

    def enter_evidence(self, item: str, plan: DeedPlan) -> Deed:
        """Enters a deed with its exhibit. Raises NotFound or InvalidValue; then nothing is entered."""
        from travaux.questions.ledger.exhibits import deed_of

        return Ledger(self._database).enter(deed_of(self.view(unofficial=True), item, plan))

    def withdraw_evidence(self, deed: str, reason: str, by: str = "") -> Deed:
        """Takes a deed, named by the beginning of its id, out of account; the log keeps both."""
        return Ledger(self._database).withdraw(deed, reason, by)

    def ledger_log(self) -> tuple[LogEntry, ...]:
        """Every line of the ledger's log, oldest first."""
        return Ledger(self._database).entries()

    def ledger_chains(self, *, as_of: str = "", against: str | Filter = "") -> tuple[Chain, ...]:
        """Each promise of the ledger through all texts that say it; see ``questions.ledger.chains``."""
        from travaux.questions.history import history
        from travaux.questions.indexing import indexed
        from travaux.questions.ledger.chains import chains

        view, meaning = self.view(as_of, against), self.meaning()
        segments = indexed(self.view(unofficial=True), self._database.layout.index)
        return tuple(chains(view.ledger, view, lambda words: history(words, view, segments, meaning)))

    def ledger_tallies(
        self, group: str, on: str = "", *, as_of: str = "", against: str | Filter = ""
    ) -> tuple[Tally, ...]:
        """How many commitments were kept, by ``topic``, ``side``, ``year`` or ``document``, with intervals."""
        from travaux.questions.ledger.tallies import tallies

        return tallies(self.ledger(on, as_of=as_of, against=against), group)

    def chart_ledger(
        self, group: str, path: Path, on: str = "", *, as_of: str = "", against: str | Filter = ""
    ) -> None:
        """Draws words and deeds: how the commitments of each group stand."""
        from travaux.render import charts
        from travaux.render.ledger_charts import words_and_deeds

        charts.write(words_and_deeds(self.ledger_tallies(group, on, as_of=as_of, against=against)), path)
