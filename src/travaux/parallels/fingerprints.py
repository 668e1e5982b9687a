"""Fingerprints of a token sequence, in two channels.

The coarse channel winnows hashed k-grams of stems (Schleimer, Wilkerson and Aiken, SIGMOD 2003): every run of
``k + WINDOW - 1`` equal stems shares at least one. The fine channel is every content unit, that is a stem that is no
function word, or a pair of neighbouring characters that are not both function words: it finds short formulas and
reworked text, where no k-gram survives.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit

from travaux.text.tokens import CHARACTER_TOKEN, Tokens

WORDS_A_GRAM = 4
CHARACTERS_A_GRAM = 7
WINDOW = 4

UInt32s = npt.NDArray[np.uint32]
UInt8s = npt.NDArray[np.uint8]

_PRIME = np.uint64(0x9E3779B97F4A7C15)


@njit(cache=True, nogil=True)
def _mix(value: np.uint64) -> np.uint32:
    value ^= value >> np.uint64(31)
    value *= np.uint64(0xBF58476D1CE4E5B9)
    value ^= value >> np.uint64(29)
    return np.uint32(value & np.uint64(0xFFFFFFFF))


@njit(cache=True, nogil=True)
def _grams(stems: UInt32s, kinds: UInt8s, words: int, characters: int) -> tuple[UInt32s, npt.NDArray[np.bool_]]:
    n = len(stems)
    hashes, whole = np.zeros(n, np.uint32), np.zeros(n, np.bool_)
    for i in range(n):
        size = characters if kinds[i] == CHARACTER_TOKEN else words
        if i + size > n:
            continue
        value = np.uint64(size)
        for j in range(i, i + size):
            value = (value ^ np.uint64(stems[j])) * _PRIME
        hashes[i], whole[i] = _mix(value), True
    return hashes, whole


def grams(tokens: Tokens) -> tuple[UInt32s, npt.NDArray[np.bool_]]:
    """The hash of the k-gram that begins at each token, and whether one does (the last tokens begin none)."""
    return _grams(tokens.stems, tokens.kinds, WORDS_A_GRAM, CHARACTERS_A_GRAM)


@njit(cache=True, nogil=True)
def _winnow(hashes: UInt32s, whole: npt.NDArray[np.bool_], window: int) -> npt.NDArray[np.bool_]:
    n = len(hashes)
    kept = np.zeros(n, np.bool_)
    last = 0
    while last < n and whole[last]:
        last += 1
    for first in range(max(1, last - window + 1)):
        best = -1
        for i in range(first, min(first + window, last)):
            if best < 0 or hashes[i] <= hashes[best]:
                best = i
        if best >= 0:
            kept[best] = True
    return kept


def winnowed(tokens: Tokens) -> tuple[UInt32s, UInt32s]:
    """Hashes and token positions of the fingerprints kept, in order of position."""
    hashes, whole = grams(tokens)
    positions = np.flatnonzero(_winnow(hashes, whole, WINDOW)).astype(np.uint32)
    return hashes[positions], positions


@njit(cache=True, nogil=True)
def _units(stems: UInt32s, kinds: UInt8s, function: npt.NDArray[np.bool_]) -> tuple[UInt32s, npt.NDArray[np.bool_]]:
    n = len(stems)
    hashes, kept = np.zeros(n, np.uint32), np.zeros(n, np.bool_)
    for i in range(n):
        if kinds[i] != CHARACTER_TOKEN:
            hashes[i], kept[i] = stems[i], not function[i]
        elif i + 1 < n and kinds[i + 1] == CHARACTER_TOKEN and not (function[i] and function[i + 1]):
            hashes[i] = _mix((np.uint64(stems[i]) * _PRIME) ^ np.uint64(stems[i + 1]))
            kept[i] = True
    return hashes, kept


def units(tokens: Tokens, function: npt.NDArray[np.bool_]) -> tuple[UInt32s, UInt32s]:
    """Hashes and token positions of the content units. ``function`` marks the function words among the tokens."""
    hashes, kept = _units(tokens.stems, tokens.kinds, function)
    positions = np.flatnonzero(kept).astype(np.uint32)
    return hashes[positions], positions
