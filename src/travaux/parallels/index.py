"""The index of a record: segments in a folder, derived from the store and deletable at any time.

``manifest.json`` names the live segments; it is replaced in one rename, after the files it names are safely on disk.
A crash therefore leaves the old index or the new one, and at worst a folder that nothing names, which is swept away.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from travaux.errors import DamagedRecord
from travaux.parallels import segments
from travaux.parallels.segments import Segment

FORMAT = 1
"""Raised whenever tokens, fingerprints or files change; an index of another format is rebuilt."""

_MANIFEST = "manifest.json"
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
            manifest = json.loads((self.folder / _MANIFEST).read_text("utf-8"))
            names = list(manifest["segments"]) if manifest["format"] == FORMAT else []
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
        with _locked(self.folder):
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
        name = f"segment-{uuid.uuid4().hex[:12]}"
        segments.save(segment, self.folder / name)
        _sync_folder(self.folder / name)
        return name

    def _publish(self, names: list[str]) -> None:
        temporary = self.folder / f"{_MANIFEST}.{uuid.uuid4().hex[:8]}.new"
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "segments": names}, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, self.folder / _MANIFEST)
        _sync_folder(self.folder)
        self._names = names

    def _merge_small(self) -> None:
        while chosen := self._mergeable():
            merged = segments.merge([self._segments[i] for i in chosen])
            name = self._written(merged)
            kept = [i for i in range(len(self._names)) if i not in chosen]
            live = [self._segments[i] for i in kept]
            self._publish([*(self._names[i] for i in kept), name])
            self._segments = [*live, segments.load(self.folder / name)]
        self._sweep()

    def _mergeable(self) -> list[int]:
        """Numbers of segments of one order of magnitude, when there are FANOUT of them."""
        orders: dict[int, list[int]] = {}
        for number, segment in enumerate(self._segments):
            if segment.size < _MOST_MERGED_TOKENS // _FANOUT:
                orders.setdefault(max(segment.size, 1).bit_length() // 3, []).append(number)
        return next((numbers for numbers in orders.values() if len(numbers) >= _FANOUT), [])

    def _sweep(self) -> None:
        """Deletes folders and files that no manifest names: what a crash or a merge left behind."""
        for path in self.folder.iterdir():
            if path.name.startswith("segment-") and path.name not in self._names:
                shutil.rmtree(path, ignore_errors=True)
            elif path.suffix == ".new":
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Forgets everything; the next ``add`` rebuilds it."""
        with _locked(self.folder):
            self._publish([])
            self._segments = []
            self._sweep()


def faults(folder: Path, expected: dict[str, int]) -> list[str]:
    """What is wrong with the index in ``folder``; ``expected`` maps document ids to their length in code points.

    A document not indexed yet is no fault: it is indexed when it is next needed.
    """
    manifest = folder / _MANIFEST
    if not manifest.exists():
        return []
    try:
        names = json.loads(manifest.read_text("utf-8"))["segments"]
        live = [segments.load(folder / name) for name in names]
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


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One writer of the index at a time, across processes; readers keep what they have mapped."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


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


def _sync_folder(folder: Path) -> None:
    """Forces the folder's own entries to disk, where the system allows opening a folder (not on Windows)."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if os.name == "nt":
            return
        raise DamagedRecord(folder, f"cannot be opened ({error})") from error
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
