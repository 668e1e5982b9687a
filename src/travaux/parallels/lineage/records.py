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
    "starts": np.uint32,
    "lengths": np.uint16,
    "kinds": np.uint8,
    "background": np.float32,
}
RECORDS = pa.schema([(DOCUMENT, pa.int32()), *((name, pa.binary()) for name in _COLUMNS)])

_KIND, _FUNCTION, _BREAK = 3, 4, 8
"""Bits of ``kinds``: the kind of token, whether it is a function word, whether a sentence ends after it."""
_BREAKS = frozenset("!?。！？；;\n…")
SHORTEST_UNIT = 6
"""A sentence of fewer tokens (an article's number, a heading) belongs to the sentence after it."""


@dataclass(frozen=True, slots=True)
class Records:
    """Documents of a table one after the other. ``numbers``: ascending; document ``k`` has the tokens ``bounds[k]`` to
    ``bounds[k + 1]``. ``background`` holds for documents with characters only; others have zeros there."""

    numbers: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int64]
    stems: npt.NDArray[np.uint32]
    surfaces: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.uint32]
    lengths: npt.NDArray[np.uint16]
    kinds: npt.NDArray[np.uint8]
    function: npt.NDArray[np.bool_]
    breaks: npt.NDArray[np.bool_]
    background: npt.NDArray[np.float32]

    def tokens(self, index: int) -> Tokens:
        """The tokens of the document at ``index``; their stems are views, not copies."""
        span = slice(int(self.bounds[index]), int(self.bounds[index + 1]))
        starts = self.starts[span]
        return Tokens(starts, starts + self.lengths[span], self.surfaces[span], self.stems[span], self.kinds[span])

    def segment(self) -> Segment:
        """The documents as a segment without postings: what chains and alignments need."""
        none, whole = np.empty(0, np.uint64), np.empty(0, np.int64)
        names = tuple(map(str, self.numbers.tolist()))
        short = self.surfaces.astype(np.uint16)
        return Segment(
            names, self.bounds, self.stems, short, self.starts, self.lengths, self.kinds, none, none,
            np.empty(0, np.uint32), whole,
        )  # fmt: skip


def record(number: int, text: str) -> dict[str, int | bytes]:
    """The row of one document."""
    tokens = tokenise(text)
    kinds = tokens.kinds | (is_function(tokens) * np.uint8(_FUNCTION)) | (_ends(text, tokens) * np.uint8(_BREAK))
    characters = bool((tokens.kinds == CHARACTER_TOKEN).any())
    background = per_million(text, tokens).astype(np.float32) if characters else np.empty(0, np.float32)
    return {
        DOCUMENT: number,
        "stems": tokens.stems.tobytes(),
        "surfaces": tokens.surfaces.tobytes(),
        "starts": tokens.starts.tobytes(),
        "lengths": np.minimum(tokens.ends - tokens.starts, 0xFFFF).astype(np.uint16).tobytes(),
        "kinds": kinds.tobytes(),
        "background": background.tobytes(),
    }


def records(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: documents to records."""
    (documents,) = tables
    pairs = zip(documents[DOCUMENT].to_pylist(), documents["text"].to_pylist(), strict=True)
    return pa.Table.from_pylist([record(number, text) for number, text in pairs], schema=RECORDS)


def unpacked(table: pa.Table) -> Records:
    """The records of a table, by ascending number."""
    numbers = table[DOCUMENT].to_numpy().astype(np.int32)
    order = np.argsort(numbers, kind="stable")
    columns: dict[str, Any] = {
        name: _joined(table[name], order, kind) for name, kind in _COLUMNS.items() if name != "background"
    }
    sizes = np.array([len(value) for value in table["kinds"].to_pylist()], np.int64)[order]
    bounds = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    background = np.zeros(int(bounds[-1]), np.float32)
    values = table["background"].to_pylist()
    for place, row in enumerate(order.tolist()):
        if values[row]:
            background[bounds[place] : bounds[place + 1]] = np.frombuffer(values[row], np.float32)
    bits = columns.pop("kinds")
    return Records(
        numbers[order], bounds, **columns,
        kinds=bits & np.uint8(_KIND), function=(bits & _FUNCTION) > 0, breaks=(bits & _BREAK) > 0,
        background=background,
    )  # fmt: skip


def _joined(column: pa.ChunkedArray, order: npt.NDArray[np.int64], kind: type[Any]) -> npt.NDArray[Any]:
    values = column.to_pylist()
    return np.frombuffer(b"".join(values[row] for row in order.tolist()), kind)


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
