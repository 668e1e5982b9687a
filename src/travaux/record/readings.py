"""Readings: the answer to "what in this text is new, and what was said before?"."""

from __future__ import annotations

from dataclasses import dataclass, field

from travaux.record.dates import sort_key
from travaux.record.documents import Document, DocumentHead
from travaux.record.parallels import Parallel, Status, Translation
from travaux.record.passages import Passage, Quote
from travaux.record.statements import ForceShift


@dataclass(frozen=True, slots=True)
class Coverage:
    """The search space of an answer: what "not in this record" is relative to.

    ``first`` and ``last`` are the EDTF dates of the earliest and latest document searched, empty when there is none;
    ``undated`` counts documents left out because their date is unknown; ``languages`` counts documents a language.
    ``as_of`` is the day the record is read as of: only what is dated before it was searched; empty means no limit.
    """

    documents: int
    passages_words: int
    first: str
    last: str
    undated: int
    languages: dict[str, int]
    as_of: str
    filter: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """In how many of the last ``of_last`` documents of the genre the passage stood already (edited or closer)."""

    seen_in: int
    of_last: int


@dataclass(frozen=True, slots=True)
class PassageReading:
    """One passage with its status and evidence. ``parallels``: best first, then by date; ``earliest`` may differ.

    ``translations``: what earlier texts said of the kind in other languages, best first. They are looked for only where
    its own language has no wording for it, and leave status and novelty as they are. ``force``: what moved in force or
    targets against the best parallel, None when nothing did or there is nothing to compare. ``cut``: what the earlier
    sentences of the best parallel said besides, without an answer here or in the passages around.
    """

    passage: Passage
    status: Status
    novelty: float
    standing: Standing
    parallels: tuple[Parallel, ...]
    words: int
    occurrences: int
    translations: tuple[Translation, ...] = ()
    force: ForceShift | None = None
    cut: tuple[Quote, ...] = ()

    @property
    def best(self) -> Parallel | None:
        """The parallel that decided the status; None for a new passage."""
        return self.parallels[0] if self.parallels else None

    @property
    def earliest(self) -> Parallel | None:
        """The earliest dated parallel; None for a new passage."""
        dated = [parallel for parallel in self.parallels if parallel.date]
        return min(dated, key=lambda parallel: sort_key(parallel.date), default=None)

    @property
    def runner_up(self) -> Parallel | None:
        """The strongest parallel in another document than the best one: what the status rests on besides it."""
        best = self.best
        others = [
            parallel for parallel in self.parallels if best and parallel.earlier.document != best.earlier.document
        ]
        return min(others, key=_weakness, default=None)


_STRENGTH = {status: place for place, status in enumerate(Status)}


def _weakness(parallel: Parallel) -> tuple[int, float]:
    """Orders parallels strongest first: by kind, then by how much of the passage agrees."""
    return _STRENGTH[parallel.kind], -parallel.coverage * parallel.similarity


@dataclass(frozen=True, slots=True)
class Dropped:
    """A formula that stood in the last texts of the genre and has no answer in the text read."""

    quote: Quote
    date: str
    seen_in: int
    of_last: int
    last_seen: str


@dataclass(frozen=True, slots=True)
class Length:
    """Length of the text and its place among earlier texts of the genre in its language.

    ``words`` follows the stated ``rule``; ``rank`` 1 is the longest of ``of`` texts, this one included.
    """

    words: int
    characters: int
    passages: int
    rule: str
    rank: int
    of: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One text read against the record as of a date.

    ``heads`` names the documents quoted, by id, so that each can be cited; ``source`` is the file or address the text
    came from, empty when unknown.
    """

    document: Document
    coverage: Coverage
    passages: tuple[PassageReading, ...]
    dropped: tuple[Dropped, ...]
    length: Length
    shares: dict[Status, float]
    best_single_source: float
    any_source: float
    method: dict[str, object]
    heads: dict[str, DocumentHead] = field(default_factory=dict)
    source: str = ""
