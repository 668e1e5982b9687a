"""A lineage from a corpus to files, on the engine asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from travaux.engine.local import LocalEngine
from travaux.parallels.lineage.corpus import Corpus, LineageOptions, traces_of
from travaux.parallels.lineage.outputs import Lineage, lineage_of, write

Progress = Callable[[str, int, int], None]
ENGINES = ("local", "spark")
STAGES = "stages"


@dataclass(frozen=True, slots=True)
class RunOptions:
    """``work``: folder or address of the stages (by default ``stages`` inside the output); ``forms``: others
    than Parquet."""

    engine: str = "local"
    master: str = "local[2]"
    processes: int = 2
    work: str = ""
    forms: tuple[str, ...] = ()
    lineage: LineageOptions = field(default_factory=LineageOptions)


def trace(corpus: Corpus, out: Path, options: RunOptions, progress: Progress | None = None) -> Lineage:
    """Finds every reuse inside the corpus and writes it to ``out``.

    A run that was interrupted goes on where it stopped. Raises StageFailed, or MissingExtra for Spark.
    """
    with _engine(out, options, progress) as engine:
        traces = traces_of(corpus, engine, options.lineage)
    limits = options.lineage
    stated = (
        f"wording in more than {limits.all_pairs} texts is aligned with the {limits.sources} earlier texts that share "
        "most with the later one, or else with its earliest witness, not with every text that has it",
        f"of wording in more than {limits.most_holders} texts so many are counted when those are chosen",
    )
    found = lineage_of(traces, corpus, stated)
    write(found, out, options.forms)
    return found


def _engine(out: Path, options: RunOptions, progress: Progress | None) -> AbstractContextManager[Any]:
    work = options.work or str((out / STAGES).absolute())
    if options.engine == "local":
        return LocalEngine(Path(work), options.processes, progress)
    spark = importlib.import_module("travaux.engine.spark")  # an extra: absent from most installations
    engine: AbstractContextManager[Any] = spark.SparkEngine(work, options.master, progress)
    return engine
