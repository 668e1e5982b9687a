"""The index of meanings: the vectors of every passage of a record, searched by brute force, exactly.

It is derived from the texts, keyed by document (an id is a hash of its text) and by name and version of the encoder;
another encoder starts it anew. It may be deleted at any time. A search reads every vector once and needs memory for one
block: it is meant for a few million passages, and no more is promised.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from travaux.parallels import passage_vectors
from travaux.parallels.live_segments import LiveSegments
from travaux.parallels.passage_vectors import PassageVectors
from travaux.parallels.segment_folder import MANIFEST, locked, manifest
from travaux.text.vectors import Encoder, Vectors

FORMAT = 1
"""Raised whenever passages or files change; an index of another format is rebuilt."""
_BATCH = 400_000
"""Characters of text whose vectors are made between two writes: some thousand passages, what a crash can lose."""
_MOST_MERGED = 200_000
"""Passages of a segment that is left alone by merging."""
_BLOCK = 16_384
"""Passages compared at once: 32 MB of vectors."""

Text = tuple[str, str, str]
"""Id, text and language of a document."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage near to what was looked for: code points of ``document``, and the cosine of the two vectors.

    ``place``: piece and row of its vector in the index that gave it.
    """

    document: str
    start: int
    end: int
    cosine: float
    place: tuple[int, int]


class Meanings(LiveSegments[PassageVectors]):
    """The index in a folder, for one encoder."""

    @classmethod
    def open(cls, folder: Path, encoder: str) -> Meanings:
        """The index in ``folder``; an absent or damaged one, or one of another encoder, is started anew, empty."""
        index = cls(folder, {"format": FORMAT, "encoder": encoder})
        index.refresh()
        return index

    @property
    def size(self) -> int:
        """How many passages have vectors."""
        return sum(piece.size for piece in self._live)

    def add(self, texts: Iterable[Text], encoder: Encoder, progress: Callable[[int], None] | None = None) -> int:
        """Makes the vectors of documents that have none; returns of how many. ``progress`` is told how many so far."""
        with locked(self.folder):
            self.refresh()
            known, added = self.documents(), 0
            for batch in _batches(one for one in texts if one[0] not in known):
                self.append(passage_vectors.build(batch, encoder.encode, encoder.dimension))
                added += len(batch)
                if progress:
                    progress(added)
            self.merge_small()
        return added

    def _load(self, place: Path) -> PassageVectors:
        return passage_vectors.load(place)

    def _save(self, segment: PassageVectors, place: Path) -> None:
        passage_vectors.save(segment, place)

    def _merge(self, pieces: Sequence[PassageVectors]) -> PassageVectors:
        return passage_vectors.merge(pieces)

    @property
    def _most_merged(self) -> int:
        return _MOST_MERGED

    def known(self, keys: npt.NDArray[np.uint64], vectors: Vectors) -> npt.NDArray[np.bool_]:
        """Fills in the rows of ``vectors`` whose words (by ``keys_of``) have a vector here; returns which they are."""
        found = np.zeros(len(keys), np.bool_)
        for piece in self._live:
            rows = piece.rows(keys)
            hits = (rows >= 0) & ~found
            vectors[hits] = piece.vectors[rows[hits]]
            found |= hits
        return found

    def nearest(self, asked: Vectors, mean: Vectors, allowed: Collection[str], most: int) -> list[list[Hit]]:
        """For each row of ``asked`` the ``most`` nearest passages of the documents allowed, nearest first.

        ``asked`` (n, d) are unit rows with the mean of their own language taken away; ``mean`` (d,) is that of the
        documents allowed, which are all of one language.
        """
        best = np.full((len(asked), most), -2.0, np.float32)
        where = np.full((len(asked), most, 2), -1, np.int64)
        for number, start, end in self._blocks(frozenset(allowed)):
            cosines = _cosines(self._live[number].vectors[start:end], asked, mean)
            gaining = np.flatnonzero(cosines.max(axis=1) > best[:, -1])
            best[gaining], where[gaining] = _better(best[gaining], where[gaining], cosines[gaining], (number, start))
        return [
            [self._hit(place, cosine) for place, cosine in zip(places, cosines, strict=True) if place[0] >= 0]
            for places, cosines in zip(where.tolist(), best.tolist(), strict=True)
        ]

    def _hit(self, place: Sequence[int], cosine: float) -> Hit:
        piece, row = self._live[place[0]], place[1]
        return Hit(piece.document_of(row), int(piece.starts[row]), int(piece.ends[row]), cosine, (place[0], row))

    def vectors(self, hits: Sequence[Hit]) -> Vectors:
        """The vectors of passages found by this index, (n, d) float32, as they were encoded."""
        rows = [self._live[piece].vectors[row] for piece, row in (hit.place for hit in hits)]
        return np.array(rows, np.float32)

    def _blocks(self, allowed: frozenset[str]) -> Iterator[tuple[int, int, int]]:
        """Piece and row range of runs of passages of documents allowed."""
        for number, piece in enumerate(self._live):
            mask = np.array([name in allowed for name in piece.documents], np.bool_)
            edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
            for first, last in edges.reshape(-1, 2).tolist():
                low, high = int(piece.bounds[first]), int(piece.bounds[last])
                yield from ((number, start, min(start + _BLOCK, high)) for start in range(low, high, _BLOCK))


def _cosines(vectors: npt.NDArray[np.float16], asked: Vectors, mean: Vectors) -> Vectors:
    """Cosines of ``asked`` to the vectors less the mean of their language: (asked, vectors)."""
    block = vectors.astype(np.float32)
    products = block @ np.vstack([asked, mean]).T
    lengths = np.sqrt(np.maximum(1e-12, 1 - 2 * products[:, -1] + float(mean @ mean)))
    return np.asarray(((products[:, :-1] - asked @ mean) / lengths[:, None]).T, np.float32)


def _better(
    best: Vectors, where: npt.NDArray[np.int64], cosines: Vectors, first: tuple[int, int]
) -> tuple[Vectors, npt.NDArray[np.int64]]:
    """The best of those known and new ones, in falling order; of equals the one known longer.

    ``first`` is piece and row of the first new one.
    """
    most = min(best.shape[1], cosines.shape[1])
    rows = np.sort(np.argpartition(-cosines, most - 1, axis=1)[:, :most], axis=1)
    places = np.stack([np.full_like(rows, first[0]), rows + first[1]], axis=2)
    joined = np.concatenate([best, np.take_along_axis(cosines, rows, axis=1)], axis=1)
    order = np.argsort(-joined, axis=1, kind="stable")[:, : best.shape[1]]
    all_places = np.concatenate([where, places], axis=1)
    return np.take_along_axis(joined, order, axis=1), np.take_along_axis(all_places, order[:, :, None], axis=1)


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    batch: list[Text] = []
    size = 0
    for one in texts:
        batch.append(one)
        size += len(one[1])
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def faults(folder: Path, expected: dict[str, int]) -> list[str]:
    """What is wrong with the index in ``folder``; ``expected`` maps document ids to their length in code points.

    A document without vectors is no fault: they are made when they are next needed.
    """
    if not (folder / MANIFEST).exists():
        return []
    try:
        pieces = [passage_vectors.load(folder / name) for name in manifest(folder)["segments"]]
    except (OSError, ValueError, KeyError) as error:
        return [f"the vectors cannot be read ({error})"]
    return [fault for piece in pieces for fault in passage_vectors.faults(piece, expected)]
