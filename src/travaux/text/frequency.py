"""How common a word is in official texts at large: tables of occurrences a million words, shipped as data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from travaux.text.chinese_words import cut
from travaux.text.function_words import function_words
from travaux.text.tokens import CHARACTER_TOKEN, Tokens, fold, hashes_of

RARE = 2.0
"""Occurrences a million words given to a word the tables do not hold."""
FUNCTION = 20_000.0
"""Occurrences given to a Chinese function word, so that it never counts as content."""


def _rows(language: str) -> Iterator[tuple[str, float]]:
    for line in (files("travaux.data") / "background" / f"{language}.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            word, count = line.split("\t")
            yield word, float(count)


@cache
def stem_frequencies() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.float64]]:
    """Hashes of English and Russian stems, sorted, with their occurrences a million words."""
    rows = dict(row for language in ("en", "ru") for row in _rows(language))
    hashes, places = np.unique(hashes_of([*rows]), return_index=True)
    return hashes, np.array([*rows.values()])[places]


@cache
def _chinese() -> dict[str, float]:
    return {**dict(_rows("zh")), **{word: FUNCTION for word in function_words() if not word.isascii()}}


def per_million(text: str, tokens: Tokens) -> npt.NDArray[np.float64]:
    """Occurrences a million words of the word each token is, or, for a Chinese character, is part of."""
    hashes, counts = stem_frequencies()
    at = np.minimum(np.searchsorted(hashes, tokens.stems), len(hashes) - 1)
    found = np.where(hashes[at] == tokens.stems, counts[at], RARE)
    if (tokens.kinds == CHARACTER_TOKEN).any():
        _fill_chinese(text, tokens, found)
    return found


def _fill_chinese(text: str, tokens: Tokens, found: npt.NDArray[np.float64]) -> None:
    table = _chinese()
    characters = tokens.kinds == CHARACTER_TOKEN
    words = cut(fold(text).encode("utf-8", "replace").decode("utf-8"))
    counts = np.array([table.get(word, RARE) for word in words])
    by_offset = np.repeat(counts, np.fromiter(map(len, words), np.int64, len(words)))
    found[characters] = by_offset[tokens.starts[characters]]
