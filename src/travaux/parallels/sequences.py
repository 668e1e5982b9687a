"""Sequences of words in texts, exactly in their order: where one stands whole, in pieces, or nearest to whole.

Words are compared as folded (case, ё, script variants, punctuation aside), never by their stem: another form of a word
is another word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from travaux.parallels.segments import Segment
from travaux.text.tokens import CHARACTER_TOKEN, UInt8s, UInt32s

JOINING = 8
"""One word in so many of a text put together from pieces may be of none of them."""

Span = tuple[int, int]
"""Half-open range of tokens."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: parallel arrays of offsets, hashes of surfaces and stems, and kinds."""

    starts: UInt32s
    ends: UInt32s
    surfaces: UInt32s
    stems: UInt32s
    kinds: UInt8s

    def __len__(self) -> int:
        return len(self.starts)

    def weight(self, first: int, last: int) -> int:
        """Length of tokens ``first`` to ``last`` in half words: two a word, one a character."""
        characters = int(np.count_nonzero(self.kinds[first:last] == CHARACTER_TOKEN))
        return 2 * (last - first) - characters


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``own`` of what was looked for stand at tokens ``found`` of text number ``text``."""

    own: Span
    found: Span
    text: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The stretch of a text nearest to what was looked for; ``share``: of the words of either, those in both, in order,
    another form of a word counting half.

    ``pairs``: int64, shape (n, 2): the tokens matched, of the text and of what was looked for.
    """

    text: int
    found: Span
    share: float
    pairs: npt.NDArray[np.int64]


def occurrences(surfaces: UInt32s, wanted: UInt32s) -> npt.NDArray[np.int64]:
    """The first tokens of every place where ``wanted`` stands whole; empty for none."""
    places = np.flatnonzero(surfaces[: max(0, len(surfaces) - len(wanted) + 1)] == wanted[0])
    for step in range(1, len(wanted)):
        places = places[surfaces[places + step] == wanted[step]]
    return places


def holding(segments: Sequence[Segment], wanted: UInt32s, length: int) -> Counter[str]:
    """By document, how many runs of ``length`` stems of ``wanted`` it holds; documents with none are left out."""
    found: Counter[str] = Counter()
    runs = {tuple(wanted[at : at + length].tolist()) for at in range(max(1, len(wanted) - length + 1))}
    for segment in segments:
        for run in runs:
            places = occurrences(np.asarray(segment.stems), np.array(run, np.uint32))
            owners = np.unique(np.searchsorted(segment.bounds, places, side="right") - 1)
            found.update(segment.documents[owner] for owner in owners.tolist())
    return found


def in_order(texts: Sequence[Words], asked: Words, breaks: Sequence[tuple[int, int]]) -> Iterator[list[Piece]]:
    """Every place where the pieces of ``asked`` stand in order in one text.

    ``breaks``: for each piece after the first its first token and how many other tokens may come before it.
    """
    bounds = [0, *(at for at, _most in breaks), len(asked)]
    pieces = [(first, last) for first, last in pairwise(bounds) if first < last]
    for number, text in enumerate(texts):
        for start in occurrences(text.surfaces, asked.surfaces[slice(*pieces[0])]).tolist():
            found = _continued(text, asked, pieces, [most for _at, most in breaks], start)
            if found:
                yield [Piece(own, place, number) for own, place in zip(pieces, found, strict=True)]


def _continued(text: Words, asked: Words, pieces: Sequence[Span], most: Sequence[int], start: int) -> list[Span]:
    """The places of all pieces when the first stands at ``start``; empty when one of them does not follow."""
    found = [(start, start + pieces[0][1] - pieces[0][0])]
    for (first, last), between in zip(pieces[1:], most, strict=True):
        begin = found[-1][1]
        near = text.surfaces[begin : begin + between + last - first]
        places = occurrences(near, asked.surfaces[first:last])
        if not len(places):
            return []
        found.append((begin + int(places[0]), begin + int(places[0]) + last - first))
    return found


def pieces(texts: Sequence[Words], asked: Words, breaks: Sequence[int], least: int) -> list[Piece]:
    """The fewest pieces, each at least ``least`` half words long, that together are all of ``asked``; [] when none are.

    No piece goes over a break (a token number). One token in eight may stand in no piece: the words that join them.
    """
    longest = [_longest(texts, asked, at, next((b for b in breaks if b > at), len(asked))) for at in range(len(asked))]
    steps = _fewest([length for _text, _start, length in longest], asked, least)
    found, at, skipped = [], 0, 0
    while at < len(asked):
        text, start, _length = longest[at]
        if steps[at]:
            found.append(Piece((at, at + steps[at]), (start, start + steps[at]), text))
        skipped += not steps[at]
        at += steps[at] or 1
    return found if skipped <= len(asked) // JOINING else []


def _fewest(lengths: Sequence[int], asked: Words, least: int) -> list[int]:
    """For each token the length of the piece that begins there on the way of fewest pieces; 0: it stands in none."""
    costs, steps = [0] * (len(lengths) + 1), [0] * len(lengths)
    for at in reversed(range(len(lengths))):
        costs[at] = costs[at + 1] + 1
        for size in range(lengths[at], 0, -1):
            if asked.weight(at, at + size) < least:
                break
            if costs[at + size] + 1 <= costs[at]:
                costs[at], steps[at] = costs[at + size] + 1, size
    return steps


def _longest(texts: Sequence[Words], asked: Words, at: int, end: int) -> tuple[int, int, int]:
    """Text, first token and length of the longest run that begins as ``asked`` does at token ``at``."""
    best = (0, 0, 0)
    for number, text in enumerate(texts):
        places, size = np.flatnonzero(text.surfaces == asked.surfaces[at]), 1
        while len(places) and at + size < end:
            inside = places[places + size < len(text)]
            longer = inside[text.surfaces[inside + size] == asked.surfaces[at + size]]
            if not len(longer):
                break
            places, size = longer, size + 1
        if len(places) and size > best[2]:
            best = (number, int(places[0]), size)
    return best


def nearest(texts: Sequence[Words], asked: Words) -> Nearest | None:
    """The stretch with most of the words of ``asked`` in their order; None when no text has any of them."""
    found = [one for number, text in enumerate(texts) if (one := _nearest(number, text, asked)) is not None]
    return max(found, key=lambda one: (one.share, -one.text), default=None)


def _nearest(number: int, text: Words, asked: Words) -> Nearest | None:
    held = np.isin(text.stems, asked.stems)
    if not held.any():
        return None
    width = len(asked) + max(2, len(asked) // 4)
    sums = np.concatenate([[0], np.cumsum(held)])
    starts = np.arange(max(1, len(text) - width + 1))
    at = int(np.argmax(sums[np.minimum(starts + width, len(text))] - sums[starts]))
    rough = _dense(_matched(text, asked, max(0, at - len(asked) // 4), at + width + len(asked) // 4), len(asked))
    # Once more where the whole of it would stand: a common word far off may have been taken for one of its ends.
    before, after = rough[0][1], len(asked) - rough[-1][1]
    kept = _dense(_matched(text, asked, max(0, rough[0][0] - before), rough[-1][0] + after), len(asked))
    first, last = kept[0][0], kept[-1][0] + 1
    same = sum(int(text.surfaces[j] == asked.surfaces[i]) for j, i in kept)
    share = (same + len(kept)) / (len(asked) + last - first)
    return Nearest(number, (first, last), share, np.array(kept, np.int64))


def _matched(text: Words, asked: Words, low: int, high: int) -> list[tuple[int, int]]:
    """The pairs of equal stems of ``text[low:high]`` and ``asked`` in the longest common order."""
    blocks = Indel.opcodes(text.stems[low:high].tolist(), asked.stems.tolist())
    equal = [block for block in blocks if block.tag == "equal"]
    return [(low + one.src_start + i, one.dest_start + i) for one in equal for i in range(one.src_end - one.src_start)]


def _dense(pairs: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The pairs without those at either end that cost more foreign words than they bring."""
    best, kept = -1.0, pairs
    for low in range(min(len(pairs), 8)):
        for high in range(len(pairs), max(low, len(pairs) - 8), -1):
            some = pairs[low:high]
            share = 2 * len(some) / (length + some[-1][0] + 1 - some[0][0])
            if share > best:
                best, kept = share, some
    return kept
