"""Topic maps: what areas a document covers, beside the documents before it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TopicShare:
    """One topic of a document. ``share``: of its characters, in sentences the topic leads; ``earlier_share``: the mean
    of earlier documents; ``standing``: ``new`` when no earlier one had it, ``lost`` when only they did, else ``kept``.
    """

    topic: str
    label: str
    share: float
    passages: int
    earlier_share: float
    standing: str


@dataclass(frozen=True, slots=True)
class TopicMap:
    """The topics of a document, largest share first. ``earlier``: how many documents before it were compared."""

    document: str
    language: str
    shares: tuple[TopicShare, ...]
    unread: float
    earlier: int
