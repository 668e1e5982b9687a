"""Versions of one act laid side by side: which passages say the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Passages of two versions that answer each other, as half-open ranges of positions in order of the text.

    One of the ranges is empty when the other version has nothing for the passages (an omission or an addition).
    ``score`` is a margin: how much nearer in meaning the two are than either is to the other's neighbours, lowered
    when their lengths disagree; about 0 for unrelated passages, .2 to .6 for translations; 0 for an empty side.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    score: float

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return self.first[0] == self.first[1] or self.second[0] == self.second[1]
