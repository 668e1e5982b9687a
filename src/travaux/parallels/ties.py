"""Ties: figures, names and other words that two versions write alike, and so draw their sentences together.

Within one script a word counts by its first letters, so that names and cognates tie; across scripts figures do, by
value. The rarer a word is around a place, the stronger its tie.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from travaux.text.quantities import quantities
from travaux.text.tokens import fold

Band = tuple[NDArray[np.int64], NDArray[np.int64]]
"""For 0 to n sentences of the first version the least and one past the greatest number of the second's."""

PREFIX = 5
"""Letters by which words tie: inflections, cognates and the spellings of a name mostly agree in them. Strict F1 on
Text+Berg dev (2026-11) .912 with five, .910 with six, .909 with stems."""
AROUND = 8
"""Sentences on either side among which a word must be rare to tie strongly."""
_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile("[A-Za-z\u00c0-\u052f]")


def ties(first: Sequence[str], second: Sequence[str], languages: tuple[str, str], band: Band) -> NDArray[np.float32]:
    """The ties of every sentence i of the first version with sentence ``band[0][i + 1] + c - 1`` of the second:
    (n + 1, widest), cell (i + 1, c); 0 where there is none."""
    low, high = band
    found = np.zeros((len(low), int(np.max(high - low))), np.float32)
    ours, theirs = _places(first, languages[0]), _places(second, languages[1])
    for unit in sorted(ours.keys() & theirs.keys()):
        for i, j, rarity in _meetings(ours[unit], theirs[unit], band):
            found[i + 1, j + 1 - low[i + 1]] += rarity
    return found


def _places(sentences: Sequence[str], language: str) -> dict[str, list[int]]:
    """Every word by its beginning and every figure by its value, with the sentences that hold it, in rising order."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        figures = {f"{one.value.normalize():f}" for one in quantities(sentence, language)}
        words = {fold(word)[:PREFIX] for word in _WORD.findall(sentence) if _SPACED.match(word)}
        for unit in figures | words:
            places[unit].append(at)
    return dict(places)


def _meetings(ours: Sequence[int], theirs: Sequence[int], band: Band) -> Iterator[tuple[int, int, float]]:
    """Sentences of the two versions in the band that hold the word, each with how rare it is around there."""
    low, high = band
    for i in ours:
        some = theirs[bisect_left(theirs, max(0, low[i + 1] - 1)) : bisect_left(theirs, high[i + 1] - 1)]
        yield from ((i, j, 1.0 / (_around(ours, i) * _around(theirs, j))) for j in some)


def _around(places: Sequence[int], at: int) -> int:
    return bisect_right(places, at + AROUND) - bisect_left(places, at - AROUND)
