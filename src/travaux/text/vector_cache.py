"""Vectors kept on disk by what they are vectors of, so that no sentence is encoded twice.

A cache is a folder of immutable segments. A segment is written whole under another name and then renamed, so a crash
leaves the old state and two processes never write to the same file; both may cache the same sentence, which does no
harm. Each segment carries a checksum over all it holds: one that does not agree is deleted and its vectors are made
anew. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from travaux.errors import UnreadableInput
from travaux.text.vectors import Encoder, Vectors

_MAGIC = b"travaux vectors 1"
_HEADER = struct.Struct("<17s7xIIQ")  # magic, checksum of all after it, dimension, rows
_CHECKED = 28  # where the part under the checksum starts
_MOST_SEGMENTS = 16  # more of them are merged into one
_CHUNK = 1024  # sentences encoded between two writes: what a crash can lose


@dataclass(frozen=True, slots=True)
class Segment:
    """Vectors by key: ``keys`` (n, 2) uint64 sorted by the first column, ``vectors`` (n, d) float32, memory-mapped."""

    path: Path
    keys: NDArray[np.uint64]
    vectors: Vectors

    def rows(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The row of each key; -1 where the segment has none."""
        if not len(self.keys):
            return np.full(len(keys), -1, np.int64)
        places = np.minimum(np.searchsorted(self.keys[:, 0], keys[:, 0]), len(self.keys) - 1)
        return np.where(np.all(self.keys[places] == keys, axis=1), places, -1)


def keys_of(sentences: Sequence[str]) -> NDArray[np.uint64]:
    """Hashes of sentences, (n, 2) uint64: 128 bits of BLAKE2."""
    digests = (hashlib.blake2b(one.encode("utf-8", "surrogatepass"), digest_size=16).digest() for one in sentences)
    return np.frombuffer(b"".join(digests), dtype="<u8").reshape(-1, 2).astype(np.uint64)


def read_segment(path: Path, dimension: int) -> Segment | None:
    """The segment in a file, verified; None when it is broken, of another dimension, or gone."""
    try:
        with path.open("rb") as file:
            content = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, ValueError):  # gone, or empty
        return None
    if len(content) < _HEADER.size:
        return None
    magic, checksum, columns, rows = _HEADER.unpack(content[: _HEADER.size])
    whole = len(content) == _HEADER.size + rows * (16 + 4 * columns)
    if magic != _MAGIC or columns != dimension or not whole or zlib.crc32(content[_CHECKED:]) != checksum:
        return None
    body = content[_HEADER.size :]
    keys = np.frombuffer(body[: rows * 16], dtype="<u8").reshape(rows, 2)
    return Segment(path, keys, np.frombuffer(body[rows * 16 :], dtype="<f4").reshape(rows, dimension))


def write_segment(path: Path, keys: NDArray[np.uint64], vectors: Vectors) -> None:
    """Writes a segment whole or not at all. Raises OSError when the disk does not take it."""
    order = np.argsort(keys[:, 0], kind="stable")
    rest = struct.pack("<IQ", vectors.shape[1], len(keys))
    body = keys[order].astype("<u8").tobytes() + vectors[order].astype("<f4").tobytes()
    checksum = zlib.crc32(body, zlib.crc32(rest))
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(_MAGIC + bytes(7) + struct.pack("<I", checksum) + rest + body)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


class VectorCache:
    """A folder of vectors. Every method may be used by several processes at once on the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._verified: dict[Path, Segment] = {}

    def encode(self, encoder: Encoder, sentences: Sequence[str]) -> Vectors:
        """What ``encoder.encode`` gives, (n, d) float32 unit rows, taken from disk where it is there already.

        Raises UnreadableInput when the folder cannot be written.
        """
        found = np.zeros((len(sentences), encoder.dimension), np.float32)
        keys = keys_of(sentences)
        missing = np.ones(len(sentences), bool)
        for segment in self._segments(encoder):
            rows = segment.rows(keys)
            hits = missing & (rows >= 0)
            found[hits] = segment.vectors[rows[hits]]
            missing &= ~hits
        _, firsts, owners = np.unique(keys[missing], axis=0, return_index=True, return_inverse=True)
        wanted = np.flatnonzero(missing)
        fresh = np.zeros((len(firsts), encoder.dimension), np.float32)
        for start in range(0, len(firsts), _CHUNK):
            chosen = wanted[firsts[start : start + _CHUNK]]
            fresh[start : start + _CHUNK] = encoder.encode([sentences[place] for place in chosen])
            self._write(encoder, keys[chosen], fresh[start : start + _CHUNK])
        found[wanted] = fresh[owners.reshape(-1)]
        return found

    def _place(self, encoder: Encoder) -> Path:
        return self.folder / hashlib.blake2b(encoder.name.encode(), digest_size=8).hexdigest()

    def _segments(self, encoder: Encoder) -> list[Segment]:
        """The good segments of an encoder; broken ones are deleted, and too many are merged."""
        found = []
        for path in sorted(self._place(encoder).glob("*.vectors")):
            segment = self._verified.get(path) or read_segment(path, encoder.dimension)
            if segment is None:
                path.unlink(missing_ok=True)
            else:
                self._verified[path] = segment
                found.append(segment)
        return self._merged(encoder, found) if len(found) > _MOST_SEGMENTS else found

    def _merged(self, encoder: Encoder, segments: list[Segment]) -> list[Segment]:
        keys = np.concatenate([segment.keys for segment in segments])
        vectors = np.concatenate([segment.vectors for segment in segments])
        _, firsts = np.unique(keys, axis=0, return_index=True)
        merged = read_segment(self._write(encoder, keys[firsts], vectors[firsts]), encoder.dimension)
        if merged is None:
            return segments
        for segment in segments:
            segment.path.unlink(missing_ok=True)
            self._verified.pop(segment.path, None)
        return [merged]

    def _write(self, encoder: Encoder, keys: NDArray[np.uint64], vectors: Vectors) -> Path:
        path = self._place(encoder) / f"{uuid4().hex}.vectors"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_segment(path, keys, vectors)
        except OSError as error:
            remedy = "Make the folder writable, or free space on its disk."
            raise UnreadableInput(path.parent, f"vectors cannot be kept ({error.strerror})", remedy) from error
        return path
