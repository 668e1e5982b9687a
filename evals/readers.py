"""What the evals of whole readings ask for: texts read against a record, a status and earlier places a passage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.corpora import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an earlier text, with the coverage and similarity the reading gives it."""

    source: str
    start: int
    end: int
    coverage: float = 0.0
    similarity: float = 0.0


@dataclass(frozen=True, slots=True)
class PassageRead:
    """One passage of the later text: its status and the earlier places that answer it, best first."""

    start: int
    end: int
    words: int
    status: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class TextRead:
    """A reading reduced to what is measured. ``shares``: share of the words in passages of each status."""

    id: str
    passages: tuple[PassageRead, ...]
    shares: dict[str, float]
    any_source: float


Reader = Callable[[Sequence[Text], Sequence[Text], str], list[TextRead]]
"""Record, later texts and their language -> one reading a later text, in order."""
