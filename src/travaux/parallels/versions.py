"""Sentence alignment of two versions of one act, many to many, with omissions and additions, in near-linear time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from travaux.parallels.anchors import Positions, Vectors, anchors
from travaux.parallels.beads import LONGEST, SHAPES, Lengths, best_path
from travaux.record.versions import Link

Encode = Callable[[Sequence[str]], Vectors]
"""Sentences of one language to unit rows, the mean of the language taken away."""

SLACK = 12
"""Sentences the second pass may stray from the corridor between two anchors."""


def overlaps(sentences: Sequence[str], encode: Encode) -> Vectors:
    """Vectors of every sentence joined with up to three before it: (4, n, d), row i of layer k ends with sentence i.

    Rows that would begin before the text are zeros.
    """
    joined = [
        " ".join(sentences[end - layer : end + 1]) for layer in range(LONGEST) for end in range(layer, len(sentences))
    ]
    rows = np.asarray(encode(joined), np.float32)
    layers = np.zeros((LONGEST, len(sentences), rows.shape[1]), np.float32)
    start = 0
    for layer in range(min(LONGEST, len(sentences))):
        end = start + len(sentences) - layer
        layers[layer, layer:] = rows[start:end]
        start = end
    return layers


def _running(sentences: Sequence[str]) -> Lengths:
    """Code points before each sentence as a share of the whole: (n + 1)."""
    lengths = np.array([0, *(max(1, len(one.strip())) for one in sentences)], np.float64)
    return np.asarray(np.cumsum(lengths) / lengths.sum(), np.float64)


def _band(found: Sequence[tuple[int, int]], rows: int, columns: int) -> tuple[Positions, Positions]:
    """For 0 to ``rows`` sentences of the first version the range of the second's: all between the anchors around."""
    xs = np.array([0, *(one for one, _ in found), rows], np.int64)
    ys = np.array([0, *(two for _, two in found), columns], np.int64)
    at = np.arange(rows + 1)
    before = np.maximum(np.searchsorted(xs, at, side="right") - 2, 0)
    after = np.minimum(np.searchsorted(xs, at, side="left") + 1, len(xs) - 1)
    low, high = np.maximum(ys[before] - SLACK, 0), np.minimum(ys[after] + SLACK, columns) + 1
    return np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)


def align(first: Sequence[str], second: Sequence[str], encoders: tuple[Encode, Encode]) -> list[Link]:
    """Links that cover all sentences of both versions once and in order; an empty version leaves all unanswered.

    Two passes: anchors of single sentences, then the best path over links of up to four sentences a side between them.
    Moved paragraphs come out as an omission and an addition.
    """
    if not first or not second:
        return [Link((at, at + 1), (0, 0), 0.0) for at in range(len(first))] + [
            Link((0, 0), (at, at + 1), 0.0) for at in range(len(second))
        ]
    one, other = overlaps(first, encoders[0]), overlaps(second, encoders[1])
    band = _band(anchors(one[0], other[0]), len(first), len(second))
    step, gained = best_path(one, other, (_running(first), _running(second)), band, SHAPES)
    links, i, j = [], len(first), len(second)
    while i or j:
        column = j - band[0][i]
        wide, high = (int(size) for size in SHAPES[step[i, column]])
        score = float(gained[i, column]) if wide and high else 0.0
        links.append(Link((i - wide, i), (j - high, j), score))
        i, j = i - wide, j - high
    return links[::-1]
