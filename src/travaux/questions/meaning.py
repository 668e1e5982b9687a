"""Sentence vectors for questions: encoded once, kept on disk, the mean of the language taken away."""

from __future__ import annotations

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
from travaux.text.vectors import Encoder, PackagedEncoder, Vectors, packaged_means

FOLDER, PASSAGES = "vectors", "meanings"
"""Where the vectors of sentences asked for, and those of the passages of the record, lie among what is derived."""

Progress = Callable[[str, int, int], None]
"""Told what is being made, how many of it are done, and of how many."""


@cache
def _packaged() -> Encoder:
    return PackagedEncoder()


def languages() -> frozenset[str]:
    """The languages whose meanings can be compared with one another."""
    return frozenset(packaged_means().means)


class Meaning:
    """Encodes sentences of one language with the packaged encoder, and finds passages of a record by meaning.

    ``folder`` holds what is derived from the record. Vectors have the precision of 16 bits, as they are kept.
    """

    def __init__(self, folder: Path, progress: Progress | None = None) -> None:
        self._cache, self._folder, self._progress = VectorCache(folder / FOLDER), folder / PASSAGES, progress

    def __call__(self, sentences: Sequence[str], language: str) -> Vectors:
        """float32, shape (len(sentences), dimension), unit rows; zeros for a blank sentence."""
        encoder = _packaged()
        vectors = np.zeros((len(sentences), encoder.dimension), np.float32)
        missing = np.flatnonzero(~self._index.known(keys_of(sentences), vectors))
        made = self._cache.encode(encoder, [sentences[place] for place in missing.tolist()])
        vectors[missing] = made.astype(np.float16)
        return packaged_means().centre(vectors, language)

    @cached_property
    def _index(self) -> Meanings:
        return Meanings.open(self._folder, _packaged().name)

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
            self._index.add(texts, _packaged(), self._told(len(missing)))

    def _told(self, whole: int) -> Callable[[int], None] | None:
        progress = self._progress
        return None if progress is None else lambda done: progress("vectors of documents", done, whole)

    def nearest(self, asked: Vectors, heads: Sequence[DocumentHead], most: int) -> list[list[Hit]]:
        """For each row of ``asked`` the nearest passages of these documents, which have vectors and one language.

        ``asked`` are unit rows as this object makes them.
        """
        if not heads:
            return [[] for _row in asked]
        mean = packaged_means().means[base_language(heads[0].language)]
        return self._index.nearest(asked, mean, [head.id for head in heads], most)

    def vectors(self, hits: Sequence[Hit], language: str) -> Vectors:
        """The vectors of passages found, which are of one language: float32 unit rows as this object makes them.

        There must be at least one.
        """
        return packaged_means().centre(self._index.vectors(hits), language)


def vector_faults(view: View, folder: Path) -> tuple[Fault, ...]:
    """Where the vectors contradict the record; a document without vectors is no fault."""
    expected = {head.id: head.characters for head in view.heads()}
    remedy = f"Delete the folder {folder / PASSAGES}; it is rebuilt when it is next needed."
    return tuple(Fault("vectors", PASSAGES, what, remedy) for what in meanings.faults(folder / PASSAGES, expected))
