"""The texts a claim speaks of: the versions of an act, words found in them, and passages as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from travaux.questions.mentions import Mention
from travaux.record.documents import Document, DocumentHead, VersionKind, base_language
from travaux.record.findings import Evidence
from travaux.record.passages import Passage
from travaux.store.views import View
from travaux.world.states import state_code


def versions(view: View, name: str) -> tuple[Document, ...]:
    """The versions of the act of a document (an id, its beginning, or the act's own name), translations apart.

    Raises NotFound when nothing answers to the name.
    """
    heads = [head for head in view.heads() if head.act and head.act == name]
    if not heads:
        head = view.head(view.resolve(name))
        heads = [one for one in view.heads() if head.act and one.act == head.act] or [head]
    authentic = [one for one in heads if one.version_kind is VersionKind.AUTHENTIC] or heads
    return tuple(view.document(one.id) for one in authentic)


def in_language(documents: Sequence[Document], language: str) -> tuple[Document, ...]:
    """Those in one language, or all when none is named."""
    return tuple(one for one in documents if not language or base_language(one.language) == base_language(language))


def place_of(words: str, documents: Iterable[Document]) -> tuple[Document, Passage] | None:
    """Where quoted words stand, white space aside, in the first version that has them; None when none has."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    for document in documents:
        match = pattern.search(document.text)
        if words.strip() and match:
            return document, Passage("", match.start(), match.end(), match.group())
    return None


def passage_evidence(head: DocumentHead, text: str, note: str = "") -> Evidence:
    """A stretch of a document."""
    return Evidence(head.id, "passage", head.date, text, head.title or "; ".join(head.issuers), (), note)


def mention_evidence(view: View, found: Iterable[Mention]) -> tuple[Evidence, ...]:
    """Places where a name stands."""
    return tuple(
        passage_evidence(view.head(one.quote.document), one.quote.exact, f"answers {one.alias!r}") for one in found
    )


def searched(documents: Iterable[Document]) -> str:
    """The texts looked through, in words."""
    return ", ".join(f"{one.id} ({one.language}, {one.date or 'undated'})" for one in documents)


def is_side(side: str, issuer: str) -> bool:
    """Whether an issuer is the side named: the same name, the same state, or an office of it ("President of X")."""
    if state_code(side).casefold() == state_code(issuer).casefold():
        return True
    pattern = re.escape(side.casefold())
    folded = issuer.casefold()
    return re.search(rf"(?<![^\W\d_]){pattern}(?![^\W\d_])", folded) is not None or (
        not side.isascii() and side in issuer
    )
