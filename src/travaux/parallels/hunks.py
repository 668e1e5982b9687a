"""Where two wordings differ: the stretches between the tokens an alignment matched, before they are typed as edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from travaux.parallels.moves import Move
from travaux.text.tokens import Tokens, fold

Span = tuple[int, int]

_THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")
_INNER = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011'\u2019.\s](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an alignment: a document, its text, and for each of its tokens offsets, stems, 16-bit surfaces.

    ``language`` is needed only to know numbers in words.
    """

    document: str
    text: str
    starts: npt.NDArray[np.integer]
    ends: npt.NDArray[np.integer]
    stems: npt.NDArray[np.uint32]
    surfaces: npt.NDArray[np.uint16]
    language: str = ""

    @classmethod
    def of(cls, text: str, tokens: Tokens, language: str = "") -> Side:
        """A whole text as a side."""
        surfaces = tokens.surfaces.astype(np.uint16)
        return cls("", text, tokens.starts, tokens.ends, tokens.stems, surfaces, language)

    def span(self, first: int, last: int) -> Span:
        """Code points of tokens ``first`` to ``last``; an empty range stands before token ``first``."""
        if first < last:
            return int(self.starts[first]), int(self.ends[last - 1])
        at = int(self.starts[first]) if first < len(self.starts) else len(self.text)
        return at, at

    def words(self, tokens: Span) -> str:
        """The text of a token range."""
        start, end = self.span(*tokens)
        return self.text[start:end]


@dataclass(frozen=True, slots=True, order=True)
class Hunk:
    """A stretch that differs: token ranges of the earlier and of the later side, either of which may be empty."""

    earlier: Span
    later: Span


def hunks(earlier: Side, later: Side, pairs: npt.NDArray[np.int64], ranges: tuple[Span, Span]) -> list[Hunk]:
    """What lies between the matched ``pairs`` (earlier token, later token) inside the two token ranges.

    A pair of one stem with unlike surfaces is a difference too. Neighbouring differences are one hunk.
    """
    (other, other_end), (own, own_end) = ranges
    found: list[Hunk] = []
    for j, i in (*pairs.tolist(), (other_end, own_end)):
        if i > own or j > other:
            put(found, Hunk((other, j), (own, i)))
        if i < own_end and j < other_end and earlier.surfaces[j] != later.surfaces[i]:
            put(found, Hunk((j, j + 1), (i, i + 1)))
        own, other = i + 1, j + 1
    return found


def put(found: list[Hunk], hunk: Hunk) -> None:
    """Adds a hunk, as part of the last one where they touch or overlap."""
    last = found[-1] if found else None
    if last and last.earlier[1] >= hunk.earlier[0] and last.later[1] >= hunk.later[0]:
        found[-1] = Hunk((last.earlier[0], hunk.earlier[1]), (last.later[0], hunk.later[1]))
    else:
        found.append(hunk)


def reads_alike(earlier: Side, later: Side, hunk: Hunk) -> bool:
    """Whether both sides are one word or number written otherwise: "co-operation", "10 000", "U.S."."""
    if hunk.earlier[0] == hunk.earlier[1] or hunk.later[0] == hunk.later[1]:
        return False
    return _plain(earlier.words(hunk.earlier)) == _plain(later.words(hunk.later))


def _plain(words: str) -> str:
    return _INNER.sub("", fold(_THOUSANDS.sub("", words)))


def without_moved(hunk: Hunk, moved: Sequence[Move]) -> Iterator[Hunk]:
    """The hunk without the words that moved: still one when one stretch a side is left, else each stretch alone."""
    before = _rest(hunk.earlier, [move.earlier for move in moved])
    after = _rest(hunk.later, [move.later for move in moved])
    if len(before) <= 1 and len(after) <= 1:
        if before or after:
            yield Hunk(
                before[0] if before else (hunk.earlier[0], hunk.earlier[0]),
                after[0] if after else (hunk.later[0], hunk.later[0]),
            )
        return
    yield from (Hunk(part, (hunk.later[0], hunk.later[0])) for part in before)
    yield from (Hunk((hunk.earlier[0], hunk.earlier[0]), part) for part in after)


def _rest(span: Span, taken: Sequence[Span]) -> list[Span]:
    left, start = [], span[0]
    for first, last in sorted(taken):
        if last > start and first < span[1]:
            if first > start:
                left.append((start, first))
            start = max(start, last)
    return [*left, (start, span[1])] if start < span[1] else left
