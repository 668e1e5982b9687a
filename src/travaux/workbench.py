"""The workbench: an open record and the questions asked of it. The only place where the steps are joined."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from travaux.record import filters
from travaux.record.documents import Document
from travaux.record.drafts import Draft, IntakeOptions, Refusal
from travaux.record.faults import Examination
from travaux.record.filters import Filter
from travaux.record.findings import Finding
from travaux.record.hits import Found
from travaux.record.holdings import Holding
from travaux.record.outcomes import Outcome, Removal
from travaux.record.passages import Passage
from travaux.record.registers import Loading, RegisterDraft
from travaux.store import database, health
from travaux.store.additions import Entry
from travaux.store.database import Database
from travaux.store.loadings import RegisterWriter
from travaux.store.views import View, ViewOptions
from travaux.store.writes import Writer

if TYPE_CHECKING:
    from travaux.questions.positions import PositionOptions
    from travaux.questions.search import SearchOptions
    from travaux.record.names import NameHistory
    from travaux.record.positions import PositionCard
    from travaux.record.promises import Promise
    from travaux.record.statements import Statement
    from travaux.record.topics import TopicMap
    from travaux.world.cases import Case
    from travaux.world.rows import LoadOptions


class Workbench:
    """An open record. Close it, or use it in a ``with`` statement."""

    def __init__(self, opened: Database) -> None:
        self._database = opened

    @classmethod
    def create(cls, folder: str | os.PathLike[str]) -> Self:
        """Makes a new record in ``folder``; raises InvalidValue when it is or lies in a record."""
        return cls(database.create(folder))

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Self:
        """Opens the record in ``folder``; raises NotARecord, DamagedRecord or RecordUnavailable."""
        return cls(database.open_database(folder))

    @property
    def folder(self) -> Path:
        """The folder of the record."""
        return self._database.layout.folder

    def close(self) -> None:
        """Closes the record."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Workbench({str(self.folder)!r})"

    def view(self, as_of: str = "", against: str | Filter = "", *, unofficial: bool = False) -> View:
        """The record as of a date (EDTF; empty: all of it), for the documents a filter admits."""
        chosen = filters.parse(against) if isinstance(against, str) else against
        return View(self._database, ViewOptions(as_of, chosen, unofficial))

    def add(
        self, paths: Iterable[str | os.PathLike[str]], options: IntakeOptions | None = None
    ) -> Iterator[Outcome | Refusal]:
        """Adds the texts in files, folders and patterns: one answer a text, each once it is safely on disk.

        A text that cannot be read is refused and the rest added. Nothing is read before the first answer is asked for.
        """
        from travaux.intake.files import receive

        entries = (_entry(draft) for draft in receive([Path(path) for path in paths], options))
        return Writer(self._database).add_all(entries)

    def search(
        self, query: str, options: SearchOptions | None = None, *, as_of: str = "", against: str | Filter = ""
    ) -> Found:
        """The documents that hold all words of ``query`` in any form, and its quoted phrases as they stand."""
        from travaux.questions.search import search

        return search(self.view(as_of, against, unofficial=True), query, options)

    def show(self, beginning: str) -> Holding:
        """The document whose id is or uniquely starts with ``beginning``, with its sources. Raises NotFound."""
        view = self.view(unofficial=True)
        document = view.document(view.resolve(beginning))
        same = tuple(head for head in view.find_by_text_hash(document.sha256) if head.id != document.id)
        return Holding(view.head(document.id), document, view.publications(document.id), same)

    def passages(self, document: Document) -> tuple[Passage, ...]:
        """The sentences, list items and headings of a document, in order."""
        from travaux.text.sentences import passages

        return passages(document.text, document.language, document.id)

    def statements(self, document: Document) -> list[Statement]:
        """What each sentence of a document does, in order."""
        from travaux.reading.statements import Setting, statements

        setting = Setting(document.issuers, document.kind, document.date)
        return statements(self.passages(document), document.language, setting)

    def commitments(self, *, as_of: str = "", against: str | Filter = "") -> list[Promise]:
        """Every commitment of the documents a filter admits, by date."""
        from travaux.questions.promises import promises

        return list(promises(self.view(as_of, against)))

    def positions(
        self, topic: str, options: PositionOptions | None = None, *, as_of: str = "", against: str | Filter = ""
    ) -> tuple[PositionCard, ...]:
        """The position on a topic, one card a language. Raises InvalidValue for an unknown topic."""
        from travaux.questions.positions import positions

        return positions(self.view(as_of, against), topic, options)

    def topics(self, document: Document, *, as_of: str = "") -> TopicMap:
        """The areas a document covers, beside those of earlier documents in its language."""
        from travaux.questions.topic_map import topic_map

        return topic_map(self.view(as_of), document)

    def inventory(self, *, as_of: str = "", against: str | Filter = "") -> tuple[NameHistory, ...]:
        """Every organisation and place the documents a filter admits name, most often named first."""
        from travaux.questions.inventories import inventories

        return inventories(self.view(as_of, against))

    def remove(self, ids: Sequence[str], *, purge: bool = False) -> tuple[Removal, ...]:
        """Takes documents out; all ids (or unique beginnings) are checked before the first goes. Raises NotFound."""
        everything = self.view(unofficial=True)
        whole = dict.fromkeys(everything.resolve(beginning) for beginning in ids)
        return tuple(Writer(self._database).remove(document, purge=purge) for document in whole)

    def load(self, path: str | os.PathLike[str], options: LoadOptions | None = None) -> Loading:
        """Adds the rows of a table to the register its columns fit; all of them or none.

        Raises UnreadableInput, RejectedRows (naming each row) or InvalidValue.
        """
        from travaux.intake.sheets import received

        return self._load(str(path), received(path), options)

    def load_case(self, chosen: Case) -> tuple[Loading, ...]:
        """Loads every table of a case that comes with the package."""
        from travaux.world.rows import LoadOptions

        named = ((f"case:{chosen.name}/{file}", chosen.content(file), kind) for file, kind in chosen.tables.items())
        return tuple(self._load(locator, content, LoadOptions(kind)) for locator, content, kind in named)

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

    def claim(self, written: str, *, as_of: str = "", against: str | Filter = "") -> Finding:
        """The answer to a claim or question in the language of predicates; raises InvalidValue at the place."""
        from travaux.questions.predicates.evaluation import evaluate

        return evaluate(written, self.view(as_of, against))

    def absent(self, term: str, document: str, *, as_of: str = "") -> Finding:
        """Whether a term is present, oblique, dropped or absent in a document, with its last earlier wording."""
        from travaux.questions.predicates.text_claims import presence

        return presence(term, document, self.view(as_of))

    def doctor(self) -> Examination:
        """Checks that the record agrees with itself."""
        return health.examine(self._database)

    def tidy(self) -> tuple[str, ...]:
        """Deletes snapshots no document refers to and what interrupted writers left; returns their names."""
        return Writer(self._database).tidy()


def _entry(draft: Draft | Refusal) -> Entry | Refusal:
    """A draft with what the text layer knows about it: its length and the terms that shall find it."""
    if isinstance(draft, Refusal):
        return draft
    from travaux.text.counts import count_words
    from travaux.text.terms import search_terms

    text, language = draft.document.text, draft.document.language
    return Entry(draft, count_words(text, language), search_terms(text, language))
