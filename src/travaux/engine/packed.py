"""Records packed flat: the binary columns of all files one after the other, memory-mapped.

Every worker sees all records and holds none: pages come from the files when they are touched, and the system shares
them between processes and lets go of them when memory is short.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from travaux.engine.stages import DOCUMENT

_WHOLE = "whole"


def pack(files: Sequence[Path], folder: Path) -> Path:
    """Packs the records of Parquet files, if that was not done before; returns ``folder``."""
    if (folder / _WHOLE).exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    names = [name for name in pq.read_schema(files[0]).names if name != DOCUMENT]
    numbers: list[npt.NDArray[np.int32]] = []
    lengths: dict[str, list[npt.NDArray[np.int64]]] = {name: [np.zeros(1, np.int64)] for name in names}
    for name in names:
        (folder / name).unlink(missing_ok=True)
    for path in files:
        table = pq.ParquetFile(path).read().combine_chunks()
        numbers.append(table[DOCUMENT].to_numpy())
        for name in names:
            lengths[name].append(_append(table[name], folder / name))
    np.save(folder / f"{DOCUMENT}.npy", np.concatenate(numbers))
    for name, sizes in lengths.items():
        np.save(folder / f"{name}.npy", np.cumsum(np.concatenate(sizes)))
    temporary = folder / f"{_WHOLE}.{os.getpid()}"
    temporary.touch()
    os.replace(temporary, folder / _WHOLE)
    return folder


def _append(column: pa.ChunkedArray, target: Path) -> npt.NDArray[np.int64]:
    """Adds the bytes of a column to a file; returns how many each row has."""
    sizes = []
    with target.open("ab") as opened:
        for chunk in column.chunks:
            offsets = np.frombuffer(chunk.buffers()[1], np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
            opened.write(memoryview(chunk.buffers()[2] or b"")[offsets[0] : offsets[-1]])
            sizes.append(np.diff(offsets).astype(np.int64))
    return np.concatenate(sizes) if sizes else np.empty(0, np.int64)


def packed(folder: Path) -> pa.Table:
    """The records packed into ``folder``, as one table over the mapped files; nothing is read yet."""
    numbers = np.load(folder / f"{DOCUMENT}.npy")
    columns = {DOCUMENT: pa.array(numbers)}
    for path in sorted(folder.glob("*.npy")):
        if path.stem != DOCUMENT:
            flat = folder / path.stem
            values = np.memmap(flat, np.uint8, "r") if flat.stat().st_size else np.empty(0, np.uint8)
            buffers = [None, pa.py_buffer(np.load(path)), pa.py_buffer(values)]
            columns[path.stem] = pa.Array.from_buffers(pa.large_binary(), len(numbers), buffers)
    return pa.table(columns)
