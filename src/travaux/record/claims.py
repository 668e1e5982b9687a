"""Claims: what a draft asserts, stretch by stretch, and what became of each when it was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from travaux.record.findings import Finding


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable stretch of a draft as a typed claim.

    ``start`` and ``end`` are half-open code-point offsets of the draft, ``text`` the words there. ``predicate`` is the
    leading function of ``written``, the claim in the language of predicates; ``question`` asks for what would be right,
    empty when the finding itself says it. A claim whose arguments could not be told has no ``written`` but ``missing``:
    what could not be told. ``reasons`` name the words it was recognised by.
    """

    start: int
    end: int
    text: str
    predicate: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    written: str = ""
    question: str = ""
    missing: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def linked(self) -> bool:
        """Whether every argument is known, so that the claim can be answered."""
        return bool(self.written)


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with its answer. ``correction`` is what the record has instead, empty unless the claim fails."""

    claim: Claim
    finding: Finding
    correction: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A stretch that is judgement, never graded. ``words`` are those that show it.

    ``level`` is the term of ICD 203 its estimative word stands for, with the chances in percent it means (``low`` to
    ``high``); empty when it has none. ``notes`` say what is unclear about the wording.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    level: str = ""
    low: int = 0
    high: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft after checking. ``said`` is the day it speaks from, EDTF; ``about`` the day of the occasion it is about.

    ``unlinked`` are claims whose arguments could not be told; ``notes`` concern the draft as a whole.
    """

    text: str
    language: str
    said: str
    about: str
    claims: tuple[CheckedClaim, ...]
    judgements: tuple[Judgement, ...]
    unlinked: tuple[Claim, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedClaim:
    """A claim of a draft as saved beside it, with the answer of that day.

    ``value`` is the answer to ``question``, empty when there is none; ``note`` is the reader's; ``keep`` "no"
    means that it is not asked again.
    """

    text: str
    claim: str
    question: str = ""
    verdict: str = ""
    value: str = ""
    note: str = ""
    keep: str = ""

    @property
    def dismissed(self) -> bool:
        """Whether the reader does not want it asked again."""
        return self.keep.strip().casefold() in ("no", "false", "нет", "否")


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A saved claim whose answer is now another; an empty ``verdict`` means that it can no longer be asked."""

    saved: SavedClaim
    verdict: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Recheck:
    """What asking the saved claims of a draft again gave, and where they are saved (empty: nowhere)."""

    changed: tuple[ChangedAnswer, ...] = ()
    asked: int = 0
    file: str = ""
    wrote: bool = False
    aside: bool = False
