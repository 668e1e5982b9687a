"""Snapshots: the bytes as received, each file named by its SHA-256, written before any row that refers to it."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{64}")
_PIECE = 1024 * 1024


class Snapshots:
    """The snapshot folder of one record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash lie, whether or not they do."""
        return self.folder / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes; raises FileNotFoundError when they are missing."""
        return self.path(sha256).read_bytes()

    def keep(self, sha256: str, content: bytes) -> None:
        """Stores bytes under their hash, whole or not at all. Keeping them twice changes nothing."""
        target = self.path(sha256)
        if target.is_file() and target.stat().st_size == len(content):
            return
        self.folder.mkdir(exist_ok=True)
        _write_whole(target, content)

    def remove(self, sha256: str) -> None:
        """Deletes a snapshot; nothing happens when it is missing."""
        self.path(sha256).unlink(missing_ok=True)

    def names(self) -> set[str]:
        """The hashes of all snapshots present."""
        return {path.name for path in self._files() if _NAME.fullmatch(path.name)}

    def strays(self) -> tuple[str, ...]:
        """Names of files that are no snapshots: left by a process that was cut off while writing."""
        return tuple(sorted(path.name for path in self._files() if not _NAME.fullmatch(path.name)))

    def damaged(self, names: Iterable[str]) -> Iterator[str]:
        """Those of the snapshots named, all present, whose bytes have another hash."""
        for name in sorted(names):
            if _hash_of(self.path(name)) != name:
                yield name

    def _files(self) -> Iterator[Path]:
        return (path for path in self.folder.iterdir()) if self.folder.is_dir() else iter(())


def _hash_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _write_whole(target: Path, content: bytes) -> None:
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with partial.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Makes the new name durable; systems that cannot open a folder (Windows) do this by themselves."""
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
