"""Page furniture: what a source puts round its texts (menus, labels, "see also" lists), known by where it stands.

A word or pair of words that a good part of a source's texts have near one edge, and hardly any has elsewhere though
chance would put it there, is an anchor. What lies between an edge of a text and the anchors next to it is furniture.
No word is known beforehand; wrapper induction (Crescenzi, Mecca and Merialdo, "RoadRunner", 2001) rests on the same
thought, that a template is what stays while the texts change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from travaux.engine.stages import DOCUMENT, PART, Parameters
from travaux.parallels.lineage.records import KIND, unpacked
from travaux.text.tokens import CHARACTER_TOKEN

EDGE = 100
"""Tokens at each end of a text in which furniture is looked for."""
GAP = 60
"""Most tokens between two anchors, or between an edge and its first anchor: a list of titles and dates."""
SHARE, FEWEST, ELSEWHERE = 0.4, 8, 0.1
"""An anchor is near the edge in so large a share of the texts looked at; chance would put it elsewhere in at least
FEWEST; it is elsewhere in at most so large a part of those. Looked at in Kremlin pages saved whole (98 of 98 labels),
evening news (their opening) and, where nothing may be found, Kremlin news as paragraphs, trade agreements and the
general debate, whose commonest openings are in 9, 24 and 24 of a hundred texts (2026-11)."""
SAMPLED, SAMPLED_CHARACTERS = 128, 5_000
"""Texts of a source looked at, evenly spread; of a long one so many code points from each end."""
PARTS = 16
"""Parts the sources are dealt to."""

ORIGINS = pa.schema([(DOCUMENT, pa.int32()), ("source", pa.int32()), ("sampled", pa.bool_()), ("length", pa.int32())])
"""Whose each document is, by a number; whether its source is known by it; its length in code points."""
_TOKENS: dict[str, Any] = {"surfaces": np.uint32, "kinds": np.uint8, "starts": np.uint32, "ends": np.uint32}
EDGES = pa.schema([(PART, pa.int32()), *ORIGINS, *((name, pa.binary()) for name in _TOKENS)])
BODIES = pa.schema([(DOCUMENT, pa.int32()), ("start", pa.int32()), ("end", pa.int32())])
"""Where a text begins after furniture and where it ends before it, in code points."""

Keys = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Frame:
    """The anchors of a source near the beginning of its texts, and near the end, sorted."""

    head: Keys
    tail: Keys


@dataclass(frozen=True, slots=True)
class _Edges:
    """The tokens near both ends of a text."""

    document: int
    sampled: bool
    length: int
    surfaces: npt.NDArray[np.uint32]
    kinds: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.uint32]
    ends: npt.NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.surfaces)

    def keys(self) -> Keys:
        """The word and the pair of words that begin at each token: shape (2, tokens); 0 where none does. A character
        alone is no word."""
        words = self.surfaces.astype(np.uint64)
        pairs = np.zeros(len(words), np.uint64)
        pairs[:-1] = words[:-1] << np.uint64(32) | words[1:]
        return np.stack([np.where(self.kinds == CHARACTER_TOKEN, 0, words).astype(np.uint64), pairs])


def edges(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: records to the tokens near their ends, by part of their source."""
    found, origins = unpacked(tables[0]), tables[1]
    origins = origins.take(pc.index_in(pa.array(found.numbers), origins[DOCUMENT]))
    columns: dict[str, list[bytes]] = {name: [] for name in _TOKENS}
    sizes = zip(origins["sampled"].to_pylist(), origins["length"].to_pylist(), strict=True)
    for index, (sampled, length) in enumerate(sizes):
        starts = found.starts[found.span(index)]
        ends = starts + found.lengths[found.span(index)]
        kept = _near_an_end(starts, ends, length if sampled else 0)
        tokens = (found.surfaces[found.span(index)], found.bits[found.span(index)] & np.uint8(KIND), starts, ends)
        for name, values in zip(_TOKENS, tokens, strict=True):
            columns[name].append(values[kept].tobytes())
    parts = origins["source"].to_numpy() % PARTS
    return pa.table([parts, *origins.columns, *columns.values()], schema=EDGES)


def _near_an_end(
    starts: npt.NDArray[np.uint32], ends: npt.NDArray[np.uint32], sampled: int
) -> npt.NDArray[np.bool_]:  # fmt: skip
    """Which tokens are among the first or last; of a text ``sampled`` long, within SAMPLED_CHARACTERS of an end too."""
    kept = (ends <= min(sampled, SAMPLED_CHARACTERS)) | (starts >= max(0, sampled - SAMPLED_CHARACTERS))
    kept = kept if sampled else np.zeros(len(starts), np.bool_)
    kept[: EDGE + 1] = kept[-EDGE - 1 :] = True  # with the second word of the last pair
    return kept


def bodies(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    """Kernel: the body of each text of some sources; a text without furniture is all body."""
    rows = tables[0].sort_by([("source", "ascending"), (DOCUMENT, "ascending")])
    found: list[tuple[int, int, int]] = []
    for _source, number in zip(*_counted(rows["source"]), strict=True):
        first = len(found)
        texts = list(_texts(rows.slice(first, number)))
        frame = _frame([one for one in texts if one.sampled and len(one) > EDGE])
        found += [(one.document, *_body(one, frame)) for one in texts]
    return pa.table([pa.array(column, pa.int32()) for column in zip(*found, strict=True)], schema=BODIES)


def _counted(sources: pa.ChunkedArray) -> tuple[list[int], list[int]]:
    """The sources, and how many rows each has."""
    counts = pc.value_counts(sources)
    return counts.field("values").to_pylist(), counts.field("counts").to_pylist()


def _texts(rows: pa.Table) -> Iterator[_Edges]:
    for row in rows.to_pylist():
        tokens = {name: np.frombuffer(row[name], kind) for name, kind in _TOKENS.items()}
        yield _Edges(row[DOCUMENT], row["sampled"], row["length"], **tokens)


def _frame(sampled: Sequence[_Edges]) -> Frame:
    keys = [one.keys() for one in sampled]
    return Frame(_anchors(keys, slice(0, EDGE)), _anchors(keys, slice(-EDGE, None)))


def _anchors(sampled: Sequence[Keys], edge: slice) -> Keys:
    """The keys that stand at this edge of the texts and not elsewhere."""
    if not sampled:
        return np.empty(0, np.uint64)
    near, holders = np.unique(np.concatenate([np.unique(keys[:, edge]) for keys in sampled]), return_counts=True)
    known = near[(holders >= SHARE * len(sampled)) & (near > 0)]
    elsewhere, chance = np.zeros(len(known)), np.zeros(len(known))
    for keys in sampled if len(known) else ():
        away = np.ones(keys.shape[1], np.bool_)
        away[edge] = False
        outside = np.isin(known, keys[:, away])
        elsewhere += outside
        chance += (outside | np.isin(known, keys[:, edge])) * (1 - EDGE / keys.shape[1])
    return known[(chance >= FEWEST) & (elsewhere <= ELSEWHERE * chance)]


def _body(text: _Edges, frame: Frame) -> tuple[int, int]:
    """Where the furniture of both ends stops; where the two meet the text is furniture from end to end."""
    start, end = 0, text.length
    if len(frame.head) or len(frame.tail):
        keys, size = text.keys(), len(text)
        reached = _reached(keys, frame.head, np.arange(size))
        start = int(text.ends[reached]) if reached >= 0 else start
        reached = _reached(keys, frame.tail, np.arange(size)[::-1])
        end = int(text.starts[size - 1 - reached]) if reached >= 0 else end
    return start, max(start, end)


def _reached(keys: Keys, anchors: Keys, distances: npt.NDArray[np.int64]) -> int:
    """How far from the edge, in tokens, the anchors go without a gap, each where it stands next to the edge; -1: none
    is near it."""
    known = np.isin(keys, anchors)
    distant = np.broadcast_to(distances, keys.shape)[known]
    order = np.argsort(distant, kind="stable")
    _anchors, nearest = np.unique(keys[known][order], return_index=True)
    reached = -1
    for distance in np.sort(distant[order][nearest]).tolist():
        if distance - reached > GAP + 1 or distance >= EDGE:
            break
        reached = distance
    return reached
