"""The world beside the texts: tables loaded, claims evaluated, series drawn."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.record.filters import Filter
from travaux.record.findings import Finding, SourcedRow
from travaux.record.registers import LoadedTable, Loading, Register, RegisterDraft, Unloading
from travaux.store.loadings import RegisterWriter
from travaux.workbench.opened import Opened

if TYPE_CHECKING:
    from decimal import Decimal

    from travaux.record.cards import DelegationCard, PapersCard
    from travaux.render.charts import Chart
    from travaux.world.cases import Case
    from travaux.world.rows import LoadOptions
    from travaux.world.statistics import AnswerOptions


class Registers(Opened):
    """The world beside the texts: tables loaded, claims evaluated, series drawn."""

    def load(self, path: str | os.PathLike[str], options: LoadOptions | None = None) -> Loading:
        """Adds the rows of a table to the register its columns fit, or of a statistical answer; all of them or none.

        Raises UnreadableInput, RejectedRows (naming each row) or InvalidValue.
        """
        from travaux.intake.sheets import received
        from travaux.world.statistics import is_answer

        content = received(path)
        described = options is not None and (options.kind or options.mapping)
        if is_answer(content) and not described:
            return self.load_answer(str(path), content)
        return self._load(str(path), content, options)

    def load_case(self, chosen: Case) -> tuple[Loading, ...]:
        """Loads every table of a case, of the package or a folder; what was loaded before a bad table stays."""
        from travaux.world.rows import LoadOptions

        named = ((f"case:{chosen.name}/{file}", chosen.content(file), kind) for file, kind in chosen.tables.items())
        return tuple(self._load(locator, content, LoadOptions(kind)) for locator, content, kind in named)

    def load_answer(self, locator: str, content: bytes, options: AnswerOptions | None = None) -> Loading:
        """Adds the figures of an answer of UN Comtrade or an SDMX service; ``locator``: the address it came from.

        Raises UnreadableInput or RejectedRows (naming each observation).
        """
        from travaux.world.rows import source_of
        from travaux.world.statistics import AnswerOptions, answer_draft

        chosen = options or AnswerOptions()
        draft = answer_draft(source_of(locator, content, chosen.retrieved), content, chosen)
        return RegisterWriter(self._database).load(draft)

    def _load(self, locator: str, content: bytes, options: LoadOptions | None) -> Loading:
        from travaux.world.rows import LoadOptions

        calls = {call.number: call.id for call in self.view().registers.roll_calls()}
        known = replace(options or LoadOptions(), roll_calls=calls)
        return RegisterWriter(self._database).load(self._drafted(locator, content, known))

    def _drafted(self, locator: str, content: bytes, options: LoadOptions) -> RegisterDraft:
        from travaux.intake.sheets import plain_text, sheet
        from travaux.world.rows import list_draft, register_draft, source_of

        source = source_of(locator, content)
        if options.list_date:
            return list_draft(source, content, plain_text(content), options)
        table = sheet(locator, content)
        return register_draft(source, content, (table.columns, table.rows), options)

    def tables(self) -> tuple[LoadedTable, ...]:
        """The tables loaded, in that order."""
        return self.view().registers.tables()

    def unload(self, named: str) -> tuple[Unloading, ...]:
        """Takes out what was loaded from a locator, or from the source whose id begins so. Raises NotFound."""
        return RegisterWriter(self._database).unload(named)

    def rows(self, register: Register, *, as_of: str = "") -> tuple[SourcedRow, ...]:
        """The rows of one register with who says so and the files that gave them, by date."""
        from travaux.questions.register_rows import register_rows

        return register_rows(self.view(as_of), register)

    def claim(self, written: str, *, as_of: str = "", against: str | Filter = "") -> Finding:
        """The answer to a claim or question in the language of predicates; raises InvalidValue at the place."""
        from travaux.questions.predicates.evaluation import evaluate

        return evaluate(written, self.view(as_of, against))

    def absent(self, term: str, document: str, *, as_of: str = "") -> Finding:
        """Whether a term is present, oblique, dropped or absent in a document, with its last earlier wording."""
        from travaux.questions.predicates.functions import Context
        from travaux.questions.predicates.mention_claims import presence

        return presence(Context(self.view(as_of)), term, document)

    def delegation(
        self, visit: str, state: str = "", days: Decimal | None = None, *, as_of: str = ""
    ) -> DelegationCard:
        """The delegation of a visit beside those before it; ``days``: how long is new in a post. Raises NotFound."""
        from travaux.questions.cards import NEW_DAYS, delegation_card

        return delegation_card(self.view(as_of), visit, state, days or NEW_DAYS)

    def papers(self, day: str, *, as_of: str = "") -> PapersCard:
        """The papers signed on a day beside earlier lists, by kind and subject. Raises NotFound."""
        from travaux.questions.cards import papers_card

        return papers_card(self.view(as_of), day)

    def chart(self, expression: str, path: Path, *, as_of: str = "") -> None:
        """Draws a series or rows written in the language of claims; raises InvalidValue for anything else."""
        from travaux.render import charts

        charts.write(self._drawn(expression, as_of), path)

    def chart_svg(self, expression: str, *, as_of: str = "") -> str:
        """The same chart as SVG; raises InvalidValue."""
        from travaux.render import charts

        return charts.svg(self._drawn(expression, as_of))

    def is_drawable(self, expression: str, *, as_of: str = "") -> bool:
        """Whether an expression has a chart: a series or rows, and there are some."""
        from travaux.errors import InvalidValue
        from travaux.questions.predicates.evaluation import drawable

        try:
            return bool(drawable(expression, self.view(as_of)))
        except InvalidValue:
            return False

    def _drawn(self, expression: str, as_of: str) -> Chart:
        from travaux.questions.predicates.evaluation import drawable
        from travaux.render import charts

        found = drawable(expression, self.view(as_of))
        if not isinstance(found, tuple):
            return charts.series_chart(found)
        people = {one.kind for one in found} == {"delegate"}
        return charts.attendance(found) if people else charts.timeline(found)

    def chart_voting(self, one: str, other: str, path: Path, *, as_of: str = "") -> None:
        """Draws how far two states voted alike, by year."""
        from travaux.render import charts
        from travaux.world.states import state_code
        from travaux.world.votes import agreement

        registers, states = self.view(as_of).registers, (state_code(one), state_code(other))
        years = agreement(registers.ballots(states), registers.roll_calls(), *states)
        charts.write(charts.agreement_chart(years, one, other), path)
