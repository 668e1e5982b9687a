"""Posts and delegations: who held which office when, and who came along."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.attestations import Attestation
from travaux.record.identity import content_id


@dataclass(frozen=True, slots=True)
class Post:
    """An office held. ``since`` and ``until`` are EDTF; an unknown ``until`` means that no end is known.

    ``names`` are other spellings of the person, in any script.
    """

    person: str
    office: str
    since: str
    attestation: Attestation
    until: str = ""
    state: str = ""
    names: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of person, office, start and who says so; the end is no part, so that learning it keeps the id."""
        return content_id("post", self.person, self.office, self.since, self.attestation.citation)


@dataclass(frozen=True, slots=True)
class Delegate:
    """A member of a delegation, or someone expressly said to be absent.

    ``date`` is the first day of the visit. With ``count`` the row names nobody: it says how many of what came.
    """

    date: str
    person: str
    office: str
    attestation: Attestation
    state: str = ""
    absent: bool = False
    count: str = ""
    names: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of visit, person and who says so."""
        return content_id("delegate", self.date, self.person, self.office, self.count, self.attestation.citation)
