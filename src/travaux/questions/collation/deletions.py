"""How much nearer in meaning a passage comes to its answer when some of its words are left out.

Words that the other version has an equivalent of make the passage less like it when they go; others make it more so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from travaux.questions.collation.sides import Side
from travaux.record.versions import Difference, DifferenceKind

Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str], str], Vectors]
"""Sentences and their language to unit vectors, shape (sentences, dimension)."""
WEIGHED = frozenset({DifferenceKind.MODALITY, DifferenceKind.SCOPE, DifferenceKind.QUALIFIER, DifferenceKind.FORCE})
"""Kinds whose words on one side only are weighed so."""
MORE, MUCH = 0.002, 0.02
SURER, DOUBTFUL = 0.1, 0.15
"""Gains in likeness from which a word is missing, and surely so, and what the second adds to the confidence, too small
a gain takes from it. On qualifiers of evals/data/collation, development halves, against news of WMT 2021 and the
Universal Declaration (2026-11): a gain of MORE have 85 of 100 planted and 35 of 100 false ones."""
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of one side, at code points of it, to be left out; the other side is its answer."""

    holder: Side
    other: Side
    start: int
    end: int

    @property
    def rest(self) -> str:
        """The side without the stretch."""
        text = self.holder.text
        return _BLANK.sub(" ", text[: self.start] + text[self.end :]).strip()


def gains(cuts: Sequence[Cut], encode: Encode) -> NDArray[np.float32]:
    """For each cut how much the cosine with the other side rises when it is made."""
    wanted: dict[tuple[str, str], None] = {}
    for cut in cuts:
        own, answer = cut.holder.language, cut.other.language
        wanted |= dict.fromkeys([(own, cut.rest), (own, cut.holder.text), (answer, cut.other.text)])
    rows: dict[tuple[str, str], Vectors] = {}
    for language in sorted({language for language, _ in wanted}):
        texts = [text for own, text in wanted if own == language]
        rows |= {(language, text): row for text, row in zip(texts, encode(texts, language), strict=True)}
    found = []
    for cut in cuts:
        language = cut.holder.language
        answer_row = rows[cut.other.language, cut.other.text]
        found.append((rows[language, cut.rest] - rows[language, cut.holder.text]) @ answer_row)
    return np.array(found, np.float32)


def weighed(
    told: Sequence[list[Difference]], pairs: Sequence[tuple[Side, Side]], encode: Encode
) -> list[list[Difference]]:
    """The differences passage by passage, those of a word on one side only surer or less sure by what its loss does."""
    cuts = [cut for some, pair in zip(told, pairs, strict=True) for one in some if (cut := _cut(one, pair)) is not None]
    found = iter(gains(cuts, encode))
    return [
        [one if _cut(one, pair) is None else _weighed(one, float(next(found))) for one in some]
        for some, pair in zip(told, pairs, strict=True)
    ]


def _cut(one: Difference, pair: tuple[Side, Side]) -> Cut | None:
    """The words of a difference that stand on one side only; None for any other."""
    first, second = pair
    if one.kind not in WEIGHED or (one.first == first.whole) is (one.second == second.whole):
        return None
    if one.second == second.whole:
        return Cut(first, second, one.first.start - first.start, one.first.end - first.start)
    return Cut(second, first, one.second.start - second.start, one.second.end - second.start)


def _weighed(one: Difference, gain: float) -> Difference:
    sure = one.confidence + (SURER if gain >= MUCH else 0.0 if gain >= MORE else -DOUBTFUL)
    reasons = (*one.reasons, f"likeness gained without these words: {gain:.3f}")
    return replace(one, confidence=round(max(0.0, sure), 2), reasons=reasons)
