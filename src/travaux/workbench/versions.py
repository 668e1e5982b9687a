"""Versions of one act side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from travaux.record.drafts import IntakeOptions
from travaux.workbench.reading import Reading, Text

if TYPE_CHECKING:
    from travaux.record.versions import Collation


class Versions(Reading):
    """Versions of one act side by side."""

    def collate(
        self, texts: Sequence[Text], about: IntakeOptions | None = None, *, least: float | None = None
    ) -> Collation:
        """Two or three versions of one act, passage beside passage, with the differences between them.

        ``texts``: beginnings of ids, files, or Documents; ``about``: what is known of the files; ``least``: the least
        confidence of a difference to be told. Raises InvalidValue for another number of texts.
        """
        from travaux.questions.collation.collate import LEAST, collate

        documents = [self._named(text, about)[0] for text in texts]
        return collate(documents, self.meaning(), LEAST if least is None else least)

    def collated(self, act: str) -> Collation | None:
        """The versions of an act in the record side by side; None when there are not two."""
        from travaux.errors import InvalidValue

        try:
            ids = self.versions_of(act)
        except InvalidValue:
            return None
        return self.collate(ids)

    def versions_of(self, act: str) -> tuple[str, ...]:
        """Ids of the versions of an act, the most authoritative of each language, at most three. Raises NotFound."""
        from travaux.questions.collation.choosing import versions_of

        return versions_of(act, self.view(unofficial=True))
