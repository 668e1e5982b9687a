"""The alignment kernel against a plain dynamic programme, over generated sequences."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.parallels.alignment import GAP_EXTEND, GAP_OPEN, MISMATCH, _fill, _walk

letters = st.lists(st.integers(0, 4), min_size=1, max_size=14)


def plain_score(own: list[int], other: list[int]) -> float:
    """Gotoh's recurrence, written out."""
    n, m = len(own), len(other)
    minus = -1e9
    best, up, across = np.zeros((n + 1, m + 1)), np.full((n + 1, m + 1), minus), np.full((n + 1, m + 1), minus)
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            up[i, j] = max(best[i - 1, j] - GAP_OPEN, up[i - 1, j] - GAP_EXTEND)
            across[i, j] = max(best[i, j - 1] - GAP_OPEN, across[i, j - 1] - GAP_EXTEND)
            diagonal = best[i - 1, j - 1] + (1 if own[i - 1] == other[j - 1] else -MISMATCH)
            best[i, j] = max(0, diagonal, up[i, j], across[i, j])
    return float(best.max())


@settings(deadline=None)  # the first call compiles
@given(letters, letters)
def test_banded_alignment_scores_as_the_plain_programme_where_the_band_is_wide(
    own: list[int], other: list[int]
) -> None:
    stems, other_stems = np.array(own, np.uint32), np.array(other, np.uint32)
    ones = np.ones(len(own), np.float32)
    half = len(own) + len(other)
    centers = np.full(len(own), len(other) // 2, np.int64)
    trace = np.empty((len(own), 2 * half + 1), np.uint8)
    zeros, other_zeros = np.zeros(len(own), np.uint16), np.zeros(len(other), np.uint16)
    score, row, column = _fill(
        stems, zeros, ones, ones, other_stems, other_zeros, 0, centers, half, 0, len(other), trace
    )
    assert abs(float(score) - plain_score(own, other)) < 1e-4
    if row >= 0:
        pairs_own, pairs_other = np.empty(len(own), np.int64), np.empty(len(own), np.int64)
        n = _walk(stems, other_stems, 0, centers, half, trace, row, column, pairs_own, pairs_other, 0)
        assert (np.diff(pairs_own[:n]) > 0).all()
        assert (np.diff(pairs_other[:n]) > 0).all()
        assert (stems[pairs_own[:n]] == other_stems[pairs_other[:n]]).all()
        assert n >= float(score)
