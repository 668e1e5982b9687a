"""Networks of third parties: who is named together with whom, and what is said of whom, over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from travaux.record.readings import Coverage


class Relation(StrEnum):
    """What ties two parties: named in one passage, or the one taking a stance toward the other."""

    TOGETHER = "together"
    STANCE = "stance"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties in one period. TOGETHER: in alphabetical order; STANCE: ``one`` issues, ``other`` is the target.

    ``period``: a year, empty for the undated; ``count``: passages or statements; ``positive`` and ``negative``: of a
    stance, how many approve and how many object; ``force``: the strongest, 0 for TOGETHER; ``acts``: how often each.
    """

    relation: Relation
    one: str
    other: str
    period: str
    count: int
    documents: int
    positive: int = 0
    negative: int = 0
    force: int = 0
    acts: tuple[tuple[str, int], ...] = ()

    @property
    def balance(self) -> float:
        """From -1, all objections, to 1, all approval; 0 also when neither is said."""
        said = self.positive + self.negative
        return (self.positive - self.negative) / said if said else 0.0


@dataclass(frozen=True, slots=True)
class Network:
    """All ties, by relation, parties and period. ``coverage``: what was read."""

    ties: tuple[Tie, ...]
    coverage: Coverage

    def only(self, relation: str = "", party: str = "") -> Network:
        """The ties of one relation and of one party; an empty argument admits all."""
        kept = [
            tie
            for tie in self.ties
            if relation in {"", tie.relation.value} and (not party or party in {tie.one, tie.other})
        ]
        return replace(self, ties=tuple(kept))
