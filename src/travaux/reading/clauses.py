"""Stretches of a sentence between separators, and what each is: main, content of speech, or subordinate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from travaux.reading.lexicon import Lexicon
from travaux.reading.words import Word

OPENING_WORDS = 4


class ClauseKind(StrEnum):
    """How a stretch hangs in its sentence."""

    MAIN = "main"
    CONTENT = "content"
    SUBORDINATE = "subordinate"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``end`` (half-open). ``separator`` is the punctuation that opens it."""

    first: int
    end: int
    kind: ClauseKind
    separator: str


def clauses(sentence: Sequence[Word], table: Lexicon) -> list[Clause]:
    """The clauses of a sentence in order; empty when it has no words."""
    if not sentence:
        return []
    openers = table.classes["complementizers"] | table.classes["relatives"]
    starts = [0]
    for position, word in enumerate(sentence[1:], start=1):
        opens = table.language == "en" and not openers.isdisjoint(word.keys) and not follows(sentence, position, table)
        opens = opens or not table.classes["openers"].isdisjoint(word.keys)
        if word.separator in {",", ";", ":"} or opens:
            starts.append(position)
    ends = [*starts[1:], len(sentence)]
    return [
        Clause(first, end, _kind(sentence, first, end, table), sentence[first].separator)
        for first, end in zip(starts, ends, strict=True)
    ]


def follows(sentence: Sequence[Word], position: int, table: Lexicon) -> bool:
    """Whether the word before opened a clause already ("and that", ", in which") or leaves none ("that is why")."""
    return bool(sentence[position].separator) or sentence[position - 1].text in {
        "in",
        "of",
        "to",
        "for",
        "by",
        "with",
        "is",
    }


def _kind(sentence: Sequence[Word], first: int, end: int, table: Lexicon) -> ClauseKind:
    opening = sentence[first : min(first + OPENING_WORDS, end)]
    classes = table.classes
    if any(not classes["relatives"].isdisjoint(word.keys) for word in opening):
        return ClauseKind.SUBORDINATE
    leading = opening[1:2] if not classes["coordinators"].isdisjoint(opening[0].keys) else opening[:1]
    if first and any(not classes["complementizers"].isdisjoint(word.keys) for word in leading):
        return ClauseKind.CONTENT
    if not classes["subordinators"].isdisjoint(opening[0].keys):
        return ClauseKind.SUBORDINATE
    return ClauseKind.MAIN
