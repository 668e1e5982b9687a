"""The index of a record: segments in a folder, derived from the store and deletable at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from travaux.parallels import segments
from travaux.parallels.segment_folder import MANIFEST, locked, manifest, new_name, publish, sweep
from travaux.parallels.segments import Segment

FORMAT = 1
"""Raised whenever tokens, fingerprints or files change; an index of another format is rebuilt."""

_SEGMENT_CHARACTERS = 24_000_000
"""A segment is closed at about this many characters, so that building one stays under about 1 GB of memory."""
_FANOUT = 8
"""So many segments of one order of size are merged into one."""
_MOST_MERGED_TOKENS = 40_000_000
"""Segments above this size are left alone: merging them gains little and costs memory."""


@dataclass(slots=True)
class Index:
    """Segments of a folder. ``documents`` maps each indexed document to its segment."""

    folder: Path
    _names: list[str] = field(default_factory=list)
    _segments: list[Segment] = field(default_factory=list)

    @classmethod
    def open(cls, folder: Path) -> Index:
        """The index in ``folder``; an absent, foreign or damaged one is started anew, empty."""
        index = cls(folder)
        index._refresh()
        return index

    def _refresh(self) -> None:
        try:
            found = manifest(self.folder)
            names = list(found["segments"]) if found["format"] == FORMAT else []
            if names != self._names:
                self._segments = [segments.load(self.folder / name) for name in names]
                self._names = names
        except (OSError, ValueError, KeyError, TypeError):
            self._names, self._segments = [], []

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The live segments."""
        return tuple(self._segments)

    def documents(self) -> set[str]:
        """Ids of all documents indexed."""
        return {name for segment in self._segments for name in segment.documents}

    def add(self, documents: Iterable[tuple[str, str]], progress: Callable[[int], None] | None = None) -> int:
        """Indexes ``(id, text)`` pairs not indexed yet; returns how many. What is there already is not rebuilt."""
        with locked(self.folder):
            self._refresh()
            known = self.documents()
            added = 0
            for batch in _batches((name, text) for name, text in documents if name not in known):
                self._append(segments.build(batch))
                added += len(batch)
                if progress:
                    progress(added)
            self._merge_small()
        return added

    def _append(self, segment: Segment) -> None:
        name = self._written(segment)
        self._publish([*self._names, name])
        self._segments.append(segments.load(self.folder / name))

    def _written(self, segment: Segment) -> str:
        name = new_name()
        segments.save(segment, self.folder / name)
        return name

    def _publish(self, names: list[str]) -> None:
        publish(self.folder, {"format": FORMAT, "segments": names})
        self._names = names

    def _merge_small(self) -> None:
        while chosen := self._mergeable():
            merged = segments.merge([self._segments[i] for i in chosen])
            name = self._written(merged)
            kept = [i for i in range(len(self._names)) if i not in chosen]
            live = [self._segments[i] for i in kept]
            self._publish([*(self._names[i] for i in kept), name])
            self._segments = [*live, segments.load(self.folder / name)]
        sweep(self.folder, self._names)

    def _mergeable(self) -> list[int]:
        """Numbers of segments of one order of magnitude, when there are FANOUT of them."""
        orders: dict[int, list[int]] = {}
        for number, segment in enumerate(self._segments):
            if segment.size < _MOST_MERGED_TOKENS // _FANOUT:
                orders.setdefault(max(segment.size, 1).bit_length() // 3, []).append(number)
        return next((numbers for numbers in orders.values() if len(numbers) >= _FANOUT), [])

    def clear(self) -> None:
        """Forgets everything; the next ``add`` rebuilds it."""
        with locked(self.folder):
            self._publish([])
            self._segments = []
            sweep(self.folder, self._names)


def faults(folder: Path, expected: dict[str, int]) -> list[str]:
    """What is wrong with the index in ``folder``; ``expected`` maps document ids to their length in code points.

    A document not indexed yet is no fault: it is indexed when it is next needed.
    """
    if not (folder / MANIFEST).exists():
        return []
    try:
        live = [segments.load(folder / name) for name in manifest(folder)["segments"]]
    except (OSError, ValueError, KeyError) as error:
        return [f"the index cannot be read ({error})"]
    return [fault for segment in live for fault in _segment_faults(segment, expected)]


def _segment_faults(segment: Segment, expected: dict[str, int]) -> Iterator[str]:
    for number, name in enumerate(segment.documents):
        first, last = int(segment.bounds[number]), int(segment.bounds[number + 1])
        reach = int(segment.starts[last - 1]) + int(segment.lengths[last - 1]) if last > first else 0
        if name in expected and reach > expected[name]:
            yield f"document {name}: the index reaches beyond its text"
    for channel in (segment.coarse, segment.fine):
        if len(channel) > 1 and not bool((channel[1:] >= channel[:-1]).all()):
            yield "postings are out of order"


def _batches(documents: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    batch: list[tuple[str, str]] = []
    size = 0
    for name, text in documents:
        batch.append((name, text))
        size += len(text)
        if size >= _SEGMENT_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
