"""Expectations and watch items: what was awaited, and dated, testable signs of what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from travaux.record.attestations import Attestation
from travaux.record.identity import content_id


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something said to be awaited, since ``date``. ``aliases``: by language, the wordings it may appear under."""

    topic: str
    date: str
    attestation: Attestation
    who: str = ""
    statement: str = ""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Hash of topic, date, who awaits it and who says so."""
        return content_id("expectation", self.topic, self.date, self.who, self.statement, self.attestation.citation)


class OutcomeKind(StrEnum):
    """What became of a watch item."""

    OPEN = "open"
    HAPPENED = "happened"
    DID_NOT = "did not happen"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class WatchItem:
    """A sign to watch for. ``trigger`` is the rule, frozen before the evidence; ``due`` (EDTF) when to settle it.

    ``probability`` is the analyst's, 0 to 1, None when none was given; ``settled`` is when the outcome was known.
    """

    sign: str
    trigger: str
    due: str
    date: str
    attestation: Attestation
    probability: float | None = None
    outcome: OutcomeKind = OutcomeKind.OPEN
    settled: str = ""

    @property
    def id(self) -> str:
        """Hash of sign, trigger, due date and who set it; the outcome is no part: filling it in keeps the id."""
        return content_id("watch item", self.sign, self.trigger, self.due, self.date, self.attestation.citation)
