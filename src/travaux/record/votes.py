"""Votes: roll calls of an assembly or council, and the ballots cast in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.record.attestations import Attestation
from travaux.record.identity import content_id


class Choice(StrEnum):
    """How a state voted. A veto is a ``no``; ``absent`` is not taking part."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class RollCall:
    """One vote. Tallies are -1 where the source gives none; ``number`` is the source's own id, empty without one."""

    date: str
    body: str
    subject: str
    attestation: Attestation
    resolution: str = ""
    number: str = ""
    yes: int = -1
    no: int = -1
    abstain: int = -1

    @property
    def id(self) -> str:
        """Hash of body, date, resolution, subject, number and who says so."""
        said = (self.resolution, self.subject, self.number, self.attestation.citation)
        return content_id("roll call", self.body, self.date, *said)


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one state voted in one roll call; ``roll_call`` is the id of a RollCall."""

    roll_call: str
    state: str
    choice: Choice
