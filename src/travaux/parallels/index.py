"""The index of a record: segments in a folder, derived from the store and deletable at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from travaux.parallels import segments
from travaux.parallels.live_segments import LiveSegments
from travaux.parallels.segment_folder import MANIFEST, locked, manifest
from travaux.parallels.segments import Segment

FORMAT = 3
"""Raised whenever tokens, fingerprints or files change; an index of another format is rebuilt."""

_SEGMENT_CHARACTERS = 24_000_000
"""A segment is closed at about this many characters, so that building one stays under about 1 GB of memory."""
_MOST_MERGED_TOKENS = 40_000_000
"""Segments above this size are left alone: merging them gains little and costs memory."""


class Index(LiveSegments[Segment]):
    """Segments of a folder."""

    @classmethod
    def open(cls, folder: Path) -> Index:
        """The index in ``folder``; an absent, foreign or damaged one is started anew, empty."""
        index = cls(folder, {"format": FORMAT})
        index.refresh()
        return index

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The live segments."""
        return tuple(self._live)

    def add(self, documents: Iterable[tuple[str, str]], progress: Callable[[int], None] | None = None) -> int:
        """Indexes ``(id, text)`` pairs not indexed yet; returns how many. What is there already is not rebuilt."""
        with locked(self.folder):
            self.refresh()
            known = self.documents()
            added = 0
            for batch in _batches((name, text) for name, text in documents if name not in known):
                self.append(segments.build(batch))
                added += len(batch)
                if progress:
                    progress(added)
            self.merge_small()
        return added

    def _load(self, place: Path) -> Segment:
        return segments.load(place)

    def _save(self, segment: Segment, place: Path) -> None:
        segments.save(segment, place)

    def _merge(self, pieces: Sequence[Segment]) -> Segment:
        return segments.merge(pieces)

    @property
    def _most_merged(self) -> int:
        return _MOST_MERGED_TOKENS


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
