"""Notes: what a reader writes beside a passage. They are no part of the record's evidence and never enter an answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on one passage of a document; ``passage`` is its permanent id, ``written`` when, UTC."""

    document: str
    passage: str
    text: str
    written: str
