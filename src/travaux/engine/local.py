"""The local engine: worker processes that read and write Parquet files, so that memory holds one task a process.

A task's file is written under another name and renamed when it is whole; a task whose file is there is not run again.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from travaux.engine.packed import pack, packed
from travaux.engine.stages import DOCUMENT, PART, Dataset, Stage, key_of
from travaux.errors import StageFailed

_COMPLETE = "complete.json"
_PARTS = b"parts"
_RECORDS_A_GROUP = 64
"""Records a row group, so that writing holds few of them twice."""

Progress = Callable[[str, int, int], None]
"""Told the stage, how many of its tasks are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Task:
    """One call of a kernel. ``part`` None: the whole of ``files``; else its rows of that part. ``records``: folder of
    packed records, if any."""

    stage: Stage
    target: Path
    files: tuple[Path, ...]
    part: int | None
    records: str
    beside: tuple[str, ...]


class LocalEngine:
    """Runs stages in ``folder`` with ``processes`` workers; one process works without any worker."""

    def __init__(self, folder: Path, processes: int = 2, progress: Progress | None = None) -> None:
        self._folder, self._processes, self._progress = folder, processes, progress
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def source(self, name: str, key: str, tables: Callable[[], Iterable[pa.Table]]) -> Dataset:
        """Writes the tables, a file each."""
        dataset = self._dataset(name, key)
        if not _is_complete(dataset):
            with clear_failures(name):
                for number, table in enumerate(tables()):
                    _write(table, Path(dataset.place) / f"{number:06}.parquet")
                _complete(dataset)
        return dataset

    def each(self, stage: Stage, over: Dataset, beside: Sequence[Dataset] = ()) -> Dataset:
        """A task a file."""
        dataset = self._dataset(stage.name, key_of(stage, [over, *beside]))
        places = tuple(one.place for one in beside)
        tasks = (Task(stage, Path(dataset.place) / path.name, (path,), None, "", places) for path in _files(over.place))
        return self._run(stage, dataset, tasks)

    def grouped(self, stage: Stage, over: Dataset, beside: Sequence[Dataset] = ()) -> Dataset:
        """A task a part."""
        return self._by_part(stage, over, None, beside)

    def joined(self, stage: Stage, links: Dataset, records: Dataset, beside: Sequence[Dataset] = ()) -> Dataset:
        """A task a part of the links, with all records packed and memory-mapped."""
        return self._by_part(stage, links, records, beside)

    def read(self, dataset: Dataset) -> pa.Table:
        """All rows, in order of the files."""
        return _whole(dataset.place)

    def _by_part(self, stage: Stage, over: Dataset, records: Dataset | None, beside: Sequence[Dataset]) -> Dataset:
        inputs = [over, *([records] if records else []), *beside]
        dataset = self._dataset(stage.name, key_of(stage, inputs))
        if _is_complete(dataset):
            return dataset
        paths, places = _files(over.place), tuple(one.place for one in beside)
        numbers = sorted({part for path in paths for part in _parts(path)})
        with clear_failures(stage.name):
            flat = str(pack(_files(records.place), self._folder / f"packed-{records.key}")) if records else ""
        tasks = (Task(stage, _target(dataset, part), paths, part, flat, places) for part in numbers)
        return self._run(stage, dataset, tasks)

    def _dataset(self, name: str, key: str) -> Dataset:
        return Dataset(str(self._folder / f"{name}-{key}"), key)

    def _run(self, stage: Stage, dataset: Dataset, tasks: Iterable[Task]) -> Dataset:
        if _is_complete(dataset):
            return dataset
        every = list(tasks)
        left = [task for task in every if not task.target.exists()]
        with clear_failures(stage.name):
            if not every:
                _write(stage.schema.empty_table(), _target(dataset, 0))
            for done, _ in enumerate(self._outcomes(left), start=len(every) - len(left) + 1):
                if self._progress:
                    self._progress(stage.name, done, len(every))
            _complete(dataset)
        return dataset

    def _outcomes(self, tasks: Sequence[Task]) -> Iterator[None]:
        if self._processes == 1 or len(tasks) < 2:
            yield from map(perform, tasks)
            return
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"))
        futures: list[Future[None]] = [self._pool.submit(perform, task) for task in tasks]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            for future in futures:
                future.cancel()


class clear_failures:  # noqa: N801 # used as a statement
    """Turns what a machine may do to a stage into StageFailed."""

    def __init__(self, stage: str) -> None:
        self._stage = stage

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, BrokenProcessPool | MemoryError):
            reason = "a worker process was killed, most likely for want of memory"
            raise StageFailed(self._stage, reason, "Close other programs or take --processes 1.") from error
        if isinstance(error, OSError):
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            reason = "the disk is full" if full else f"cannot read or write ({error})"
            remedy = "Make room." if full else "Mend what the message says."
            raise StageFailed(self._stage, reason, remedy) from error


def perform(task: Task) -> None:
    """Runs one task: reads its input, calls the kernel, writes the file."""
    rows = _rows(task)
    tables = [rows, *([_records(task.records)] if task.records else []), *map(_beside, task.beside)]
    _write(task.stage.kernel(tables, task.stage.parameters).cast(task.stage.schema), task.target)


def _rows(task: Task) -> pa.Table:
    if task.part is None:
        return pa.concat_tables(pq.ParquetFile(path).read() for path in task.files)
    tables = []
    for path in task.files:
        parts = _parts(path)
        if task.part in parts:
            tables.append(pq.ParquetFile(path).read_row_group(parts.index(task.part)))
    return pa.concat_tables(tables)


@lru_cache(maxsize=2)
def _records(place: str) -> pa.Table:
    return packed(Path(place))


@lru_cache(maxsize=8)
def _beside(place: str) -> pa.Table:
    return _whole(place)


def _whole(place: str) -> pa.Table:
    return pa.concat_tables(pq.ParquetFile(path).read() for path in _files(place))


def _files(place: str) -> tuple[Path, ...]:
    return tuple(sorted(Path(place).glob("*.parquet")))


def _target(dataset: Dataset, part: int) -> Path:
    return Path(dataset.place) / f"{part:06}.parquet"


@lru_cache(maxsize=4096)
def _parts(path: Path) -> list[int]:
    """The part each row group of a file holds; empty when it is not parted."""
    found: list[int] = json.loads((pq.read_metadata(path).metadata or {}).get(_PARTS, b"[]"))
    return found


def _write(table: pa.Table, target: Path) -> None:
    """Writes a table, a row group a part, under another name, and renames it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_suffix(f".{os.getpid()}.new")
    pieces, parts = _pieces(table)
    schema = table.schema.with_metadata({_PARTS: json.dumps(parts).encode()})
    try:
        with pq.ParquetWriter(temporary, schema, compression="lz4", use_dictionary=False) as writer:
            for piece in pieces:
                writer.write_table(piece.replace_schema_metadata(schema.metadata), max(1, len(piece)))
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _pieces(table: pa.Table) -> tuple[list[pa.Table], list[int]]:
    if PART not in table.column_names:
        step = _RECORDS_A_GROUP if DOCUMENT in table.column_names else max(1, len(table))
        return [table.slice(first, step) for first in range(0, max(1, len(table)), step)], []
    table = table.sort_by(PART) if len(table) else table
    parts = pc.unique(table[PART]).to_pylist()
    counts = pc.value_counts(table[PART]).field("counts").to_pylist() if parts else []
    pieces, first = [], 0
    for count in counts:
        pieces.append(table.slice(first, count))
        first += count
    return pieces, parts


def _is_complete(dataset: Dataset) -> bool:
    return (Path(dataset.place) / _COMPLETE).exists()


def _complete(dataset: Dataset) -> None:
    """Marks a stage as finished, after all its files, and clears away what killed runs left half written."""
    folder = Path(dataset.place)
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{_COMPLETE}.new"
    for left in folder.glob("*.new"):
        left.unlink()
    try:
        temporary.write_text(json.dumps({"files": [path.name for path in _files(dataset.place)]}), encoding="utf-8")
        os.replace(temporary, folder / _COMPLETE)
    finally:
        temporary.unlink(missing_ok=True)
