"""Sentence alignment of two versions of one act, many to many, with omissions, additions and moved passages.

Two passes in near-linear time: single sentences that are surely each other's, then the best path over links of up to
seven sentences between them; what is left unanswered on both sides is then looked for elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from travaux.parallels.anchors import Positions, anchors
from travaux.parallels.beads import Lengths, Vectors, Versions, best_links
from travaux.parallels.joined import Encode, layers
from travaux.parallels.relocated import with_relocated
from travaux.parallels.ties import ties
from travaux.record.versions import Link

SLACK = 12
"""Sentences the second pass may stray from the corridor between two anchors."""
LEAST_ANCHORS = 8
"""Anchors from which the ratio of lengths of a pair of languages is taken; with fewer, from the whole texts."""


USUAL, LEAST_NEAR = 0.6, 0.3
"""The likeness of answering sentences where there are too few anchors, and the least one taken."""


def align(
    first: Sequence[str], second: Sequence[str], encoders: tuple[Encode, Encode], languages: tuple[str, str]
) -> list[Link]:
    """Links that cover all sentences of both versions once, in the order of the first version; those with nothing in
    it stand behind what precedes them in the second. An empty version leaves all unanswered.

    ``languages`` are BCP 47 tags; any language the encoders know will do.
    """
    if not first or not second:
        return [Link((at, at + 1), (0, 0), 0.0) for at in range(len(first))] + [
            Link((0, 0), (at, at + 1), 0.0) for at in range(len(second))
        ]
    one, other = layers(first, encoders[0]), layers(second, encoders[1])
    sure = anchors(one[0], other[0])
    band = _band(sure, len(first), len(second))
    tied = ties(first, second, languages, band)
    versions = Versions((one, other), _running(first, second, sure), band, tied, _near(one[0], other[0], sure))
    links = [Link((a, b), (c, d), score) for a, b, c, d, score in best_links(versions)]
    return with_relocated(links, versions)


def _running(first: Sequence[str], second: Sequence[str], sure: Sequence[tuple[int, int]]) -> tuple[Lengths, Lengths]:
    """Code points before each sentence, (n + 1) and (m + 1), those of the second on the scale of the first."""
    lengths = [np.array([max(1, len(one.strip())) for one in some], np.float64) for some in (first, second)]
    enough = len(sure) >= LEAST_ANCHORS
    pairs = np.array([lengths[0][i] / lengths[1][j] for i, j in sure]) if enough else None
    ratio = float(np.median(pairs)) if pairs is not None else float(lengths[0].sum() / lengths[1].sum())
    running = [np.concatenate([[0.0], np.cumsum(some)]) for some in (lengths[0], lengths[1] * ratio)]
    return running[0], running[1]


def _band(found: Sequence[tuple[int, int]], rows: int, columns: int) -> tuple[Positions, Positions]:
    """For 0 to ``rows`` sentences of the first version the range of the second's: all between the anchors around."""
    xs = np.array([0, *(one for one, _ in found), rows], np.int64)
    ys = np.array([0, *(two for _, two in found), columns], np.int64)
    at = np.arange(rows + 1)
    before = np.maximum(np.searchsorted(xs, at, side="right") - 2, 0)
    after = np.minimum(np.searchsorted(xs, at, side="left") + 1, len(xs) - 1)
    low, high = np.maximum(ys[before] - SLACK, 0), np.minimum(ys[after] + SLACK, columns) + 1
    return np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)


def _near(one: Vectors, other: Vectors, sure: Sequence[tuple[int, int]]) -> float:
    """The median likeness of the anchors, by which likeness is measured: it differs with languages and registers."""
    if len(sure) < LEAST_ANCHORS:
        return USUAL
    x, y = np.array(sure).T
    return max(float(np.median(np.sum(one[x] * other[y], axis=1))), LEAST_NEAR)
