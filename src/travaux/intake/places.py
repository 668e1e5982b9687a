"""The files a path stands for: itself, all files of a folder, or all that a glob pattern finds."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from travaux.intake.extracts import Unreadable

SIDECAR = "documents.csv"
_MAGIC = frozenset("*?[")


def files_at(path: Path) -> Iterator[Path]:
    """The files, folders walked in name order; a loop of links is walked once, hidden files and sidecars are left out.

    Raises Unreadable when nothing stands at the path or no file is found.
    """
    if path.is_dir():
        found = _in_folder(path)
    elif not path.exists() and _MAGIC & set(str(path)):
        found = _matching(str(path))
    elif not path.exists() and not path.is_symlink():
        raise Unreadable("no such file or folder", "Check the path")
    else:
        yield path
        return
    empty = True
    for file in found:
        empty = False
        yield file
    if empty:
        raise Unreadable("no file found here", "Check the path or pattern")


def _matching(pattern: str) -> Iterator[Path]:
    for name in sorted(glob.glob(pattern, recursive=True)):
        path = Path(name)
        if path.is_file() and path.name != SIDECAR:
            yield path


def _in_folder(folder: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        status = os.stat(place)
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name != SIDECAR:
                yield Path(place, name)
