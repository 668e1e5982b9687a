"""The live segments of a folder: read in, added to, and merged when there are many small ones."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from travaux.parallels.segment_folder import locked, manifest, new_name, publish, sweep

FANOUT = 8
"""So many segments of one order of size are merged into one."""


class Sized(Protocol):
    """A segment of some documents."""

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of its documents."""

    @property
    def size(self) -> int:
        """How many tokens, or passages, it holds."""


Kind = TypeVar("Kind", bound=Sized)


class LiveSegments(ABC, Generic[Kind]):
    """Segments of one kind. ``header``: what the manifest must say for the segments to be of use; others start anew."""

    def __init__(self, folder: Path, header: Mapping[str, object]) -> None:
        self.folder = folder
        self._header = dict(header)
        self._names: list[str] = []
        self._live: list[Kind] = []

    @abstractmethod
    def _load(self, place: Path) -> Kind:
        """The segment in a folder. Raises OSError or ValueError when it is missing or damaged."""

    @abstractmethod
    def _save(self, segment: Kind, place: Path) -> None:
        """Writes a segment into a new folder and forces it to disk."""

    @abstractmethod
    def _merge(self, segments: Sequence[Kind]) -> Kind:
        """One segment with the documents of all, in order."""

    @property
    @abstractmethod
    def _most_merged(self) -> int:
        """Segments above this size are left alone: merging them gains little and costs memory."""

    def refresh(self) -> None:
        """Reads what the manifest names; an absent, foreign or damaged index is empty."""
        try:
            found = manifest(self.folder)
            ours = {name: found[name] for name in self._header} == self._header
            names = list(found["segments"]) if ours else []
            if names != self._names:
                self._live = [self._load(self.folder / name) for name in names]
                self._names = names
        except (OSError, ValueError, KeyError, TypeError):
            self._names, self._live = [], []

    def documents(self) -> set[str]:
        """Ids of all documents that are in a segment."""
        return {name for segment in self._live for name in segment.documents}

    def append(self, segment: Kind) -> None:
        """Writes a segment and makes it live."""
        name = self._written(segment)
        self._publish([*self._names, name])
        self._live.append(self._load(self.folder / name))

    def merge_small(self) -> None:
        """Merges small segments of one order of size while there are many, and deletes what nothing names."""
        while chosen := self._mergeable():
            name = self._written(self._merge([self._live[number] for number in chosen]))
            kept = [number for number in range(len(self._names)) if number not in chosen]
            live = [self._live[number] for number in kept]
            self._publish([*(self._names[number] for number in kept), name])
            self._live = [*live, self._load(self.folder / name)]
        sweep(self.folder, self._names)

    def clear(self) -> None:
        """Forgets everything; what is needed is made again."""
        with locked(self.folder):
            self._publish([])
            self._live = []
            sweep(self.folder, self._names)

    def _written(self, segment: Kind) -> str:
        name = new_name()
        self._save(segment, self.folder / name)
        return name

    def _publish(self, names: list[str]) -> None:
        publish(self.folder, {**self._header, "segments": names})
        self._names = names

    def _mergeable(self) -> list[int]:
        """Numbers of segments of one order of magnitude, when there are FANOUT of them."""
        orders: dict[int, list[int]] = {}
        for number, segment in enumerate(self._live):
            if segment.size < self._most_merged // FANOUT:
                orders.setdefault(max(segment.size, 1).bit_length() // 3, []).append(number)
        return next((numbers for numbers in orders.values() if len(numbers) >= FANOUT), [])
