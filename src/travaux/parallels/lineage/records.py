"""Documents as rows of numbers: their tokens as binary columns, so that a kernel needs neither text nor store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import njit

from travaux.engine.stages import DOCUMENT, Parameters
from travaux.parallels.segments import Segment
from travaux.text.frequency import per_million
from travaux.text.function_words import is_function
from travaux.text.tokens import CHARACTER_TOKEN, Tokens, code_points, tokenise

DOCUMENTS = pa.schema([(DOCUMENT, pa.int32()), ("text", pa.string())])
_COLUMNS: dict[str, Any] = {
    "stems": np.uint32,
    "surfaces": np.uint32,
    "shorts": np.uint16,
    "starts": np.uint32,
    "lengths": np.uint16,
    "bits": np.uint8,
    "background": np.float32,
}
RECORDS = pa.schema([(DOCUMENT, pa.int32()), *((name, pa.binary()) for name in _COLUMNS)])

KIND, FUNCTION, BREAK = 3, 4, 8
"""Bits of ``bits``: the kind of token, whether it is a function word, whether a sentence ends after it."""
_BREAKS = frozenset("!?。！？；;\n…")
SHORTEST_UNIT = 6
"""A sentence of fewer tokens (an article's number, a heading) belongs to the sentence after it."""


@dataclass(frozen=True, slots=True)
class Records:
    """Documents of a table one after the other. ``numbers``: ascending; document ``k`` has the tokens ``bounds[k]`` to
    ``bounds[k + 1]``. ``shorts``: the surfaces in 16 bits, as segments have them; ``bits``: see above. ``background``
    holds documents with characters only, from ``background_bounds[k]`` on.

    The arrays are views of the table's memory where its rows are in order: of mapped files, say.
    """

    numbers: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int64]
    stems: npt.NDArray[np.uint32]
    surfaces: npt.NDArray[np.uint32]
    shorts: npt.NDArray[np.uint16]
    starts: npt.NDArray[np.uint32]
    lengths: npt.NDArray[np.uint16]
    bits: npt.NDArray[np.uint8]
    background: npt.NDArray[np.float32]
    background_bounds: npt.NDArray[np.int64]

    def span(self, index: int) -> slice:
        """Where the tokens of the document at ``index`` are."""
        return slice(int(self.bounds[index]), int(self.bounds[index + 1]))

    def tokens(self, index: int) -> Tokens:
        """The tokens of the document at ``index``; their stems are views, not copies."""
        span = self.span(index)
        starts, kinds = self.starts[span], self.bits[span] & np.uint8(KIND)
        return Tokens(starts, starts + self.lengths[span], self.surfaces[span], self.stems[span], kinds)

    def function(self, index: int) -> npt.NDArray[np.bool_]:
        """Which tokens of the document at ``index`` are function words."""
        return (self.bits[self.span(index)] & FUNCTION) > 0

    def background_of(self, index: int) -> npt.NDArray[np.float32]:
        """The background of the document at ``index``; empty when it has no characters."""
        return self.background[int(self.background_bounds[index]) : int(self.background_bounds[index + 1])]

    def segment(self) -> Segment:
        """The documents as a segment without postings: what chains and alignments need."""
        none, whole = np.empty(0, np.uint64), np.empty(0, np.int64)
        names = tuple(map(str, self.numbers.tolist()))
        return Segment(
            names, self.bounds, self.stems, self.shorts, self.starts, self.lengths, self.bits, none, none,
            np.empty(0, np.uint32), whole,
        )  # fmt: skip


def record(number: int, text: str) -> dict[str, int | bytes]:
    """The row of one document."""
    tokens = tokenise(text)
    bits = tokens.kinds | (is_function(tokens) * np.uint8(FUNCTION)) | (_ends(text, tokens) * np.uint8(BREAK))
    characters = bool((tokens.kinds == CHARACTER_TOKEN).any())
    background = per_million(text, tokens).astype(np.float32) if characters else np.empty(0, np.float32)
    return {
        DOCUMENT: number,
        "stems": tokens.stems.tobytes(),
        "surfaces": tokens.surfaces.tobytes(),
        "shorts": tokens.surfaces.astype(np.uint16).tobytes(),
        "starts": tokens.starts.tobytes(),
        "lengths": np.minimum(tokens.ends - tokens.starts, 0xFFFF).astype(np.uint16).tobytes(),
        "bits": bits.tobytes(),
        "background": background.tobytes(),
    }


def records(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: documents to records."""
    (documents,) = tables
    pairs = zip(documents[DOCUMENT].to_pylist(), documents["text"].to_pylist(), strict=True)
    return pa.Table.from_pylist([record(number, text) for number, text in pairs], schema=RECORDS)


def unpacked(table: pa.Table) -> Records:
    """The records of a table, by ascending number."""
    numbers = table[DOCUMENT].to_numpy()
    if np.any(np.diff(numbers) < 0):
        table = table.take(pa.array(np.argsort(numbers, kind="stable")))
        numbers = table[DOCUMENT].to_numpy()
    arrays: dict[str, Any] = {name: _flat(table[name], kind) for name, kind in _COLUMNS.items()}
    _values, bounds = arrays["bits"]
    _values, background_bounds = arrays["background"]
    columns = {name: values for name, (values, _bounds) in arrays.items()}
    return Records(numbers, bounds=bounds, background_bounds=background_bounds, **columns)


def _flat(column: pa.ChunkedArray, kind: type[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[np.int64]]:
    """The values of all rows one after the other, and where each row's begin; no copy of a column in one piece."""
    width = np.dtype(kind).itemsize
    pieces: list[npt.NDArray[Any]] = []
    bounds = [np.zeros(1, np.int64)]
    for chunk in column.chunks:
        offsets = np.frombuffer(chunk.buffers()[1], np.int64 if pa.types.is_large_binary(chunk.type) else np.int32)
        offsets = offsets[chunk.offset : chunk.offset + len(chunk) + 1].astype(np.int64)
        values = np.frombuffer(chunk.buffers()[2] or b"", np.uint8)[offsets[0] : offsets[-1]]
        pieces.append(values.view(kind))
        bounds.append((offsets[1:] - offsets[0]) // width + bounds[-1][-1])
    values = pieces[0] if len(pieces) == 1 else np.concatenate([np.empty(0, kind), *pieces])
    return values, np.concatenate(bounds)


def _ends(text: str, tokens: Tokens) -> npt.NDArray[np.bool_]:
    """After which tokens a sentence ends: a mark of the end, or a full stop before white space."""
    return _broken(code_points(text), tokens.starts, tokens.ends, _BREAK_POINTS)


_BREAK_POINTS = np.array(sorted(map(ord, _BREAKS)), np.uint32)


@njit(cache=True, nogil=True)
def _broken(
    points: npt.NDArray[np.uint32], starts: npt.NDArray[np.uint32], ends: npt.NDArray[np.uint32],
    marks: npt.NDArray[np.uint32],
) -> npt.NDArray[np.bool_]:  # fmt: skip
    broken = np.zeros(len(starts), np.bool_)
    last = 0
    for token in range(len(starts)):
        limit = starts[token + 1] if token + 1 < len(starts) else len(points)
        for at in range(ends[token], limit):
            point = points[at]
            stop = point == 46 and (at + 1 == limit or points[at + 1] == 32 or points[at + 1] == 10)
            for mark in marks:
                stop |= point == mark
            if stop and token + 1 - last >= SHORTEST_UNIT:
                broken[token] = True
                last = token + 1
                break
    return broken


@njit(cache=True, nogil=True)
def sentences_of(
    tokens: npt.NDArray[np.int64], bits: npt.NDArray[np.uint8], bounds: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """First token, and the token after the last, of the sentence that each of the tokens is in: shape (tokens, 2)."""
    found = np.empty((len(tokens), 2), np.int64)
    first, last = 0, 0
    for k in range(len(tokens)):
        token = tokens[k]
        if not first <= token < last:
            document = np.searchsorted(bounds, token, side="right") - 1
            first, last = token, token + 1
            while first > bounds[document] and not bits[first - 1] & BREAK:
                first -= 1
            while last < bounds[document + 1] and not bits[last - 1] & BREAK:
                last += 1
        found[k, 0], found[k, 1] = first, last
    return found
