"""What documents say, sentence by sentence, and the promises among it."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.reading.lexicon import LANGUAGES
from travaux.reading.statements import Setting, statements
from travaux.record.documents import Document, DocumentHead
from travaux.record.promises import Promise
from travaux.record.statements import Statement
from travaux.store.views import View
from travaux.text.sentences import passages


def said_in(document: Document, about: str = "") -> list[Statement]:
    """What each sentence of a document does, in order; nothing in a language that is not read.

    With ``about``, a matter (``matters.matter_of``), only the sentences that concern it.
    """
    if document.base_language not in LANGUAGES:
        return []
    setting = Setting(document.issuers, document.kind, document.date)
    cut = passages(document.text, document.language, document.id)
    return statements(cut, document.base_language, setting, about)


def readings(view: View, language: str = "", about: str = "") -> Iterator[tuple[DocumentHead, list[Statement]]]:
    """The statements of every document shown in ru, zh or en, by date; only ``language``, only ``about`` a matter."""
    for head in view.heads():
        if head.base_language in LANGUAGES and language in {"", head.base_language}:
            yield head, said_in(view.document(head.id), about)


def promises(view: View) -> Iterator[Promise]:
    """The commitments of every document shown, by date and place; none when nothing is promised."""
    for head, found in readings(view):
        for statement in found:
            if statement.commitment is not None:
                yield Promise(head, statement, statement.commitment)
