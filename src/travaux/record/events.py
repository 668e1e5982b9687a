"""Events: what happened, when, where and with whom."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.attestations import Attestation
from travaux.record.identity import content_id


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone taking part. ``role`` is ``visitor``, ``host`` or empty; ``state`` as the source names it."""

    name: str
    state: str = ""
    office: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A visit, call, summit, signing, election, appointment ...

    ``date`` is EDTF, an interval for what lasts longer than a day; ``kind`` is the sort of event ("visit", "call"),
    ``level`` its rank ("state", "working"); ``states`` are where it took place; ``topics`` what it was about.
    """

    date: str
    kind: str
    title: str
    attestation: Attestation
    participants: tuple[Participant, ...] = ()
    place: str = ""
    states: tuple[str, ...] = ()
    level: str = ""
    topics: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of what is said to have happened and who says so."""
        people = "; ".join(f"{one.name}, {one.state}, {one.role}" for one in self.participants)
        return content_id("event", self.date, self.kind, self.title, people, self.level, self.attestation.citation)
