"""The workbench: an open record and the questions asked of it. The only place where the steps are joined."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from travaux.errors import UnreadableInput
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
    from travaux.parallels.lineage.corpus import Text as CorpusText
    from travaux.questions.positions import PositionOptions
    from travaux.questions.search import SearchOptions
    from travaux.record.histories import History, Likenesses
    from travaux.record.names import NameHistory
    from travaux.record.positions import PositionCard
    from travaux.record.promises import Promise
    from travaux.record.statements import Statement
    from travaux.record.topics import TopicMap
    from travaux.render.results import ReadingResult
    from travaux.world.cases import Case
    from travaux.world.rows import LoadOptions


Text = str | os.PathLike[str] | Document
"""A text to read: the beginning of an id, a file, or a document."""


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

    def chart(self, expression: str, path: Path, *, as_of: str = "") -> None:
        """Draws a series or rows written in the language of claims; raises InvalidValue for anything else."""
        from travaux.questions.predicates.evaluation import drawable
        from travaux.render import charts

        found = drawable(expression, self.view(as_of))
        if isinstance(found, tuple):
            people = {one.kind for one in found} == {"delegate"}
            charts.write(charts.attendance(found) if people else charts.timeline(found), path)
        else:
            charts.write(charts.series_chart(found), path)

    def chart_voting(self, one: str, other: str, path: Path, *, as_of: str = "") -> None:
        """Draws how far two states voted alike, by year."""
        from travaux.render import charts
        from travaux.world.states import state_code
        from travaux.world.votes import agreement

        registers, states = self.view(as_of).registers, (state_code(one), state_code(other))
        years = agreement(registers.ballots(states), registers.roll_calls(), *states)
        charts.write(charts.agreement_chart(years, one, other), path)

    def absent(self, term: str, document: str, *, as_of: str = "") -> Finding:
        """Whether a term is present, oblique, dropped or absent in a document, with its last earlier wording."""
        from travaux.questions.predicates.text_claims import presence

        return presence(term, document, self.view(as_of))

    def index(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Indexes the documents not indexed yet, so that the next reading need not; returns how many are indexed."""
        from travaux.questions.indexing import indexed

        segments = indexed(self.view(unofficial=True), self._database.layout.index, progress)
        return sum(len(segment.documents) for segment in segments)

    def history(self, query: str, *, as_of: str = "", against: str | Filter = "") -> History:
        """Every occurrence of a phrase or passage, by date; none: it is not in this record."""
        from travaux.questions.history import history
        from travaux.questions.indexing import indexed

        segments = indexed(self.view(unofficial=True), self._database.layout.index)
        return history(query, self.view(as_of, against), segments)

    def similar(self, beginning: str, most: int = 5, *, as_of: str = "", against: str | Filter = "") -> Likenesses:
        """The texts most like a document: what they share, what they had and it lacks. Raises NotFound."""
        from travaux.questions.indexing import indexed
        from travaux.questions.similar import similar

        everything = self.view(unofficial=True)
        segments = indexed(everything, self._database.layout.index)
        document = everything.document(everything.resolve(beginning))
        return similar(document, self.view(as_of, against), segments, most)

    def corpus(self, *, as_of: str = "", against: str | Filter = "") -> tuple[CorpusText, ...]:
        """The texts a filter admits, for a lineage of all of them."""
        from travaux.parallels.lineage.corpus import Text as CorpusText

        view = self.view(as_of, against)
        heads = {head.id: head for head in view.heads()}
        found = ((heads[name], text) for name, text in view.texts())
        return tuple(CorpusText(head.id, head.date, text, head.title, head.issuers) for head, text in found)

    def read(
        self,
        what: Text,
        about: IntakeOptions | None = None,
        *,
        as_of: str = "",
        against: str | Filter = "",
        last: int = 4,
    ) -> ReadingResult:
        """Reads a text against what was dated before it, or before ``as_of``, among the documents a filter admits.

        ``what``: the beginning of a document's id, a file (in the record already, or not), or a Document; ``about``:
        what is known of a file. A text without a date is read against the whole record. ``last``: how many texts of
        the genre back standing and dropped formulas are looked for.
        """
        from travaux.questions import indexing, meaning, reading
        from travaux.render.results import ReadingResult

        document, source = self._named(what, about)
        view, folder = self.view(as_of or document.date, against), self._database.layout.index
        segments = indexing.indexed(self.view(unofficial=True), folder)
        given = reading.ReadOptions(last, source)
        return ReadingResult(reading.read(document, view, segments, meaning.Meaning(folder), given))

    def _named(self, what: Text, about: IntakeOptions | None) -> tuple[Document, str]:
        """A document and where it came from: given itself, from a file, or out of the record."""
        if isinstance(what, Document):
            return what, ""
        if os.path.isdir(what):
            raise UnreadableInput(what, "it is a folder", "Add it to a record and read one text by its id.")
        if os.path.isfile(what):
            return self._from_file(os.fspath(what), about), os.fspath(what)
        return self.show(os.fspath(what)).document, ""

    def _from_file(self, path: str, about: IntakeOptions | None) -> Document:
        """The text of a file; where the record holds it already, as the record describes it."""
        from travaux.intake.files import receive

        document = _only(path, list(receive([Path(path)], about)))
        known = self.view(unofficial=True).find_by_text_hash(document.sha256)
        return self.show(known[0].id).document if known else document

    def doctor(self) -> Examination:
        """Checks that the record agrees with itself, and its index with it."""
        from travaux.questions.indexing import index_faults

        store = health.examine(self._database)
        found = index_faults(self.view(unofficial=True), self._database.layout.index)
        return Examination((*store.checks, "index"), (*store.faults, *found))

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


def _only(path: str, drafts: Sequence[Draft | Refusal]) -> Document:
    """The one document a file gave; raises what refused it, or UnreadableInput when it gave several."""
    if len(drafts) == 1 and isinstance(drafts[0], Draft):
        return drafts[0].document
    refused = [draft.error for draft in drafts if isinstance(draft, Refusal)]
    if len(drafts) == 1 and refused:
        raise refused[0]
    raise UnreadableInput(path, f"it holds {len(drafts)} texts", "Add them to a record and read one by its id.")
