"""Agreements: the papers signed at a meeting, one by one or only counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.record.attestations import Attestation
from travaux.record.identity import content_id


class Instrument(StrEnum):
    """What kind of paper it is, strongest in law first. ``count``: the row gives only how many there were."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    PROTOCOL = "protocol"
    CONTRACT = "contract"
    MEMORANDUM = "memorandum"
    PROGRAMME = "programme"
    PLAN = "plan"
    STATEMENT = "statement"
    OTHER = "other"
    COUNT = "count"


class Force(StrEnum):
    """What the paper binds: states in law, firms in law, or its signatories politically only."""

    TREATY_LAW = "treaty law"
    COMMERCIAL = "commercial"
    POLITICAL = "political"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One paper. ``number`` is its place in the list, 0 when unknown; with ``COUNT`` ``count`` says how many."""

    date: str
    title: str
    instrument: Instrument
    attestation: Attestation
    number: int = 0
    parties: tuple[str, ...] = ()
    domain: str = ""
    force: Force = Force.UNKNOWN
    occasion: str = ""
    count: int = 0

    @property
    def id(self) -> str:
        """Hash of date, number, title and who says so."""
        return content_id("agreement", self.date, str(self.number), self.title, self.attestation.citation)
