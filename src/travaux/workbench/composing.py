"""Briefs composed from the record, kept as files, and given out with their evidence looked up again."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.errors import UnreadableInput
from travaux.record.briefs import Brief, ResolvedBrief
from travaux.record.claims import CheckedDraft, Recheck
from travaux.record.filters import Filter
from travaux.record.registers import Register
from travaux.workbench.briefs import Briefs
from travaux.workbench.registers import Registers
from travaux.workbench.versions import Versions

if TYPE_CHECKING:
    from travaux.brief.resolving import Desk
    from travaux.questions.composing.dossier import Dossier
    from travaux.record.findings import SourcedRow


class Composing(Briefs, Versions, Registers):
    """Briefs composed from the record, kept as files, and given out with their evidence looked up again."""

    def compose(self, document: str, *, as_of: str = "", against: str | Filter = "") -> Brief:
        """A draft of a brief about a document of the record (the beginning of its id): questions, answers, evidence.

        Raises NotFound for a text that is not in the record: evidence must rest on what is stored.
        """
        from travaux.questions.composing.compose import compose

        return compose(self._dossier(document, as_of, against))

    def new_brief(self, title: str, document: str = "", *, as_of: str = "", against: str = "") -> Brief:
        """An empty brief with the questions. Raises NotFound for a document that is not in the record."""
        from travaux.questions.composing.asked import empty_brief

        known = self.show(document).document.id if document else ""
        return empty_brief(title, known, as_of, against)

    def read_brief(self, path: str | os.PathLike[str]) -> Brief:
        """The brief in a file; raises UnreadableInput, or InvalidValue naming what cannot be read."""
        from travaux.brief.brief_file import parsed

        try:
            return parsed(Path(path).read_text(encoding="utf-8"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableInput(
                path, str(error), "Name a brief made with 'travaux brief new' or 'compose'."
            ) from error

    def write_brief(self, brief: Brief, path: str | os.PathLike[str]) -> None:
        """Puts a brief into a file at once; raises UnreadableInput when it cannot be written."""
        from travaux.brief.brief_file import written
        from travaux.brief.claims_file import replace

        try:
            replace(Path(path), written(brief))
        except OSError as error:
            raise UnreadableInput(path, str(error), "Name a file in a folder you may write to.") from error

    def resolve(self, brief: Brief) -> ResolvedBrief:
        """The brief with its evidence as the record has it now, and every fault: what does not stand."""
        from travaux.brief.resolving import resolved

        return resolved(brief, self.view(unofficial=True), self._desk(brief))

    def export(self, brief: Brief | ResolvedBrief, form: str, *, broken: bool = False) -> bytes:
        """The brief as html, docx, pdf, md, json, csl, bibtex, refi or csv; ``broken`` prints faults in their places.

        One that is resolved already is not looked up again: that saves time where several forms are wanted.

        Raises BrokenBrief when evidence does not stand and ``broken`` is not set; MissingExtra for PDF without Typst.
        """
        from travaux.render.brief_exports import exported

        found = brief if isinstance(brief, ResolvedBrief) else self.resolve(brief)
        return exported(found, form, dict(self.view(unofficial=True).texts(found.documents)), broken=broken)

    def export_checked(self, checked: CheckedDraft, again: Recheck, name: str, form: str = "docx") -> bytes:
        """A checked draft annotated: ``docx`` with a footnote on every claim, or ``html``. Raises InvalidValue."""
        from travaux.render.checked_exports import exported

        return exported(checked, again, name, form)

    def _desk(self, brief: Brief) -> Desk:
        """What looks the evidence of a brief up: each register and the text are read once, when first asked for."""
        from travaux.brief.resolving import Desk

        return Desk(self._answers(brief.as_of, brief.against), cache(self._rows_by_id), self._counter(brief))

    def _rows_by_id(self, register: Register) -> dict[str, SourcedRow]:
        return {row.evidence.id: row for row in self.rows(register)}

    def _counter(self, brief: Brief) -> Callable[[str], str]:
        """Counts the text of a brief, which is read again when the first count is asked for."""
        from travaux.questions.composing.counts import count

        read = cache(lambda: self._dossier(brief.document, brief.as_of, brief.against))
        return lambda name: count(read(), name)

    def _dossier(self, document: str, as_of: str, against: str | Filter) -> Dossier:
        """A document of the record read against what was said before it, and the record around it."""
        from travaux.questions.composing.dossier import Dossier
        from travaux.questions.indexing import indexed

        text, view = self._held(document), self.view(as_of, against, unofficial=True)
        before = self.view(as_of, against).before(text.date)
        reading = self.read(text, as_of=before.options.as_of, against=against).reading
        segments = indexed(self.view(unofficial=True), self._database.layout.index)
        return Dossier(reading, view, before, segments, self.meaning())
