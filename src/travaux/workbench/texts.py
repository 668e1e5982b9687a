"""The texts of a record: added, shown, searched, removed and kept sound."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.record.documents import Document, DocumentHead
from travaux.record.drafts import Draft, IntakeOptions, Refusal
from travaux.record.faults import Examination
from travaux.record.filters import Filter
from travaux.record.hits import Found
from travaux.record.holdings import Holding
from travaux.record.outcomes import Outcome, Removal
from travaux.record.passages import Passage
from travaux.store import health
from travaux.store.additions import Entry
from travaux.store.writes import Writer
from travaux.workbench.opened import Opened

if TYPE_CHECKING:
    from travaux.questions.search import SearchOptions


class Texts(Opened):
    """The texts of a record: added, shown, searched, removed and kept sound."""

    def add(
        self, paths: Iterable[str | os.PathLike[str]], options: IntakeOptions | None = None
    ) -> Iterator[Outcome | Refusal]:
        """Adds the texts in files, folders and patterns: one answer a text, each once it is safely on disk.

        A text that cannot be read is refused and the rest added. Nothing is read before the first answer is asked for.
        """
        from travaux.intake.files import receive

        entries = (entry(draft) for draft in receive([Path(path) for path in paths], options))
        return Writer(self._database).add_all(entries)

    def head(self, beginning: str) -> DocumentHead:
        """The head of the document whose id is or uniquely starts with ``beginning``. Raises NotFound.

        A whole id costs one look-up, however large the record and however fast it grows.
        """
        return self._database.head(beginning) or self.whole().head(self.whole().resolve(beginning))

    def show(self, beginning: str) -> Holding:
        """The document whose id is or uniquely starts with ``beginning``, with its sources. Raises NotFound."""
        view = self.whole()
        document = view.document(view.resolve(beginning))
        same = tuple(head for head in view.find_by_text_hash(document.sha256) if head.id != document.id)
        return Holding(view.head(document.id), document, view.publications(document.id), same)

    def passages(self, document: Document) -> tuple[Passage, ...]:
        """The sentences, list items and headings of a document, in order."""
        from travaux.text.sentences import passages

        return passages(document.text, document.language, document.id)

    def search(
        self, query: str, options: SearchOptions | None = None, *, as_of: str = "", against: str | Filter = ""
    ) -> Found:
        """The documents that hold all words of ``query`` in any form, and its quoted phrases as they stand."""
        from travaux.questions.search import search

        return search(self.view(as_of, against, unofficial=True), query, options)

    def remove(self, ids: Sequence[str], *, purge: bool = False) -> tuple[Removal, ...]:
        """Takes documents out; all ids (or unique beginnings) are checked before the first goes. Raises NotFound."""
        everything = self.view(unofficial=True)
        whole = dict.fromkeys(everything.resolve(beginning) for beginning in ids)
        return tuple(Writer(self._database).remove(document, purge=purge) for document in whole)

    def index(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Indexes the documents not indexed yet, so that the next reading need not; returns how many are indexed."""
        from travaux.questions.indexing import indexed

        segments = indexed(self.view(unofficial=True), self._database.layout.index, progress)
        return sum(len(segment.documents) for segment in segments)

    def vectorise(self) -> int:
        """Makes the vectors of every passage that has none; returns how many documents were without."""
        view, meaning = self.view(unofficial=True), self.meaning()
        missing = meaning.missing(view.heads())
        meaning.add(view, missing)
        return len(missing)

    def doctor(self) -> Examination:
        """Checks that the record agrees with itself, and its index with it."""
        from travaux.questions.indexing import index_faults
        from travaux.questions.meaning import vector_faults

        store, view, folder = health.examine(self._database), self.view(unofficial=True), self._database.layout.index
        found = (*index_faults(view, folder), *vector_faults(view, folder))
        return Examination((*store.checks, "index", "vectors"), (*store.faults, *found))

    def tidy(self) -> tuple[str, ...]:
        """Deletes snapshots no document refers to and what interrupted writers left; returns their names."""
        return Writer(self._database).tidy()


def entry(draft: Draft | Refusal) -> Entry | Refusal:
    """A draft with what the text layer knows about it: its length and the terms that shall find it."""
    if isinstance(draft, Refusal):
        return draft
    from travaux.text.counts import count_words
    from travaux.text.terms import search_terms

    text, language = draft.document.text, draft.document.language
    return Entry(draft, count_words(text, language), search_terms(text, language))
