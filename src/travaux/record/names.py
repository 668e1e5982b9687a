"""Names over time: how often documents name an organisation or a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameCount:
    """How often one document names it. ``per_thousand``: per 1,000 words (characters in Chinese); ``rank``: place in
    the order of first mention, from 1.
    """

    document: str
    date: str
    language: str
    count: int
    per_thousand: float
    rank: int


@dataclass(frozen=True, slots=True)
class NameHistory:
    """One name over the documents that name it, by date."""

    id: str
    kind: str
    total: int
    counts: tuple[NameCount, ...]
