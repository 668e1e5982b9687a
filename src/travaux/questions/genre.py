"""The genre of a text: the earlier documents it is one more of, by kind and language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.record.documents import Document, DocumentHead

LAST_TEXTS = 4
"""How many texts back a formula must have stood, to be called standing or dropped, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Genre:
    """``all``: heads of the genre, by date; ``last``: the most recent of them. Both empty when the text has no kind."""

    all: tuple[DocumentHead, ...]
    last: tuple[DocumentHead, ...]


def genre_of(document: Document, earlier: Sequence[DocumentHead], last: int = LAST_TEXTS) -> Genre:
    """The genre among ``earlier`` heads (by date): the same kind, and some issuer in common where both name issuers.

    A text without a kind has no genre: what is absent from it is news of nothing.
    """
    if not document.kind:
        return Genre((), ())
    alike = tuple(
        head
        for head in earlier
        if head.kind.casefold() == document.kind.casefold()
        and head.base_language == document.base_language
        and _share_issuer(head.issuers, document.issuers)
    )
    return Genre(alike, alike[-last:] if last else ())


def _share_issuer(one: Sequence[str], other: Sequence[str]) -> bool:
    names = {name.casefold() for name in one}
    return not names or not other or any(name.casefold() in names for name in other)
