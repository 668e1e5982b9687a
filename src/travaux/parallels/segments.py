"""Immutable pieces of the index: some documents' tokens and fingerprints as flat arrays, on disk or in memory.

A posting is one uint64: 32 bits of hash above 32 bits of token position in the segment; postings are sorted, so a hash
is found by binary search and a merge is a sort of sorted runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from travaux.parallels.fingerprints import units, winnowed
from travaux.parallels.segment_folder import read_arrays, write_arrays
from travaux.text.function_words import is_function
from travaux.text.tokens import Tokens, tokenise

UInt16s = npt.NDArray[np.uint16]
UInt32s = npt.NDArray[np.uint32]
UInt64s = npt.NDArray[np.uint64]
UInt8s = npt.NDArray[np.uint8]
Int64s = npt.NDArray[np.int64]

Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Segment:
    """``bounds``: int64, shape (documents + 1,): where each document's tokens begin. ``stems``, ``surfaces`` (16 bits
    are enough to tell forms of one stem), ``starts``, ``lengths`` (code points) and ``kinds``: one entry a token.
    ``coarse`` and ``fine``: sorted postings. ``types``, ``counts``: distinct stems, sorted, with tokens a stem.
    """

    documents: tuple[str, ...]
    bounds: Int64s
    stems: UInt32s
    surfaces: UInt16s
    starts: UInt32s
    lengths: UInt16s
    kinds: UInt8s
    coarse: UInt64s
    fine: UInt64s
    types: UInt32s
    counts: Int64s

    @property
    def size(self) -> int:
        """How many tokens the segment holds."""
        return len(self.stems)

    def document_of(self, token: int) -> int:
        """The number of the document that token position ``token`` lies in."""
        return int(np.searchsorted(self.bounds, token, side="right")) - 1


ARRAYS = tuple(field.name for field in fields(Segment) if field.name != "documents")


def _postings(hashes: UInt32s, positions: UInt32s, base: int) -> UInt64s:
    return (hashes.astype(np.uint64) << np.uint64(32)) | (positions.astype(np.uint64) + np.uint64(base))


def _concatenated(parts: Sequence[npt.NDArray[Number]], kind: type[Number]) -> npt.NDArray[Number]:
    return np.concatenate(parts) if parts else np.empty(0, kind)


def _counted(stems: UInt32s) -> tuple[UInt32s, Int64s]:
    types, counts = np.unique(stems, return_counts=True)
    return types, counts.astype(np.int64)


def build(documents: Iterable[tuple[str, str]]) -> Segment:
    """The segment of ``(id, text)`` pairs, in memory. No documents give an empty segment."""
    return assemble((identity, tokenise(text)) for identity, text in documents)


def assemble(documents: Iterable[tuple[str, Tokens]]) -> Segment:
    """The segment of documents already tokenised."""
    names: list[str] = []
    all_tokens: list[Tokens] = []
    coarse: list[UInt64s] = []
    fine: list[UInt64s] = []
    bounds = [0]
    for name, tokens in documents:
        names.append(name)
        all_tokens.append(tokens)
        coarse.append(_postings(*winnowed(tokens), bounds[-1]))
        fine.append(_postings(*units(tokens, is_function(tokens)), bounds[-1]))
        bounds.append(bounds[-1] + len(tokens))
    stems = _concatenated([tokens.stems for tokens in all_tokens], np.uint32)
    lengths = _concatenated([tokens.ends - tokens.starts for tokens in all_tokens], np.uint32)
    types, counts = _counted(stems)
    return Segment(
        documents=tuple(names),
        bounds=np.array(bounds, np.int64),
        stems=stems,
        surfaces=_concatenated([tokens.surfaces for tokens in all_tokens], np.uint32).astype(np.uint16),
        starts=_concatenated([tokens.starts for tokens in all_tokens], np.uint32),
        lengths=np.minimum(lengths, 0xFFFF).astype(np.uint16),
        kinds=_concatenated([tokens.kinds for tokens in all_tokens], np.uint8),
        coarse=np.sort(_concatenated(coarse, np.uint64)),
        fine=np.sort(_concatenated(fine, np.uint64)),
        types=types,
        counts=counts,
    )


def merge(segments: Sequence[Segment]) -> Segment:
    """One segment with the documents of all, in order."""
    bases = np.cumsum([0, *(segment.size for segment in segments)])
    types, inverse = np.unique(np.concatenate([s.types for s in segments]), return_inverse=True)
    counts = np.bincount(inverse, np.concatenate([s.counts for s in segments]).astype(np.float64), len(types))
    shifted: dict[str, Any] = {
        name: np.concatenate([getattr(s, name) + np.uint64(base) for s, base in zip(segments, bases, strict=False)])
        for name in ("coarse", "fine")
    }
    for postings in shifted.values():
        postings.sort(kind="stable")
    joined: dict[str, Any] = {name: np.concatenate([getattr(s, name) for s in segments]) for name in ARRAYS[1:6]}
    bounds = np.concatenate([[0], *(s.bounds[1:] + base for s, base in zip(segments, bases, strict=False))])
    documents = tuple(name for segment in segments for name in segment.documents)
    return Segment(documents, bounds.astype(np.int64), **joined, **shifted, types=types, counts=counts.astype(np.int64))


def save(segment: Segment, folder: Path) -> None:
    """Writes the arrays and forces them to disk; ``folder`` must not exist yet."""
    write_arrays(folder, segment.documents, {name: getattr(segment, name) for name in ARRAYS})


def load(folder: Path) -> Segment:
    """The segment in ``folder``, memory-mapped. Raises OSError or ValueError when a file is missing or damaged."""
    documents, arrays = read_arrays(folder, ARRAYS)
    if len(arrays["bounds"]) != len(documents) + 1 or arrays["bounds"][-1] != len(arrays["stems"]):
        raise ValueError(f"{folder}: documents and tokens do not agree")
    return Segment(documents, **arrays)
