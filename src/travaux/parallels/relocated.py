"""Passages that stand elsewhere in the other version: looked for among those the main pass left unanswered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from travaux.parallels.beads import Vectors, Versions, best_links
from travaux.record.versions import Link

NEAR, AHEAD = 0.45, 0.12
"""Least cosine of two sentences that are each other's nearest among the unanswered, and least by which they are nearer
than the next: set on the dev half of the Declaration, three paragraphs moved (2026-11)."""
Span = tuple[int, int]


def with_relocated(links: Sequence[Link], versions: Versions) -> list[Link]:
    """The links with runs of unanswered sentences that answer each other linked, though not in the order of the text.

    Links stand by their place in the first version, those with nothing there behind what precedes them in the second.
    """
    ours, theirs = _runs(links, 0), _runs(links, 1)
    found: list[Link] = []
    moved: tuple[set[Span], set[Span]] = set(), set()
    for mine, other in _pairs(ours, theirs, versions):
        if mine not in moved[0] and other not in moved[1]:
            moved[0].add(mine)
            moved[1].add(other)
            found += _within(mine, other, versions)
    if not found:
        return list(links)
    spans = [(side, span) for side in (0, 1) for span in moved[side]]
    kept = [one for one in links if not any(_inside(one, span, side) for side, span in spans)]
    return _ordered([*kept, *found])


def _inside(link: Link, span: Span, side: int) -> bool:
    own, other = (link.first, link.second) if side == 0 else (link.second, link.first)
    return link.is_null and other[0] == other[1] and span[0] <= own[0] < own[1] <= span[1]


def _runs(links: Sequence[Link], side: int) -> list[Span]:
    """Runs of sentences of one side that have no answer."""
    runs: list[Span] = []
    for link in links:
        own, other = (link.first, link.second) if side == 0 else (link.second, link.first)
        if own[0] == own[1] or other[0] != other[1]:
            continue
        if runs and runs[-1][1] == own[0]:
            runs[-1] = (runs[-1][0], own[1])
        else:
            runs.append(own)
    return runs


def _pairs(ours: Sequence[Span], theirs: Sequence[Span], versions: Versions) -> list[tuple[Span, Span]]:
    """Runs that hold sentences surely each other's, the pair with most of them first."""
    one, other = versions.vectors
    mine = np.array([at for start, end in ours for at in range(start, end)], np.int64)
    yours = np.array([at for start, end in theirs for at in range(start, end)], np.int64)
    if not len(mine) or not len(yours):
        return []
    likeness = one[0, mine] @ other[0, yours].T
    by_row, by_column = likeness.argmax(axis=1), likeness.argmax(axis=0)
    votes: dict[tuple[Span, Span], int] = {}
    for row, column in enumerate(by_row):
        if by_column[column] == row and _sure(likeness, row, int(column)):
            pair = _run_of(ours, int(mine[row])), _run_of(theirs, int(yours[column]))
            votes[pair] = votes.get(pair, 0) + 1
    return sorted(votes, key=lambda pair: (-votes[pair], pair))


def _sure(likeness: Vectors, row: int, column: int) -> bool:
    best = likeness[row, column]
    beside = np.concatenate([np.delete(likeness[row], column), np.delete(likeness[:, column], row), [-1.0]])
    return bool(best >= NEAR and best - beside.max() >= AHEAD)


def _run_of(runs: Sequence[Span], at: int) -> Span:
    return next(run for run in runs if run[0] <= at < run[1])


def _within(mine: Span, other: Span, versions: Versions) -> list[Link]:
    """The best links of two runs alone."""
    (a, b), (c, d) = mine, other
    one, two = versions.vectors
    whole = (np.zeros(b - a + 1, np.int64), np.full(b - a + 1, d - c + 1, np.int64))
    sums = versions.sums[0][a : b + 1] - versions.sums[0][a], versions.sums[1][c : d + 1] - versions.sums[1][c]
    alone = Versions((_cut(one, a, b), _cut(two, c, d)), sums, whole, np.zeros((b - a + 1, d - c + 1), np.float32))
    return [Link((a + i, a + j), (c + k, c + m), score) for i, j, k, m, score in best_links(alone)]


def _cut(vectors: Vectors, start: int, end: int) -> Vectors:
    """The layers of a stretch; rows that would begin before it are zeros."""
    part = vectors[:, start:end].copy()
    for layer in range(1, len(part)):
        part[layer, :layer] = 0
    return part


def _ordered(links: list[Link]) -> list[Link]:
    """By place in the first version; what has none follows what precedes it in the second."""
    placed = sorted((one for one in links if one.first[0] < one.first[1]), key=lambda one: one.first)
    for lone in sorted((one for one in links if one.first[0] == one.first[1]), key=lambda one: one.second):
        before = [
            at for at, one in enumerate(placed) if one.second[0] < one.second[1] and one.second[1] <= lone.second[0]
        ]
        nearest = max(before, key=lambda at: placed[at].second[1], default=-1)
        placed.insert(nearest + 1, lone)
    return placed
