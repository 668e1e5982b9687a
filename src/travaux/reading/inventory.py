"""Inventories: which organisations and places a text names, how often, and in what order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.reading.gazetteer import mentions
from travaux.record.statements import Mention
from travaux.text.counts import count_words

PER = 1000


@dataclass(frozen=True, slots=True)
class InventoryRow:
    """One name of a text. ``per_thousand``: mentions per 1,000 words (characters in Chinese); ``rank``: order of first
    mention, from 1; ``first``: code-point offset of the first mention; ``words``: how it is called there.
    """

    id: str
    kind: str
    count: int
    per_thousand: float
    rank: int
    first: int
    words: str


def inventory(text: str, language: str) -> list[InventoryRow]:
    """Every organisation, place, document and state named in a text, most often named first; empty when none is."""
    base = language.split("-", 1)[0]
    return rows(mentions(text, base), count_words(text, language))


def rows(named: Iterable[Mention], words: int) -> list[InventoryRow]:
    """The inventory of mentions in text order, in a text of so many words."""
    found: dict[str, list[Mention]] = {}
    for mention in named:
        found.setdefault(mention.id, []).append(mention)
    listed = [
        InventoryRow(
            id=id_,
            kind=all_[0].kind,
            count=len(all_),
            per_thousand=PER * len(all_) / words if words else 0.0,
            rank=rank,
            first=all_[0].start,
            words=all_[0].text,
        )
        for rank, (id_, all_) in enumerate(found.items(), start=1)
    ]
    return sorted(listed, key=lambda row: (-row.count, row.rank))
