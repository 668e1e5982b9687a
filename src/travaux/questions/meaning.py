"""Sentence vectors for questions: encoded once, kept on disk, the mean of the language taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from travaux.parallels import meanings
from travaux.parallels.meanings import Hit, Meanings
from travaux.record.documents import DocumentHead, base_language
from travaux.record.faults import Fault
from travaux.store.views import View
from travaux.text.vector_cache import VectorCache, keys_of
from travaux.text.vectors import Encoder, LanguageMeans, PackagedEncoder, Vectors, packaged_means

FOLDER, PASSAGES = "vectors", "meanings"
"""Where the vectors of sentences asked for, and those of the passages of the record, lie among what is derived."""

Progress = Callable[[str, int, int], None]
"""Told what is being made, how many of it are done, and of how many."""


@cache
def _packaged() -> Encoder:
    return PackagedEncoder()


def _no_means(encoder: Encoder) -> LanguageMeans:
    zeros = np.zeros(encoder.dimension, np.float32)
    return LanguageMeans(encoder.name, dict.fromkeys(packaged_means().means, zeros), "none are taken away")


def languages() -> frozenset[str]:
    """The languages whose meanings can be compared with one another."""
    return frozenset(packaged_means().means)


class Meaning:
    """Encodes sentences of one language, and finds passages of a record by meaning.

    ``folder`` holds what is derived from the record; ``encoder`` is the packaged one unless another is given, from
    which no language means are taken away. Vectors have the precision of 16 bits, as they are kept.
    """

    def __init__(self, folder: Path, progress: Progress | None = None, encoder: Encoder | None = None) -> None:
        self._encoder, self._progress = encoder or _packaged(), progress
        self._means = packaged_means() if encoder is None else _no_means(encoder)
        self._cache = VectorCache(folder / FOLDER)
        self._folder = folder / PASSAGES / re.sub(r"\W+", "-", self._encoder.name)

    def __call__(self, sentences: Sequence[str], language: str) -> Vectors:
        """float32, shape (len(sentences), dimension), unit rows; zeros for a blank sentence."""
        vectors = np.zeros((len(sentences), self._encoder.dimension), np.float32)
        missing = np.flatnonzero(~self._index.known(keys_of(sentences), vectors))
        made = self._cache.encode(self._encoder, [sentences[place] for place in missing.tolist()])
        vectors[missing] = made.astype(np.float16)
        return self._means.centre(vectors, language)

    @cached_property
    def _index(self) -> Meanings:
        return Meanings.open(self._folder, self._encoder.name)

    def missing(self, heads: Sequence[DocumentHead]) -> tuple[DocumentHead, ...]:
        """Those of the documents whose passages have no vectors yet."""
        known = self._index.documents()
        return tuple(head for head in heads if head.id not in known)

    def add(self, view: View, heads: Sequence[DocumentHead]) -> None:
        """Makes the vectors of the passages of these documents where they are missing."""
        missing = self.missing(heads)
        if missing:
            language = {head.id: head.language for head in missing}
            texts = ((name, text, language[name]) for name, text in view.texts(language))
            self._index.add(texts, self._encoder, self._told(len(missing)))

    def _told(self, whole: int) -> Callable[[int], None] | None:
        progress = self._progress
        return None if progress is None else lambda done: progress("vectors of documents", done, whole)

    def nearest(self, asked: Vectors, heads: Sequence[DocumentHead], most: int) -> list[list[Hit]]:
        """For each row of ``asked`` the nearest passages of these documents, which have vectors and one language.

        ``asked`` are unit rows as this object makes them.
        """
        if not heads:
            return [[] for _row in asked]
        mean = self._means.means[base_language(heads[0].language)]
        return self._index.nearest(asked, mean, [head.id for head in heads], most)

    def vectors(self, hits: Sequence[Hit], language: str) -> Vectors:
        """The vectors of passages found, which are of one language: float32 unit rows as this object makes them.

        There must be at least one.
        """
        return self._means.centre(self._index.vectors(hits), language)


def vector_faults(view: View, folder: Path) -> tuple[Fault, ...]:
    """Where the vectors contradict the record; a document without vectors is no fault."""
    expected = {head.id: head.characters for head in view.heads()}
    remedy = f"Delete the folder {folder / PASSAGES}; it is rebuilt when it is next needed."
    return tuple(
        Fault("vectors", f"{PASSAGES}/{one.name}", what, remedy)
        for one in sorted((folder / PASSAGES).glob("*"))
        for what in meanings.faults(one, expected)
    )
