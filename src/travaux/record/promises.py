"""Promises: commitments with the document they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.documents import DocumentHead
from travaux.record.statements import Commitment, Statement


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment of one document."""

    head: DocumentHead
    statement: Statement
    commitment: Commitment
