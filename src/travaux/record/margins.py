"""Margins: what a reader wants to see beside a passage: what it does, whose it is, how other versions put it."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.ownerships import Ownership
from travaux.record.passages import Passage
from travaux.record.statements import Statement
from travaux.record.versions import Difference


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """What answers a passage in another version of its act; ``text`` is empty where that version has nothing."""

    document: str
    language: str
    text: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside one passage. Each part is empty where there is nothing, or it has not been worked out yet."""

    passage: Passage
    statements: tuple[Statement, ...] = ()
    ownership: Ownership | None = None
    versions: tuple[OtherVersion, ...] = ()
