"""Stages: a pure function from Arrow tables to an Arrow table, with a name, parameters and a key.

The key hashes the name, the kernel, the parameters, the keys of all inputs and the code that computes: a stage is used
again only when all of them are the same. Engines differ in where the kernels run, never in what comes out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol

import pyarrow as pa

Parameters = Mapping[str, int | float | str]
Kernel = Callable[[Sequence[pa.Table], Parameters], pa.Table]
"""Input tables and parameters to one output table. The order of rows in its inputs must not matter to the result."""

PART = "part"
"""The column that says which group of the next stage a row belongs to."""
DOCUMENT = "document"
"""The column that numbers the records of a ``joined`` stage; its links name them as ``later`` and ``earlier``."""

_COMPUTING = ("text", "parallels", "engine")
_LIBRARIES = ("numpy", "numba", "pyarrow", "PyStemmer", "rjieba")


@dataclass(frozen=True, slots=True)
class Stage:
    """``schema``: of what the kernel returns; with a column PART when a grouped stage follows."""

    name: str
    kernel: Kernel
    schema: pa.Schema
    parameters: Parameters = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a stage left: a folder (or address) of Parquet files, and the key of the stage that wrote them."""

    place: str
    key: str


class Engine(Protocol):
    """Where stages run. Every method returns at once when the stage was finished before.

    ``beside`` are small datasets that every call of the kernel gets whole, after the others. Raises StageFailed.
    """

    def source(self, name: str, key: str, tables: Callable[[], Iterable[pa.Table]]) -> Dataset:
        """The tables as a dataset; ``key`` is a hash of their content."""

    def each(self, stage: Stage, over: Dataset, beside: Sequence[Dataset] = ()) -> Dataset:
        """The kernel over any pieces of the dataset: (piece, *beside)."""

    def grouped(self, stage: Stage, over: Dataset, beside: Sequence[Dataset] = ()) -> Dataset:
        """The kernel over all rows of one PART at a time: (rows, *beside)."""

    def joined(self, stage: Stage, links: Dataset, records: Dataset, beside: Sequence[Dataset] = ()) -> Dataset:
        """The kernel over all links of one PART with at least the records they name: (links, records, *beside)."""

    def read(self, dataset: Dataset) -> pa.Table:
        """All rows, in no particular order."""


def key_of(stage: Stage, inputs: Sequence[Dataset]) -> str:
    """The key of a stage over its inputs: 20 hex digits."""
    stated = [stage.name, f"{stage.kernel.__module__}.{stage.kernel.__qualname__}", dict(stage.parameters)]
    return digest([*stated, str(stage.schema), [one.key for one in inputs], code_version()])


def digest(value: object) -> str:
    """20 hex digits over the JSON of a value; mappings count the same in any order."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:20]


@cache
def code_version() -> str:
    """A hash over the source and data of everything that computes, the package's version and those of the libraries."""
    whole = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in ("travaux", *_LIBRARIES)).encode())
    for part in (*_COMPUTING, "data"):
        for name, content in _contents(files(f"travaux.{part}"), part):
            whole.update(name.encode() + content)
    return whole.hexdigest()[:20]


def _contents(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _contents(entry, f"{path}/{entry.name}")
        elif entry.name.endswith((".py", ".yaml", ".tsv")):
            yield f"{path}/{entry.name}", entry.read_bytes()
