"""The JSON form of a collation: names and meaning are a contract (docs/json.md); fields are added, never changed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from travaux.record.documents import Document
from travaux.record.passages import Passage
from travaux.record.versions import Collation, Difference, Link, PairCollation, Stretch

FORMAT = "travaux.collation/1"
LETTERS = "abc"
"""What the versions are called, in the order given."""


def collation_dict(collation: Collation) -> dict[str, Any]:
    """The collation as plain dictionaries, lists, strings and numbers, ready for JSON."""
    names = [passage_names(some) for some in collation.passages]
    return {
        "format": FORMAT,
        "documents": {
            letter: _document(document) for letter, document in zip(LETTERS, collation.documents, strict=False)
        },
        "passages": {
            letter: [_passage(name, one) for name, one in zip(ids, some, strict=True)]
            for letter, ids, some in zip(LETTERS, names, collation.passages, strict=False)
        },
        "links": [_link(link, pair, names) for pair in collation.pairs for link in pair.links],
        "differences": [_difference(one, pair) for pair in collation.pairs for one in pair.differences],
        "notes": list(collation.notes),
        "method": dict(collation.method),
    }


def passage_names(passages: tuple[Passage, ...]) -> list[str]:
    """The ids of passages, a count after those that repeat, since the same words have the same id."""
    seen: Counter[str] = Counter()
    names = []
    for one in passages:
        seen[one.id] += 1
        names.append(one.id if seen[one.id] == 1 else f"{one.id}-{seen[one.id]}")
    return names


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "date": document.date,
        "language": document.language,
        "issuers": list(document.issuers),
        "act": document.act,
        "version_kind": document.version_kind.value,
        "sha256": document.sha256,
    }


def _passage(name: str, passage: Passage) -> dict[str, Any]:
    return {
        "id": name,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "layout": passage.kind.value,
        "label": passage.label,
    }


def _link(link: Link, pair: PairCollation, names: list[list[str]]) -> dict[str, Any]:
    return {
        LETTERS[pair.first]: names[pair.first][slice(*link.first)],
        LETTERS[pair.second]: names[pair.second][slice(*link.second)],
        "score": round(link.score, 4),
    }


def _difference(one: Difference, pair: PairCollation) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        LETTERS[pair.first]: _stretch(one.first),
        LETTERS[pair.second]: _stretch(one.second),
        "note": one.note,
        "confidence": one.confidence,
        "reasons": list(one.reasons),
    }


def _stretch(one: Stretch) -> dict[str, Any]:
    return {"start": one.start, "end": one.end, "text": one.text}
