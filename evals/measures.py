"""Measures: figures with the gold data they were measured on, and the evals that yield them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. ``n``: cases behind it; ``gold``: hash of the gold data; ``higher_is_better``: which way is worse.

    A measure that is not ``guarded`` is printed and kept but has no floor: it informs, it does not judge.
    """

    name: str
    value: float
    n: int
    gold: str
    higher_is_better: bool = True
    guarded: bool = True


@dataclass(frozen=True, slots=True)
class Eval:
    """A named group of measures. ``needs``: paths inside the shared folder without which it is skipped.

    ``run`` gets the shared folder (None when there is none and nothing of it is needed) and a folder for made data.
    """

    name: str
    run: Callable[[Path | None, Path], list[Measure]]
    needs: tuple[str, ...] = ()

    def missing(self, shared: Path | None) -> str:
        """Why it cannot run here; empty when it can."""
        if not self.needs:
            return ""
        if shared is None:
            return "no folder of shared texts (TRAVAUX_SHARED, or shared beside the project)"
        absent = [need for need in self.needs if not (shared / need).exists()]
        return f"not in the shared folder: {', '.join(absent)}" if absent else ""
