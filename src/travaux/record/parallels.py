"""Parallels: an earlier stretch of text answering a later one, with the edits between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.record.passages import Quote


class Status(StrEnum):
    """How a passage stands to the record it was read against, strongest first."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWORKED = "reworked"
    PARAPHRASE = "paraphrase"
    NEW = "new"


class EditKind(StrEnum):
    """What an edit does to the earlier wording."""

    ADDED = "added"
    REMOVED = "removed"
    SUBSTITUTED = "substituted"
    REORDERED = "reordered"
    NUMBER = "number"
    QUALIFIER = "qualifier"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change. Offsets are code points of the two documents; an empty side has equal start and end."""

    kind: EditKind
    earlier: str
    later: str
    earlier_start: int
    earlier_end: int
    later_start: int
    later_end: int


TRANSLATION = "translation"
"""The kind of a parallel across languages, beside those of ``Status``."""


@dataclass(frozen=True, slots=True)
class Translation:
    """An earlier Quote that says in another language what a later one says, as far as sentence vectors can tell.

    ``similarity``: cosine of the two; ``score``: how far it stands above the neighbours on both sides, which decides;
    ``reasons``: the values in words. Nobody has compared the two word by word.
    """

    earlier: Quote
    later: Quote
    date: str
    language: str
    similarity: float
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parallel:
    """An earlier Quote answering a later one.

    ``coverage``: share of the later passage's weight (content words count more than function words) that the
    earlier text accounts for, 0 to 1. ``similarity``: share of agreement inside the aligned stretch, 0 to 1.
    ``reasons``: in words, the values that decided the kind.
    """

    earlier: Quote
    later: Quote
    date: str
    language: str
    kind: Status
    coverage: float
    similarity: float
    edits: tuple[Edit, ...] = ()
    reasons: tuple[str, ...] = ()
