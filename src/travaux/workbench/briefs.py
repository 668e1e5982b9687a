"""Drafts checked against the record, and what they claimed asked again later."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.errors import UnreadableInput
from travaux.record.claims import CheckedDraft, Recheck
from travaux.record.drafts import Draft, IntakeOptions
from travaux.record.filters import Filter
from travaux.workbench.opened import Opened

if TYPE_CHECKING:
    from travaux.questions.adoption import AdoptionOptions
    from travaux.record.adoptions import Adoption
    from travaux.record.documents import Document
    from travaux.record.findings import Finding
    from travaux.record.ownerships import Ownership


class Briefs(Opened):
    """Drafts checked against the record, and what they claimed asked again later."""

    def check(
        self,
        path: str | os.PathLike[str],
        about: IntakeOptions | None = None,
        *,
        as_of: str = "",
        against: str | Filter = "",
    ) -> CheckedDraft:
        """Every checkable stretch of a draft (text, Markdown, Word or HTML) with the answer of the record.

        ``about`` may give the date the draft speaks from, and its language. Raises UnreadableInput.
        """
        from travaux.brief.acquaintance import Acquaintance
        from travaux.brief.checking import checked
        from travaux.brief.recognise import recognise

        draft, view = drafted(path, about), self.view(as_of, against)
        said = about.date or "" if about else ""
        found = recognise(draft.text, draft.base_language, Acquaintance(view), said)
        return checked(draft.text, draft.language, found, self._answers(as_of, against))

    def recheck(
        self, path: str | os.PathLike[str], checked: CheckedDraft, *, save: bool | None = None, as_of: str = ""
    ) -> Recheck:
        """Asks the claims saved beside a draft again: what is no longer as it was?

        Saves those of ``checked`` when there are none yet, or when ``save`` is set: in place of the file while nobody
        has changed it, else beside it as ``DRAFT.claims.new.yaml``. ``save`` False writes nothing.
        """
        from travaux.brief.claims_file import ask_again

        return ask_again(Path(path), checked, self._answers(as_of), save)

    def ownership(
        self, what: str, between: tuple[str, str] | None = None, *, as_of: str = "", against: str | Filter = ""
    ) -> tuple[Ownership, ...]:
        """Whose talking point a phrase is, or each longer passage of a document (the beginning of its id).

        ``between``: the two sides; by default the two issuers with most joint documents. Raises InvalidValue when no
        two ever issued one together.
        """
        from travaux.questions.indexing import indexed
        from travaux.questions.meaning import Meaning
        from travaux.questions.ownership import owners

        folder = self._database.layout.index
        segments = indexed(self.view(unofficial=True), folder)
        return owners(what, self.view(as_of, against), segments, Meaning(folder), between)

    def adoption(
        self, options: AdoptionOptions | None = None, *, as_of: str = "", against: str | Filter = ""
    ) -> Adoption:
        """Whose formulas joint texts consist of over time, and who took up whose. Raises InvalidValue without any."""
        from travaux.questions.adoption import AdoptionOptions, adoption
        from travaux.questions.indexing import indexed
        from travaux.questions.meaning import Meaning

        folder = self._database.layout.index
        segments = indexed(self.view(unofficial=True), folder)
        return adoption(self.view(as_of, against), segments, Meaning(folder), options or AdoptionOptions())

    def _answers(self, as_of: str = "", against: str | Filter = "") -> Callable[[str], Finding]:
        """What answers a claim over one look at the record, the same claim once."""
        from functools import cache

        from travaux.questions.predicates.evaluation import evaluate

        view = self.view(as_of, against)
        return cache(lambda written: evaluate(written, view))


def drafted(path: str | os.PathLike[str], about: IntakeOptions | None) -> Document:
    """The one text of a draft, read from its file; raises what refused it, or UnreadableInput when it holds several."""
    from travaux.intake.files import receive

    found = list(receive([Path(path)], about))
    if len(found) != 1:
        raise UnreadableInput(path, f"it holds {len(found)} texts", "Check one draft at a time.")
    if not isinstance(found[0], Draft):
        raise found[0].error
    return found[0].document
