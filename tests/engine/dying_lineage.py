"""A lineage that kills itself, as ``kill -9`` does, at every STRIDE-th step it takes on the disk; then goes on.

Run as ``python -m tests.engine.dying_lineage FOLDER``. A step is a piece of a table written or a file renamed. One
process imports and compiles everything and forks a run for every step, so that no run waits for that. Prints as JSON,
for each step, the stages begun when it died, and whether the same command gave the bytes of an unbroken run after it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.engine.lineages import Outputs, in_small_tasks, outputs
from travaux.engine import local, packed
from travaux.parallels.lineage import outputs as written

STRIDE = 5


class _Steps:
    """Ends the process in place of the step after ``last``."""

    def __init__(self, last: int) -> None:
        self.last, self.taken = last, 0

    def counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            if self.taken == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
            self.taken += 1
            return function(*given, **named)

        return step


def _die_at(last: int) -> _Steps:
    steps = _Steps(last)
    pq.ParquetWriter.write_table = steps.counted(pq.ParquetWriter.write_table)
    replace = steps.counted(os.replace)
    for module in (local, packed, written):
        module.os = _Replacing(replace)  # type: ignore[attr-defined] # stands for the module os
    return steps


class _Replacing:
    """The module ``os`` with another ``replace``."""

    def __init__(self, replace: Callable[..., Any]) -> None:
        self.replace = replace

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


def _forked(run: Callable[[], object]) -> int:
    """The status of a run in a process of its own."""
    child = os.fork()
    if child == 0:
        try:
            run()
        except BaseException as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def _run(folder: Path, last: int | None = None) -> None:
    if last is not None:
        _die_at(last)
    outputs(folder / "work", folder / "out")


def _bytes(folder: Path) -> Outputs:
    return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}


def main(root: Path) -> None:
    """Kill at every STRIDE-th step and go on; stop when a run outlives its steps."""
    in_small_tasks()
    _run(root / "whole")
    whole, died, step = _bytes(root / "whole"), [], 0
    while True:
        folder = root / str(step)
        killed = os.WIFSIGNALED(_forked(lambda at=step, where=folder: _run(where, at)))  # type: ignore[misc]
        stages = sorted(path.name.rpartition("-")[0] for path in (folder / "work").glob("*-*"))
        again = _forked(lambda where=folder: _run(where)) == 0  # type: ignore[misc]
        left = [path.name for path in folder.rglob("*.new")]
        died.append({"killed": killed, "stages": stages, "same": again and _bytes(folder) == whole, "left": left})
        if not killed:
            break
        step += STRIDE
    json.dump(died, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
