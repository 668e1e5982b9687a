"""A folder of immutable segments that a manifest names: what the index of words and that of vectors have in common.

The manifest is replaced in one rename, after the files it names are safely on disk. A crash therefore leaves the old
index or the new one, and at worst a folder that nothing names, which is swept away.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from travaux.errors import DamagedRecord

MANIFEST = "manifest.json"
_IDS = "documents.json"


def manifest(folder: Path) -> dict[str, Any]:
    """What the manifest says. Raises OSError when there is none, ValueError when it is no JSON object."""
    found = json.loads((folder / MANIFEST).read_text("utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{folder / MANIFEST}: not a manifest")
    return found


def publish(folder: Path, content: dict[str, Any]) -> None:
    """Replaces the manifest in one step."""
    temporary = folder / f"{MANIFEST}.{uuid.uuid4().hex[:8]}.new"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, folder / MANIFEST)
    sync_folder(folder)


def new_name() -> str:
    """A name no segment has yet."""
    return f"segment-{uuid.uuid4().hex[:12]}"


def sweep(folder: Path, names: Collection[str]) -> None:
    """Deletes folders and files that no manifest names: what a crash or a merge left behind."""
    for path in folder.iterdir():
        if path.name.startswith("segment-") and path.name not in names:
            shutil.rmtree(path, ignore_errors=True)
        elif path.suffix == ".new":
            path.unlink(missing_ok=True)


def write_arrays(folder: Path, documents: Sequence[str], arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
    """Writes the arrays of a segment and forces them to disk; ``folder`` must not exist yet."""
    folder.mkdir(parents=True)
    for name, array in arrays.items():
        with open(folder / f"{name}.npy", "wb") as file:
            np.save(file, array, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())
    with open(folder / _IDS, "w", encoding="utf-8") as text_file:
        json.dump(documents, text_file)
        text_file.flush()
        os.fsync(text_file.fileno())
    sync_folder(folder)


def read_arrays(folder: Path, names: Sequence[str]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The documents and the arrays of a segment, memory-mapped. Raises OSError or ValueError when one is damaged."""
    documents = tuple(json.loads((folder / _IDS).read_text("utf-8")))
    return documents, {name: _mapped(folder / f"{name}.npy") for name in names}


def _mapped(path: Path) -> npt.NDArray[np.generic]:
    """A mapped array; an empty one cannot be mapped and is read."""
    array: npt.NDArray[np.generic]
    try:
        array = np.load(path, mmap_mode="r", allow_pickle=False)
    except EOFError as error:
        raise ValueError(f"{path}: the file is empty") from error
    except ValueError:
        array = np.load(path, allow_pickle=False)
    return np.asarray(array)  # still mapped, but a plain array: every look into a memmap costs microseconds


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One writer of the folder at a time, across processes; readers keep what they have mapped."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def sync_folder(folder: Path) -> None:
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
