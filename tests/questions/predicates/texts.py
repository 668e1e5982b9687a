"""A record of texts for tests of claims about them: a folder that is gone afterwards, and the claim answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.questions.small_record import no_likeness
from tests.store.samples import draft
from travaux.questions.paraphrase import Encode
from travaux.questions.predicates.evaluation import evaluate
from travaux.record.documents import Document
from travaux.record.findings import Finding
from travaux.record.registers import Entry, Register, RegisterDraft
from travaux.record.sources import Source
from travaux.store.database import create
from travaux.store.entries import NOUNS
from travaux.store.loadings import RegisterWriter
from travaux.store.views import View
from travaux.store.writes import Writer
from travaux.text.terms import search_terms


def ask_texts(
    claim: str, documents: Iterable[Document], entries: Sequence[Entry] = (), encode: Encode | None = no_likeness
) -> Finding:
    """The answer to a claim over these texts and rows; by wording alone unless ``encode`` makes vectors."""
    with TemporaryDirectory() as folder, create(Path(folder) / "record") as database:
        for number, one in enumerate(documents):
            terms = search_terms(one.text, one.language)
            Writer(database).add(draft(one, f"{number}.txt"), words=len(terms), terms=terms)
        for register, noun in NOUNS.items():
            rows = tuple(entry for entry in entries if isinstance(entry, noun))
            source = Source("0" * 64, f"{register}.csv")
            RegisterWriter(database).load(RegisterDraft(Register(register), source, b"", rows))
        return evaluate(claim, View(database), encode)
