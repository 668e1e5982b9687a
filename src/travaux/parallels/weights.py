"""How much a word says: the less, the more common it is in official texts at large and in the record.

The weight is information content (Shannon 1948) over a share estimated from the record's counts with the background
tables as prior, scaled so that an average content word of a diplomatic text weighs a little under 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from travaux.parallels.alignment import Floats, Query
from travaux.parallels.fingerprints import units
from travaux.parallels.seeds import count_of
from travaux.parallels.segments import Segment
from travaux.text.frequency import per_million
from travaux.text.function_words import is_function
from travaux.text.numerals import is_numeral
from travaux.text.tokens import CHARACTER_TOKEN, Tokens

Floats64 = npt.NDArray[np.float64]

FUNCTION_WEIGHT = 0.2
NUMERAL, FUNCTION_COUNT = np.float32(0.3), np.float32(0.25)
"""What a numeral says beside a word as rare (a sentence with new figures is the same sentence), and what a function
word counts for among the words kept. Set, as squaring was, on the development half of status_pairs (2026-11).
"""
CHARACTER_SCALE = np.float32(0.6)
"""A Chinese character says about so much of what a word says: 1.6 characters a word in running text."""
CHARACTER_COST = np.float32(1.2)
"""Penalties for a character, beside 1 for a word: single characters meet by chance far more often than words. Set on
the Chinese development twin of evals/generate_reuse (2026-11)."""
PRIOR_TOKENS = 1_000_000
"""The background counts for as much as a record of so many tokens."""
VERY_COMMON = 10_000
"""Occurrences in a million from which a character is taken for a function word."""
LEAST_WEIGHT, MOST_WEIGHT = 0.3, 1.4
"""Weights of content words: a word of one in a hundred, and one of one in a million."""


def _record_counts(segments: Sequence[Segment], stems: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.float64], int]:
    counts = np.zeros(len(stems))
    for segment in segments:
        if len(segment.types):
            at = np.minimum(np.searchsorted(segment.types, stems), len(segment.types) - 1)
            counts += np.where(segment.types[at] == stems, segment.counts[at], 0)
    return counts, sum(segment.size for segment in segments)


def _information(shares: npt.NDArray[np.float64]) -> Floats:
    weights = LEAST_WEIGHT + 0.25 * (-np.log10(shares) - 2.0)
    return np.clip(weights, LEAST_WEIGHT, MOST_WEIGHT).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Commonness:
    """What is known of each token of a text. ``background``: occurrences a million words of official texts;
    ``counts`` and ``pairs``: occurrences in the record of its stem, and of the pairs of characters it is part of;
    ``function``: whether it is a function word; ``total``: tokens of the record."""

    background: npt.NDArray[np.float64]
    counts: npt.NDArray[np.float64]
    pairs: npt.NDArray[np.float64]
    function: npt.NDArray[np.bool_]
    total: int


def weigh(text: str, tokens: Tokens, segments: Sequence[Segment]) -> Query:
    """The query of a text against segments: weights and penalties of all its tokens."""
    counts, total = _record_counts(segments, tokens.stems)
    characters = tokens.kinds == CHARACTER_TOKEN
    pairs = _pair_counts(segments, tokens) if characters.any() else counts
    return weighed(tokens, Commonness(per_million(text, tokens), counts, pairs, is_function(tokens), total))


def weighed(tokens: Tokens, common: Commonness) -> Query:
    """The query of a text whose tokens are as common as stated."""
    characters = tokens.kinds == CHARACTER_TOKEN
    seen = np.where(characters, common.pairs, common.counts)
    weights = _information((seen + common.background * PRIOR_TOKENS / 1e6) / (common.total + PRIOR_TOKENS))
    function = np.where(characters, common.background >= VERY_COMMON, common.function)
    weights[function] = FUNCTION_WEIGHT
    scale, costs = (np.where(characters, value, np.float32(1)) for value in (CHARACTER_SCALE, CHARACTER_COST))
    surfaces = tokens.surfaces.astype(np.uint16)
    slots = np.where(is_numeral(tokens), NUMERAL, np.float32(1))
    informs, counts = weights * scale * slots, np.where(function, FUNCTION_COUNT, np.float32(1)) * slots
    return Query(tokens, surfaces, weights * scale, costs, scale, informs, informs * weights, counts)


def _pair_counts(segments: Sequence[Segment], tokens: Tokens) -> npt.NDArray[np.float64]:
    """For each token the geometric mean of how often the two pairs of characters it is part of stand in the segments.

    A character's own count says nothing of the word it is part of; its pairs do, and the fine channel counts them.
    """
    hashes, positions = units(tokens, is_function(tokens))
    found = np.zeros(len(hashes), np.int64)
    for segment in segments:
        found += count_of(hashes, segment.fine)
    return spread_pairs(len(tokens), positions, found)


def spread_pairs(tokens: int, positions: npt.NDArray[np.uint32], counts: npt.NDArray[np.int64]) -> Floats64:
    """For each token the geometric mean of the counts of the two pairs it is part of; they begin at ``positions``."""
    of_pair = np.zeros(tokens + 1)
    of_pair[positions.astype(np.int64) + 1] = counts
    return np.sqrt(of_pair[:-1] * of_pair[1:])
