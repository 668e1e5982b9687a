"""The pair's own glossary: which words of one version the other usually renders by which, learned from the two.

Words of passages that answer each other are associated by how often they stand together (Dice's coefficient), and each
word keeps one partner, the strongest first (competitive linking; Melamed, "Models of Translational Equivalence among
Words", Computational Linguistics 26, 2000).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from travaux.questions.collation.sides import Side
from travaux.text.chinese_words import cut
from travaux.text.terms import search_terms

OFTEN, CLOSE = 4, 0.85
"""Least passages that have both words, and least Dice coefficient, of a usual rendering: on the news of WMT 2021 and
the specimen (2026-11) lower ones tell free renderings by the dozen."""
SHORTEST = {"zh": 2}
SHORTEST_SPACED = 4
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_HAN = re.compile("[㐀-鿿]+")


@dataclass(frozen=True, slots=True)
class Rendering:
    """A word of the first version, what the second usually has for it, and in how many passages each and both stand."""

    first: str
    second: str
    together: int
    of_first: int
    of_second: int


@dataclass(frozen=True, slots=True)
class Glossary:
    """Usual renderings by the word of the first and of the second version."""

    by_first: dict[str, Rendering] = field(default_factory=dict)
    by_second: dict[str, Rendering] = field(default_factory=dict)


@lru_cache(maxsize=8192)
def terms(side: Side) -> dict[str, tuple[int, int]]:
    """The dictionary forms of the words of a side, each with the place of its first word; short words left out."""
    found: dict[str, tuple[int, int]] = {}
    if side.language == "zh":
        at = 0
        for word in cut(side.folded):
            if len(word) >= SHORTEST["zh"] and _HAN.fullmatch(word):
                found.setdefault(word, (at, at + len(word)))
            at += len(word)
        return found
    for match in _WORD.finditer(side.text):
        if len(match.group()) >= SHORTEST_SPACED:
            (term,) = search_terms(match.group(), side.language)[:1] or ("",)
            if len(term) >= SHORTEST_SPACED:
                found.setdefault(term, match.span())
    return found


def glossary(pairs: Sequence[tuple[Side, Side]]) -> Glossary:
    """The usual renderings of the words of two versions; empty when they are too short to tell."""
    ours, theirs, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for first, second in pairs:
        one, other = terms(first), terms(second)
        ours.update(one.keys())
        theirs.update(other.keys())
        both.update((mine, answer) for mine in one for answer in other)
    ranked = sorted(
        (
            Rendering(mine, answer, count, ours[mine], theirs[answer])
            for (mine, answer), count in both.items()
            if count >= OFTEN and dice(count, ours[mine], theirs[answer]) >= CLOSE
        ),
        key=lambda one: (-dice(one.together, one.of_first, one.of_second), -one.together, one.first, one.second),
    )
    found = Glossary()
    for rendering in ranked:
        if rendering.first not in found.by_first and rendering.second not in found.by_second:
            found.by_first[rendering.first] = rendering
            found.by_second[rendering.second] = rendering
    return found


def dice(together: int, first: int, second: int) -> float:
    """Dice's coefficient of two words: 1 when neither stands without the other."""
    return 2 * together / (first + second)
