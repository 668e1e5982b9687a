"""Attestations: who says so, since when it is known, and what speaks against it. Every row of a register has one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.record.dates import UNKNOWN


class Doubt(StrEnum):
    """Why a row must not be taken at its word. A doubtful row is kept; it counts only where nothing better is known."""

    CONFLICT = "conflict"
    SUSPECT = "suspect"
    ROUGH = "rough"
    REASSIGNED = "reassigned"


@dataclass(frozen=True, slots=True)
class Attestation:
    """Where a row comes from.

    ``citation``: the address or work the row itself names, else the file and row it was loaded from. ``known``: the day
    it became known (publication, vintage), EDTF; unknown means when it happened. ``doubt``: why it is doubtful, empty
    when nothing is held against it.
    """

    citation: str
    known: str = UNKNOWN
    doubt: tuple[Doubt, ...] = ()
    note: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether anything is held against the row."""
        return bool(self.doubt)
