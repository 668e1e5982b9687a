"""Documents as they are cited: titles as far as they are known in other letters and languages, and where they stand."""

from __future__ import annotations

from travaux.record.briefs import LANGUAGE, Reference
from travaux.record.documents import DocumentHead, VersionKind
from travaux.store.views import View
from travaux.text.romanisation import romanised

SYSTEM = "bgn"
"""English readers are used to BGN/PCGN; library catalogues in English use forms close to it."""


class Cataloguer:
    """Makes the references of a view, each once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._made: dict[str, Reference] = {}

    def reference(self, document: str) -> Reference:
        """The document as it is cited; raises NotFound when the view does not show it."""
        if document not in self._made:
            head = self._view.head(document)
            self._made[document] = Reference(
                head, self._view.publications(document), transliterated(head), self._translated(head)
            )
        return self._made[document]

    def _translated(self, head: DocumentHead) -> str:
        """The title of the official version of the act in the language of briefs; empty without one."""
        official = (VersionKind.AUTHENTIC, VersionKind.OFFICIAL_TRANSLATION)
        versions = (one for one in self._view.heads() if head.act and one.act == head.act and one.id != head.id)
        titles = (one.title for one in versions if one.base_language == LANGUAGE and one.version_kind in official)
        return "" if head.base_language == LANGUAGE else next(titles, "")


def transliterated(head: DocumentHead) -> str:
    """A Russian title in Latin letters; empty for other languages: no program writes pinyin without guessing."""
    return romanised(head.title, SYSTEM) if head.base_language == "ru" else ""
