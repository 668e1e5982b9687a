"""Phrases of one version that say what the other, in the passage that answers, does not.

A phrase is held to be missing when the passage without it is nearer in meaning to the other version's than the passage
with it, and the passage is longer than its answer by more than the two languages differ.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from travaux.questions.collation.deletions import Cut, Encode, gains
from travaux.questions.collation.sides import Side
from travaux.reading.tables import table
from travaux.record.versions import Difference, DifferenceKind
from travaux.text.chinese_words import cut

FILE = "collation/connectors"

SURPLUS, SHORT = 0.1, -0.28
"""Least surplus of length (natural logarithm) of a passage some phrase of which is looked at, and of what is left."""
TRIED = 6
"""Phrases of a passage that are tried: those without which it has most nearly the length expected."""
LONGER, GAIN = 0.1, 0.12
"""What a unit of surplus is worth beside the gain in likeness, and the least sum of the two. On the development half of
evals/data/collation/pairs.yaml (2026-11): 1 of 190 faithful passages reaches it, 9 of 21 with a phrase left out."""
PARTS, MOST = 3, 0.75
"""Most neighbouring parts that make a phrase, and most of its passage that it may be."""
SURE, SURER, FAR = 0.5, 0.65, 0.15
"""Confidence, and confidence from a sum of FAR on."""
_ENDS = {"zh": re.compile("[，、；：。（）“”《》]"), "": re.compile(r"[,;:.()«»“”–—]")}
FINAL, COMMAS = (".", "。", ";", "；", "!", "！", "?", "？"), ",，"
SHORTEST, LEAST_LENGTH = (8, 3), (60, 18)
"""Fewest code points of a phrase and of its sentence, and those in Chinese: of a short one a word is too much."""
_WORD = re.compile(r"\w+")
_EMPTY = re.compile(r"[\W_]*\Z")


@dataclass(frozen=True, slots=True)
class _Trial:
    """A phrase of one side of a pair of passages; ``surplus`` of length of the whole passage."""

    pair: int
    from_first: bool
    start: int
    end: int
    surplus: float


def omission_differences(
    pairs: Sequence[tuple[Side, Side]], encode: Encode, ratio: float | None
) -> list[list[Difference]]:
    """For every pair of passages the phrase that one of them lacks most plainly; [] where none does.

    ``ratio``: code points of the first version for one of the second; None: as the languages usually have it.
    """
    trials = [trial for number, pair in enumerate(pairs) for trial in _trials(number, pair, ratio)]
    cuts = [Cut(*_sides(trial, pairs), trial.start, trial.end) for trial in trials]
    best: dict[int, tuple[float, _Trial]] = {}
    for trial, gain in zip(trials, gains(cuts, encode), strict=True):
        total = float(gain) + LONGER * trial.surplus
        if total >= GAIN and total > best.get(trial.pair, (0.0, trial))[0]:
            best[trial.pair] = total, trial
    return [[_difference(pairs[at], *best[at])] if at in best else [] for at in range(len(pairs))]


def usual_ratio(first: str, second: str) -> float | None:
    """Code points of one language for one of another, for the same content; None where that is not known."""
    lengths = table(FILE)["lengths"]
    return float(lengths[first]) / float(lengths[second]) if first in lengths and second in lengths else None


def surplus(first: Side, second: Side, ratio: float | None) -> float:
    """How much longer the first passage is than its answer would be, as a natural logarithm; 0 where none is known."""
    known = ratio or usual_ratio(first.language, second.language)
    if known is None or not first.text or not second.text:
        return 0.0
    return math.log(len(first.text) / len(second.text) / known)


def _trials(number: int, pair: tuple[Side, Side], ratio: float | None) -> Iterator[_Trial]:
    first, second = pair
    longer = surplus(first, second, ratio)
    holder, from_first = (first, True) if longer > 0 else (second, False)
    if abs(longer) < SURPLUS:
        return
    tried = []
    for start, end in _phrases(holder):
        left = abs(longer) + math.log(max(1, len(holder.text) - (end - start)) / len(holder.text))
        if left >= SHORT:
            tried.append((abs(left), _Trial(number, from_first, start, end, abs(longer))))
    yield from (trial for _, trial in sorted(tried, key=lambda one: one[0])[:TRIED])


def _phrases(side: Side) -> list[tuple[int, int]]:
    """Runs of up to three parts of a sentence, without the blanks around them; none of a heading or a title.

    What a sentence opens with is its subject as a rule, and no phrase unless a comma follows it.
    """
    han = side.language == "zh"
    if not side.text.endswith(FINAL) or len(side.text) < LEAST_LENGTH[han]:
        return []
    parts = _parts(side)
    found = {
        _stripped(side.text, parts[at][0], parts[last][1])
        for at in range(len(parts))
        for last in range(at, min(at + PARTS, len(parts)))
    }
    return sorted(
        (start, end)
        for start, end in found
        if SHORTEST[han] <= end - start < MOST * len(side.text) and (start or side.text[end] in COMMAS)
    )


def _parts(side: Side) -> list[tuple[int, int]]:
    """The passage cut at punctuation and before the words phrases begin with; what is only punctuation is left out."""
    text = side.folded
    cuts = {0, len(text)}
    for match in _ENDS.get(side.language, _ENDS[""]).finditer(text):
        cuts |= set(match.span())
    begins, behind = _connectors(side.language)
    for start, word in _words(text, side.language):
        cuts |= {start} if word in begins else set()
        cuts |= {start + len(word)} if word in behind else set()
    spans = pairwise(sorted(cuts))
    return [(start, end) for start, end in spans if not _EMPTY.match(text[start:end])]


def _words(text: str, language: str) -> Iterator[tuple[int, str]]:
    """The words of a text with where they start."""
    if language != "zh":
        yield from ((match.start(), match.group()) for match in _WORD.finditer(text))
        return
    at = 0
    for word in cut(text):
        yield at, word
        at += len(word)


@cache
def _connectors(language: str) -> tuple[frozenset[str], frozenset[str]]:
    rows = table(FILE)
    return frozenset(rows["begin"].get(language, ())), frozenset(rows["behind"])


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _sides(trial: _Trial, pairs: Sequence[tuple[Side, Side]]) -> tuple[Side, Side]:
    first, second = pairs[trial.pair]
    return (first, second) if trial.from_first else (second, first)


def _difference(pair: tuple[Side, Side], total: float, trial: _Trial) -> Difference:
    holder, other = pair if trial.from_first else (pair[1], pair[0])
    here, there = holder.stretch(trial.start, trial.end), other.stretch(len(other.text), len(other.text))
    a, b = (here, there) if trial.from_first else (there, here)
    kind = DifferenceKind.OMISSION if trial.from_first else DifferenceKind.ADDITION
    reasons = (f"likeness without the phrase and surplus of length: {total:.2f}",)
    sure = SURER if total >= FAR else SURE
    return Difference(kind, a, b, f"{here.text!r} has no answer in the other version", sure, reasons)
