"""One text or one wording against everything before it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from travaux.errors import NotFound, UnreadableInput
from travaux.record.documents import Document
from travaux.record.drafts import Draft, IntakeOptions, Refusal
from travaux.record.filters import Filter
from travaux.workbench.texts import Texts

if TYPE_CHECKING:
    from travaux.parallels.lineage.corpus import Text as CorpusText
    from travaux.record.families import Family
    from travaux.record.histories import History, Likenesses
    from travaux.record.quotations import Quotation, QuotationCheck
    from travaux.render.results import ReadingResult


Text = str | os.PathLike[str] | Document
"""A text to read: the beginning of an id, a file, or a document."""


class Reading(Texts):
    """One text or one wording against everything before it."""

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
        from travaux.questions import indexing, reading, translations
        from travaux.render.results import ReadingResult

        document, source = self._named(what, about)
        view, folder = self.view(as_of or document.date, against), self._database.layout.index
        segments = indexing.indexed(self.view(unofficial=True), folder)
        meant, given = self.meaning(), reading.ReadOptions(last, source)
        found = reading.read(document, view, segments, meant, given)
        return ReadingResult(translations.with_translations(found, view, meant))

    def _named(self, what: Text, about: IntakeOptions | None) -> tuple[Document, str]:
        """A document and where it came from: given itself, from a file, or out of the record."""
        if isinstance(what, Document):
            return what, ""
        if os.path.isdir(what):
            raise UnreadableInput(what, "it is a folder", "Add it to a record and read one text by its id.")
        if os.path.isfile(what):
            return self._from_file(os.fspath(what), about), os.fspath(what)
        return self._held(os.fspath(what)), ""

    def _held(self, beginning: str) -> Document:
        """A document by the beginning of its id. Raises NotFound, which says that no file has that name either."""
        try:
            return self.show(beginning).document
        except NotFound as missing:
            remedy = "No such file exists either, and no document id begins so; 'travaux list' shows the ids."
            raise NotFound(missing.kind, missing.name, remedy) from missing

    def _from_file(self, path: str, about: IntakeOptions | None) -> Document:
        """The text of a file; where the record holds it already, as the record describes it."""
        from travaux.intake.files import receive

        document = _only(path, list(receive([Path(path)], about)))
        known = self.view(unofficial=True).find_by_text_hash(document.sha256)
        return self.show(known[0].id).document if known else document

    def history(self, query: str, *, as_of: str = "", against: str | Filter = "") -> History:
        """Every occurrence of a phrase or passage, by date; none: it is not in this record."""
        from travaux.questions.history import history
        from travaux.questions.indexing import indexed

        view, folder = self.view(as_of, against), self._database.layout.index
        segments = indexed(self.view(unofficial=True), folder)
        return history(query, view, segments, self.meaning())

    def history_svg(self, found: History) -> str:
        """The history of a phrase as a chart, in SVG."""
        from travaux.render import charts
        from travaux.render.history_chart import history_chart

        return charts.svg(history_chart(found))

    def quotation(self, said: Quotation, *, as_of: str = "", against: str | Filter = "") -> QuotationCheck:
        """Whether words stand where they are said to stand. Raises NotFound for a document that is not there."""
        from travaux.questions.quotations import check

        return check(said, self.view(as_of, against), self.meaning())

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

    def families(self, most: int = 50, *, as_of: str = "", against: str | Filter = "") -> tuple[Family, ...]:
        """The wordings that stand in most texts, with their course; worked out anew each time, in this process."""
        from travaux.parallels.lineage.corpus import Corpus
        from travaux.parallels.lineage.run import RunOptions, trace
        from travaux.parallels.lineage.told import foremost

        corpus = Corpus.of(self.corpus(as_of=as_of, against=against))
        with TemporaryDirectory(prefix="travaux-lineage-") as folder:
            return foremost(trace(corpus, Path(folder), RunOptions(processes=1)), most)


def _only(path: str, drafts: Sequence[Draft | Refusal]) -> Document:
    """The one document a file gave; raises what refused it, or UnreadableInput when it gave several."""
    if len(drafts) == 1 and isinstance(drafts[0], Draft):
        return drafts[0].document
    refused = [draft.error for draft in drafts if isinstance(draft, Refusal)]
    if len(drafts) == 1 and refused:
        raise refused[0]
    raise UnreadableInput(path, f"it holds {len(drafts)} texts", "Add them to a record and read one by its id.")
