"""Statements: what a passage does, and the commitments among them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Act(StrEnum):
    """What a sentence does, after the ladder in ``data/acts/ladder.yaml``."""

    NOTE = "note"
    AFFIRM = "affirm"
    WELCOME = "welcome"
    PRAISE = "praise"
    THANK = "thank"
    SUPPORT = "support"
    EXPRESS_CONCERN = "express-concern"
    OPPOSE = "oppose"
    CONDEMN = "condemn"
    CALL_ON = "call-on"
    DEMAND = "demand"
    UNDERTAKE = "undertake"
    AGREE = "agree"


class Polarity(StrEnum):
    """The speaker's stance to what the sentence is about."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class Binding(IntEnum):
    """How far a statement binds its speaker: an axis of its own beside force."""

    EXPRESSIVE = 0
    HORTATORY = 1
    POLITICAL = 2
    LEGAL = 3


class SpeakerKind(StrEnum):
    """Who speaks: the issuers together, one of them, somebody whose words are reported, or nobody named."""

    JOINT = "joint"
    SIDE = "side"
    THIRD_PARTY = "third-party"
    UNSTATED = "unstated"


class TargetKind(StrEnum):
    """Whether the actor an act is aimed at is named, veiled ("some states") or absent."""

    NAMED = "named"
    VEILED = "veiled"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, with the words of the text that say so (empty when it is understood)."""

    kind: SpeakerKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """The actor an act is aimed at: offsets are code points of the document, equal when there is none.

    Who is criticised, asked, thanked, praised or supported. An open class ("all states") is no target, nor is the
    victim of what is opposed ("sanctions against X").
    """

    kind: TargetKind
    text: str = ""
    start: int = 0
    end: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation or place named: gazetteer id, kind, and where its name stands in the document."""

    id: str
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a speaker binds itself to, in the words of the text; an empty field is not stated.

    ``due`` is the deadline as EDTF where it can be resolved. ``obligation`` (1-3), ``precision`` (0-3) and
    ``delegation`` (0-2) follow Abbott et al. (IO 2000). ``testable`` holds when a third person could say of a day
    whether it was kept (Thomson et al., AJPS 2017); ``vague`` is a commitment to a direction only.
    """

    actor: str
    action: str
    object: str = ""
    partner: str = ""
    deadline: str = ""
    due: str = ""
    amount: str = ""
    instrument: str = ""
    monitor: str = ""
    negated: bool = False
    obligation: int = 1
    precision: int = 0
    delegation: int = 0
    testable: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What a passage, or one coordinate part of it, does. ``act`` None: no act is claimed, and force is 0.

    ``start`` and ``end`` are half-open code-point offsets of the document; ``reasons`` names the words that decided,
    each with its offsets. ``negated``: the operative words are denied ("will not", "do not support").
    """

    passage: str
    start: int
    end: int
    text: str
    speaker: Speaker
    act: Act | None
    force: int
    binding: Binding
    polarity: Polarity
    negated: bool
    target: Target
    named: tuple[Mention, ...] = ()
    topics: tuple[str, ...] = ()
    commitment: Commitment | None = None
    reasons: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        """The first topic; empty when none is recognised."""
        return self.topics[0] if self.topics else ""


class Direction(StrEnum):
    """How the force of a passage moved between two wordings."""

    HARDENED = "hardened"
    SOFTENED = "softened"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ForceShift:
    """What happened to force and targets between an earlier and a later wording of one passage.

    ``verbs``: the operative words that moved, earlier and later, both empty when none did. Names are gazetteer ids
    where known, else the words.
    """

    direction: Direction
    verbs: tuple[str, str]
    newly_named: tuple[str, ...] = ()
    no_longer_named: tuple[str, ...] = ()
    newly_veiled: tuple[str, ...] = ()
    reason: str = ""

    @property
    def moved(self) -> bool:
        """Whether anything moved at all."""
        return self.direction is not Direction.NONE or bool(
            self.newly_named or self.no_longer_named or self.newly_veiled
        )
