"""Sentence vectors for questions: encoded once, kept on disk, the mean of the language taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from travaux.text.vector_cache import VectorCache
from travaux.text.vectors import Encoder, PackagedEncoder, Vectors, packaged_means

FOLDER = "vectors"


@cache
def _packaged() -> Encoder:
    return PackagedEncoder()


class Meaning:
    """Encodes sentences of one language with the packaged encoder, through a cache in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._cache = VectorCache(folder / FOLDER)

    def __call__(self, sentences: Sequence[str], language: str) -> Vectors:
        """float32, shape (len(sentences), dimension), unit rows; zeros for a blank sentence."""
        return packaged_means().centre(self._cache.encode(_packaged(), sentences), language)
