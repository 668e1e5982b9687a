"""Lines that others go on after: one that opens a list with a colon, or announces what is counted off after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.reading.inflection import fold
from travaux.reading.operative import COMMISSIVE
from travaux.reading.tables import table
from travaux.record.passages import Passage, PassageKind
from travaux.record.statements import Statement
from travaux.text.han import simplify

COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class Lead:
    """A line that others go on after. ``promises``: its act binds; ``counts``: what follows is counted, not listed."""

    passage: Passage
    promises: bool
    counts: bool

    def takes(self, passage: Passage, language: str) -> bool:
        """Whether a passage goes on after this line: an item of its list, or "first, ..." after an announcement."""
        return is_counted(passage.text, language) if self.counts else passage.kind is PassageKind.ITEM

    def lends(self, own: Sequence[Statement]) -> bool:
        """Whether an item with these statements of its own takes the act of the line.

        It does where it has none, and where it opens with one that is only what is promised ("intend to: support").
        """
        opening = bool(own) and bool(own[0].reasons) and " at 0-" in own[0].reasons[0]
        return bool(own) and (all(one.act is None for one in own) or (self.promises and not self.counts and opening))


def opens(passage: Passage, language: str) -> bool:
    """Whether a line may have others go on after it."""
    return passage.text.rstrip().endswith(COLONS) or bool(_announced(language).search(_plain(passage.text, language)))


def lead_of(passage: Passage, own: Sequence[Statement]) -> Lead | None:
    """The lead that a line which ``opens`` is: None without an act, or when it announces and does not bind."""
    promises = bool(own) and own[-1].act in COMMISSIVE
    counts = not passage.text.rstrip().endswith(COLONS)
    if all(one.act is None for one in own) or (counts and not promises):
        return None
    return Lead(passage, promises, counts)


def is_counted(text: str, language: str) -> bool:
    """Whether a sentence begins as one of several counted off ("First,", «Во-первых,», 第一，)."""
    return bool(_counted(language).search(_plain(text, language)))


def _plain(text: str, language: str) -> str:
    return simplify(text) if language == "zh" else fold(text)


@cache
def _announced(language: str) -> re.Pattern[str]:
    return re.compile(table("acts/leads")[language]["announced"])


@cache
def _counted(language: str) -> re.Pattern[str]:
    return re.compile(table("acts/leads")[language]["counted"])
