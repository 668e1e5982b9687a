"""Every promise of a view: the commitments of its documents, by date."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.reading.lexicon import LANGUAGES
from travaux.reading.statements import Setting, statements
from travaux.record.documents import DocumentHead
from travaux.record.promises import Promise
from travaux.record.statements import Statement
from travaux.store.views import View
from travaux.text.sentences import passages


def readings(view: View, language: str = "") -> Iterator[tuple[DocumentHead, list[Statement]]]:
    """The statements of every document shown in ru, zh or en, by date; only ``language`` when one is given."""
    for head in view.heads():
        base = head.base_language
        if base in LANGUAGES and language in {"", base}:
            text = view.document(head.id).text
            setting = Setting(head.issuers, head.kind, head.date)
            yield head, statements(passages(text, head.language, head.id), base, setting)


def promises(view: View) -> Iterator[Promise]:
    """The commitments of every document shown, by date and place; none when nothing is promised."""
    for head, found in readings(view):
        for statement in found:
            if statement.commitment is not None:
                yield Promise(head, statement, statement.commitment)
