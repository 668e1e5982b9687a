"""How like two wordings are, as a status: the rule, its thresholds and its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.parallels import Edit, EditKind, Status

EDITED, REWORKED = 0.70, 0.40
"""Least coverage of an edited and of a reworked passage."""
GROWN, WHOLE = 0.55, 0.85
"""A passage of less coverage is still edited when it is an earlier sentence with words added: GROWN of the passage is
covered, and WHOLE of the earlier sentence stands in it."""
FRAME, MOST_SLOTS = 0.6, 2
"""Substitutions alone, no more than MOST_SLOTS, in a sentence kept to the share FRAME, put a new object in an old
frame: the passage is new, made of stock phrases."""
LEAST_SIMILARITY = 0.5
"""An aligned stretch with less agreement is reworked at most, however much of it is covered: it was taken apart."""
VERBATIM = 0.95
"""Least coverage of a verbatim passage, which has no edit besides."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares from 0 to 1. ``coverage``: of the later passage's weight that the earlier text accounts for;
    ``containment``: of the earlier sentence's words that stand in the later passage; ``similarity``: twice the words
    aligned over the words of both stretches."""

    coverage: float
    containment: float
    similarity: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """A status with the values that decided it; NEW means: too little to be a parallel."""

    status: Status
    coverage: float
    similarity: float
    reasons: tuple[str, ...]


def judge(agreement: Agreement, edits: tuple[Edit, ...]) -> Likeness:
    """The status that follows from the agreement and the edits."""
    reasons = (
        f"{agreement.coverage:.0%} of the passage covered",
        f"{agreement.containment:.0%} of the earlier sentence kept",
        f"{agreement.similarity:.0%} of the aligned words agree",
        f"{len(edits)} edits" if edits else "no edit",
    )
    return Likeness(_status(agreement, edits), round(agreement.coverage, 4), round(agreement.similarity, 4), reasons)


def kind_of_stretch(agreement: Agreement, *, exact: bool) -> Status:
    """The kind of a stretch heavy enough to be reuse, its single edits unknown; ``exact``: every word agrees."""
    if exact:
        return Status.VERBATIM
    return Status.EDITED if _is_edited(agreement) else Status.REWORKED


def _is_edited(agreement: Agreement) -> bool:
    grown = agreement.coverage >= GROWN and agreement.containment >= WHOLE
    return agreement.similarity >= LEAST_SIMILARITY and (agreement.coverage >= EDITED or grown)


def _is_frame(agreement: Agreement, edits: tuple[Edit, ...]) -> bool:
    """Whether only the frame of the earlier sentence is kept and its object is another: "the sides attach importance to
    cooperation in" this, and then in that."""
    filled = all(edit.kind is EditKind.SUBSTITUTED for edit in edits)
    return filled and len(edits) <= MOST_SLOTS and agreement.coverage < EDITED and agreement.containment >= FRAME


def _status(agreement: Agreement, edits: tuple[Edit, ...]) -> Status:
    if agreement.coverage >= VERBATIM and not edits:
        return Status.VERBATIM
    if _is_edited(agreement):
        return Status.EDITED
    if agreement.coverage < REWORKED or _is_frame(agreement, edits):
        return Status.NEW
    return Status.REWORKED
