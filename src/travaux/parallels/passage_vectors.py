"""Immutable pieces of the vector index: the passages of some documents with their vectors, on disk or in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from travaux.parallels.segment_folder import read_arrays, write_arrays
from travaux.text.sentences import passages
from travaux.text.vector_cache import keys_of
from travaux.text.vectors import Vectors

Encode = Callable[[Sequence[str]], Vectors]
"""Sentences to unit vectors, as an encoder makes them: no language mean taken away."""

LEAST_PASSAGE = 8
"""Letters and figures a passage must have to be given a vector: less says nothing by itself."""
UNIT = 0.01
"""How far from 1 the length of a vector kept in 16 bits may be."""


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """Passages of ``documents``, those of one after those of the other: ``bounds`` (documents + 1,) int64 says where.

    ``starts`` and ``ends``: code points in the document. ``vectors`` (n, d) float16 unit rows. ``keys`` (n, 2) uint64:
    hashes of the words, sorted by the first column; ``order``: the row of each.
    """

    documents: tuple[str, ...]
    bounds: npt.NDArray[np.int64]
    starts: npt.NDArray[np.uint32]
    ends: npt.NDArray[np.uint32]
    keys: npt.NDArray[np.uint64]
    order: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.float16]

    @property
    def size(self) -> int:
        """How many passages there are."""
        return len(self.starts)

    def document_of(self, row: int) -> str:
        """The document that passage ``row`` is of."""
        return self.documents[int(np.searchsorted(self.bounds, row, side="right")) - 1]

    def rows(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        """A row with each key; -1 where there is none."""
        if not self.size:
            return np.full(len(keys), -1, np.int64)
        places = np.minimum(np.searchsorted(self.keys[:, 0], keys[:, 0]), self.size - 1)
        return np.where(np.all(self.keys[places] == keys, axis=1), self.order[places], -1)


ARRAYS = tuple(field.name for field in fields(PassageVectors) if field.name != "documents")


def build(documents: Iterable[tuple[str, str, str]], encode: Encode, dimension: int) -> PassageVectors:
    """The vectors of ``(id, text, language)``; passages of the same words are encoded once."""
    names, bounds, spans, words = [], [0], [], []
    for name, text, language in documents:
        cut = [one for one in passages(text, language, name) if says_something(one.text)]
        names.append(name)
        bounds.append(bounds[-1] + len(cut))
        spans += [(one.start, one.end) for one in cut]
        words += [one.text for one in cut]
    distinct = list(dict.fromkeys(words))
    place = {text: number for number, text in enumerate(distinct)}
    encoded = encode(distinct).astype(np.float16) if distinct else np.empty((0, dimension), np.float16)
    keys, places = keys_of(words), np.array(spans, np.uint32).reshape(-1, 2)
    order = np.argsort(keys[:, 0], kind="stable")
    return PassageVectors(
        documents=tuple(names),
        bounds=np.array(bounds, np.int64),
        starts=places[:, 0],
        ends=places[:, 1],
        keys=keys[order],
        order=order,
        vectors=encoded[[place[text] for text in words]] if words else encoded,
    )


def says_something(text: str) -> bool:
    """Whether a passage is long enough to be known by its meaning."""
    return weight(text) >= LEAST_PASSAGE


def weight(text: str) -> float:
    """Letters and figures of a text, where a Chinese character counts as much as two and a half letters."""
    return sum(2.5 if character >= "\u2e80" else 1 for character in text if character.isalnum())


def merge(pieces: Sequence[PassageVectors]) -> PassageVectors:
    """One piece with the documents of all, in order."""
    bases = np.cumsum([0, *(piece.size for piece in pieces)])
    bounds = [piece.bounds[1:] + base for piece, base in zip(pieces, bases, strict=False)]
    keys = np.concatenate([piece.keys for piece in pieces])
    order = np.argsort(keys[:, 0], kind="stable")
    rows = np.concatenate([piece.order + base for piece, base in zip(pieces, bases, strict=False)])
    return PassageVectors(
        documents=tuple(name for piece in pieces for name in piece.documents),
        bounds=np.concatenate([np.zeros(1, np.int64), *bounds]),
        starts=np.concatenate([piece.starts for piece in pieces]),
        ends=np.concatenate([piece.ends for piece in pieces]),
        keys=keys[order],
        order=rows[order],
        vectors=np.concatenate([piece.vectors for piece in pieces]),
    )


def save(piece: PassageVectors, folder: Path) -> None:
    """Writes the arrays and forces them to disk; ``folder`` must not exist yet."""
    write_arrays(folder, piece.documents, {name: getattr(piece, name) for name in ARRAYS})


def load(folder: Path) -> PassageVectors:
    """The piece in ``folder``, memory-mapped. Raises OSError or ValueError when a file is missing or damaged."""
    documents, arrays = read_arrays(folder, ARRAYS)
    piece = PassageVectors(documents, **arrays)
    sizes = {len(arrays[name]) for name in ARRAYS if name != "bounds"}
    if sizes != {piece.size} or len(piece.bounds) != len(documents) + 1 or piece.bounds[-1] != piece.size:
        raise ValueError(f"{folder}: documents and vectors do not agree")
    return piece


def faults(piece: PassageVectors, expected: Mapping[str, int]) -> Iterator[str]:
    """What is wrong with a piece; ``expected`` maps document ids to their length in code points."""
    for number, name in enumerate(piece.documents):
        first, last = int(piece.bounds[number]), int(piece.bounds[number + 1])
        if last > first and name in expected and int(piece.ends[first:last].max()) > expected[name]:
            yield f"document {name}: the vectors reach beyond its text"
    lengths = np.linalg.norm(piece.vectors.astype(np.float32), axis=1)
    if not bool(np.all(np.abs(lengths - 1) < UNIT)):
        yield "vectors are not of length 1"
    if not bool(np.all(piece.keys[1:, 0] >= piece.keys[:-1, 0])):
        yield "keys are out of order"
