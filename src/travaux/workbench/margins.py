"""What a reader keeps beside the texts, and what a page in the browser needs of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.errors import NotFound, UnreadableInput
from travaux.record.drafts import Draft, IntakeOptions
from travaux.record.notes import Note
from travaux.store.notes import Notebook
from travaux.store.snapshots import Snapshots
from travaux.workbench.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from travaux.intake.bounded import BoundedReader
    from travaux.record.documents import Document
    from travaux.record.margins import Margin
    from travaux.record.ownerships import Ownership
    from travaux.record.statements import Statement
    from travaux.record.versions import Collation


class Margins(Texts):
    """Notes, snapshots, and drafts not yet added."""

    _reader: BoundedReader | None = None

    def notes(self, document: str) -> tuple[Note, ...]:
        """The notes on a document; empty when there are none."""
        return Notebook(self._database).of(document)

    def note(self, document: str, passage: str, text: str) -> None:
        """Keeps the one note on a passage; an empty text takes it away. Raises NotFound."""
        found = self.show(document).document
        if passage not in {one.id for one in self.passages(found)}:
            raise NotFound("passage", passage, "The text may have been cut anew; open its reading again.")
        Notebook(self._database).write(found.id, passage, text)

    def margins(
        self,
        document: Document,
        statements: Iterable[Statement] = (),
        owned: Iterable[Ownership] = (),
        collation: Collation | None = None,
    ) -> tuple[Margin, ...]:
        """What stands beside each passage of a document, of the answers worked out so far."""
        from travaux.questions.margins import margins

        return margins(self.passages(document), statements, owned, collation)

    def snapshot(self, sha256: str) -> bytes:
        """The bytes a source was received as; raises UnreadableInput when they are missing."""
        try:
            return Snapshots(self._database.layout.snapshots).read(sha256)
        except OSError as error:
            raise UnreadableInput(sha256, "the snapshot is missing", "'travaux doctor' says what else is.") from error

    def close(self) -> None:
        """Closes the record, and ends the child process that parses drafts."""
        if self._reader is not None:
            self._reader.__exit__(None, None, None)
        super().close()

    def _parser(self) -> BoundedReader:
        """One child process for all drafts: starting one takes longer than most drafts."""
        from travaux.intake.bounded import BoundedReader

        if self._reader is None:
            self._reader = BoundedReader(IntakeOptions().seconds)
        return self._reader

    def draft(self, path: str | os.PathLike[str], about: IntakeOptions | None = None) -> Draft:
        """The one text of a file with its cautions, before it is added. Raises what refuses it, or UnreadableInput."""
        from travaux.intake.files import receive

        found = list(receive([Path(path)], about, self._parser()))
        if len(found) != 1:
            raise UnreadableInput(path, f"it holds {len(found)} texts", "Add it with 'travaux add'.")
        if not isinstance(found[0], Draft):
            raise found[0].error
        return found[0]
