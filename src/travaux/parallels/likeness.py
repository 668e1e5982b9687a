"""How like two wordings are, as a status: the rule, its thresholds and its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.parallels import Edit, EditKind, Status

VERBATIM = 0.95
"""Least coverage of a verbatim passage, which has no edit besides."""
BUILT = 0.615
"""Least share of an edited passage's words that are kept, mean of those kept anywhere and those kept in order."""
REWORKED = 0.40
"""Least coverage of a reworked passage."""
EDITED = 0.70
"""Coverage from which a passage counts as standing in a document, before its edits are known."""
MOST_SLOTS = 2
"""Substitutions alone, no more than these, that put a new object in an old frame."""
COMMONER = 0.10
"""How far coverage, where rare words count for more, lies below the share of words kept when a frame is kept: what was
put in is rarer than what stayed."""
GROWN, WHOLE = 0.55, 0.85
"""A stretch of less coverage than EDITED is still edited when it is an earlier one with words added: GROWN of it is
covered, and WHOLE of the earlier one stands in it."""
ABSORBED = 0.30
"""Least coverage of a reworked passage that took in a WHOLE earlier sentence beside as much of its own: there coverage
says how much was put to the sentence, not how little of it was kept. Set on the development half of
evals/data/status_contexts (2026-11): the mean F1 of all statuses rose from .739 to .780 in Russian and from .831
to .862 in English, and stayed at .760 in Chinese."""
LEAST_SIMILARITY = 0.5
"""An aligned stretch with less agreement is reworked at most, however much of it is covered: it was taken apart."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Weights, in content words: what a ``reworked`` passage keeps at least, since half of a short sentence is soon met
    by chance; what a ``frame`` keeps at most, since no stock phrase is longer; and, squared as for coverage, what the
    lightest ``run`` of words weighs that is said to have moved."""

    reworked: float
    frame: float
    run: float


OF_WORDS, OF_CHARACTERS = Sizes(3.0, 5.5, 0.5), Sizes(4.1, 6.6, 0.7)
"""BUILT, REWORKED, MOST_SLOTS and these were set on the development half of evals/data/status_pairs (2026-11), by the
F1 of each status; characters, which meet by chance more often than words, need a fifth more."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares from 0 to 1. ``coverage``: of the later passage's weight that the earlier text accounts for;
    ``containment``: of the earlier sentence's words that stand in the later passage; ``similarity``: twice the words
    aligned over the words of both stretches."""

    coverage: float
    containment: float
    similarity: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What a passage keeps of an earlier sentence. ``anywhere`` and ``in_order``: shares of its words, 0 to 1, content
    words counting alike; ``weight``: of the words kept, in average content words."""

    anywhere: float
    in_order: float
    weight: float

    @property
    def built(self) -> float:
        """How much of the build is kept: words that changed places count half."""
        return (self.anywhere + self.in_order) / 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """A status with the values that decided it; NEW means: too little to be a parallel."""

    status: Status
    coverage: float
    similarity: float
    reasons: tuple[str, ...]


def judge(agreement: Agreement, kept: Kept, edits: tuple[Edit, ...], sizes: Sizes) -> Likeness:
    """The status that follows from the agreement, what is kept and the edits."""
    reasons = (
        f"{agreement.coverage:.0%} of the passage covered",
        f"{kept.built:.0%} of its words kept in their order",
        f"{agreement.containment:.0%} of the earlier sentence kept",
        f"{agreement.similarity:.0%} of the aligned words agree",
        f"{len(edits)} edits" if edits else "no edit",
    )
    status = _status(agreement, kept, edits, sizes)
    return Likeness(status, round(agreement.coverage, 4), round(agreement.similarity, 4), reasons)


def is_too_little(agreement: Agreement, kept: Kept, sizes: Sizes) -> bool:
    """Whether what is kept is too little to be a parallel, whatever the edits are."""
    return agreement.coverage < VERBATIM and kept.built < BUILT and not _is_reworked(agreement, kept, sizes)


def kind_of_stretch(agreement: Agreement, *, exact: bool) -> Status:
    """The kind of a stretch heavy enough to be reuse, its single edits unknown; ``exact``: every word agrees."""
    if exact:
        return Status.VERBATIM
    grown = agreement.coverage >= GROWN and agreement.containment >= WHOLE
    edited = agreement.similarity >= LEAST_SIMILARITY and (agreement.coverage >= EDITED or grown)
    return Status.EDITED if edited else Status.REWORKED


def _is_frame(agreement: Agreement, kept: Kept, edits: tuple[Edit, ...], sizes: Sizes) -> bool:
    """Whether only the frame of the earlier sentence is kept and its object is another: "the sides attach importance to
    cooperation in" this, and then in that."""
    filled = all(edit.kind is EditKind.SUBSTITUTED for edit in edits) and len(edits) <= MOST_SLOTS
    if not filled or agreement.coverage >= EDITED:
        return False
    return agreement.coverage < kept.anywhere - COMMONER if kept.built >= BUILT else kept.weight < sizes.frame


def _status(agreement: Agreement, kept: Kept, edits: tuple[Edit, ...], sizes: Sizes) -> Status:
    if agreement.coverage >= VERBATIM and not edits:
        return Status.VERBATIM
    if _is_frame(agreement, kept, edits, sizes):
        return Status.NEW
    if kept.built >= BUILT:
        return Status.EDITED
    return Status.REWORKED if _is_reworked(agreement, kept, sizes) else Status.NEW


def _is_reworked(agreement: Agreement, kept: Kept, sizes: Sizes) -> bool:
    least = ABSORBED if agreement.containment >= WHOLE else REWORKED
    return agreement.coverage >= least and kept.weight >= sizes.reworked
