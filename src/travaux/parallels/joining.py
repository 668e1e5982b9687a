"""The earlier sentences a passage was made of: of the pieces an alignment found, those that belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from travaux.parallels.alignment import Int64s
from travaux.parallels.comparison import Sides, Span
from travaux.parallels.hunks import Side
from travaux.text.numbering import line_label
from travaux.text.tokens import tokens_between

_SENTENCE_BREAK = re.compile(r"[!?。！？；;\n]|\.\s")
JOINED = 0.15
"""Share of a passage's weight that a neighbouring sentence adds at least, to be one of those it was joined from."""
APART = 3
"""Earlier tokens between two matched ones in different sentences from which they stand apart: the point of an
abbreviation parts no sentence, and what stands around it is matched without a gap."""
LONGEST_EDGE = 60
"""Earlier tokens looked at beyond the aligned words, on either side, when no sentence ends before."""


def joined_up(side: Side, sides: Sides, pieces: Sequence[Int64s], passage: Span) -> tuple[Int64s, Span]:
    """The pairs of the heaviest piece with those of the pieces that go on in the sentence before or after, and the
    earlier tokens of all these sentences: of one in most cases, of more where sentences were joined."""
    pairs = max(pieces, key=lambda piece: (round(sides.weight(piece), 3), piece[0, 0] - piece[-1, 0]))
    least = JOINED * float(sides.weights[slice(*passage)].sum())
    pairs = _without_strays(side, sides, pairs, least)
    sentence = _sentence(side, int(pairs[0, 0]), int(pairs[-1, 0]) + 1)
    start, end = _sentence(side, max(0, sentence[0] - 1), min(len(side.starts), sentence[1] + 1))
    for piece in pieces:
        inside = sentence[0] <= piece[0, 0] and piece[-1, 0] < sentence[1]
        if inside or piece[0, 0] < start or piece[-1, 0] >= end:
            continue
        if sides.weight(piece[~np.isin(piece[:, 1], pairs[:, 1])]) < least:
            continue
        sentence = _sentence(side, min(sentence[0], int(piece[0, 0])), max(sentence[1], int(piece[-1, 0]) + 1))
        if (piece[0] > pairs[-1]).all():
            pairs = np.concatenate([pairs, piece])
        elif (piece[-1] < pairs[0]).all():
            pairs = np.concatenate([piece, pairs])
    return pairs, sentence


def _without_strays(side: Side, sides: Sides, pairs: Int64s, least: float) -> Int64s:
    """The pairs less those at either end that lie in a sentence of their own, apart from the others, and weigh less
    than ``least``: a common word of the sentence before was taken for one of this."""
    start, end = side.span(int(pairs[0, 0]), int(pairs[-1, 0]) + 1)
    breaks = [found.start() for found in _SENTENCE_BREAK.finditer(side.text, start, end)]
    if not breaks:
        return pairs
    apart = (np.diff(np.searchsorted(breaks, side.starts[pairs[:, 0]])) > 0) & (np.diff(pairs[:, 0]) > APART)
    parts = np.split(pairs, np.flatnonzero(apart) + 1)
    while len(parts) > 1 and sides.weight(parts[0]) < least:
        parts = parts[1:]
    while len(parts) > 1 and sides.weight(parts[-1]) < least:
        parts = parts[:-1]
    return np.concatenate(parts)


def _sentence(side: Side, start: int, end: int) -> Span:
    """The token range widened to the sentence it lies in, without its number in a list, or by LONGEST_EDGE tokens where
    its edge is far."""
    least, most = max(0, start - LONGEST_EDGE), min(len(side.starts), end + LONGEST_EDGE)
    first, opening = side.starts[[least, start]].tolist()
    closing, last = side.ends[[end - 1, most - 1]].tolist()
    before = [found.end() for found in _SENTENCE_BREAK.finditer(side.text, first, opening)]
    after = _SENTENCE_BREAK.search(side.text, closing, last)
    head = line_label(side.text, before[-1], opening)[0] if before else first
    return tokens_between(side.starts, side.ends, head, after.start() if after else last)
