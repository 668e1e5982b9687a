"""Ownership: whose talking point a formula is, with the uses and the likeness it is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

COMMON_STOCK, JOINT_NEW = "common stock", "joint-new"


@dataclass(frozen=True, slots=True)
class Use:
    """The first use of a formula by somebody: ``date`` is EDTF, ``document`` an id, ``alone`` whether nobody joined in.

    ``translation``: it says it in another language, as far as sentence vectors can tell.
    """

    date: str
    document: str
    title: str
    text: str
    alone: bool
    translation: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a formula stands to the texts one side issued alone before it was said jointly.

    ``similarity`` is the greatest cosine with a passage of theirs, ``support`` the share of equal samples of both sides
    in which theirs is the greater; ``passages`` were compared, ``uses`` of their documents have the formula.
    """

    similarity: float
    support: float
    passages: int
    uses: int


@dataclass(frozen=True, slots=True)
class Ownership:
    """Whose a formula is. ``owner``: an issuer, ``common stock`` (a third party said it before either side),
    ``joint-new`` (nobody before the two together), or None: abstained, ``reason`` says why.

    ``lead_days``: days by which the owner said it before the other side; None when the other never did, or no owner.
    ``chance``: how often such a guess was right on held-out sentences, when the owner is named by likeness alone.
    """

    formula: str
    owner: str | None
    reason: str
    first: Mapping[str, Use] = field(default_factory=dict)
    third_party: Mapping[str, Use] = field(default_factory=dict)
    lead_days: int | None = None
    standing: Mapping[str, Standing] = field(default_factory=dict)
    chance: float | None = None
