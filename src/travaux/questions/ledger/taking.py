"""Commitments of documents taken into the ledger: the sentence as a quotation, and whom it binds."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.questions.predicates.wordings import is_side
from travaux.questions.promises import said_in
from travaux.record.documents import Document
from travaux.record.ledger import LedgerItem
from travaux.record.passages import Quoter
from travaux.record.statements import Speaker, SpeakerKind


def items(document: Document, words: str = "", *, testable: bool = False) -> Iterator[LedgerItem]:
    """The commitments of a document as items of the ledger; only sentences with ``words``, or testable promises."""
    quoter = Quoter(document.id, document.text, document.sha256)
    for one in said_in(document):
        bond = one.commitment
        if bond is not None and words in one.text and (bond.testable or not testable):
            start = one.end - len(one.text[: one.end - one.start].lstrip())
            yield LedgerItem(
                quote=quoter.quote(start, one.end),
                commitment=bond,
                language=document.language,
                date=document.date,
                title=document.title,
                sides=bound(one.speaker, document.issuers),
                topics=one.topics,
            )


def bound(speaker: Speaker, issuers: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a promise binds: the side that speaks, by its name among the issuers where it is one, else all issuers."""
    if speaker.kind in (SpeakerKind.SIDE, SpeakerKind.THIRD_PARTY) and speaker.name:
        return tuple(one for one in issuers if is_side(speaker.name, one)) or (speaker.name,)
    return issuers
