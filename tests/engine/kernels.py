"""Kernels for tests of engines: plain, failing, killed."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from travaux.engine.stages import PART, Kernel, Parameters, Stage

NUMBERS = pa.schema([(PART, pa.int32()), ("n", pa.int64())])


def add(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    more = pc.add(tables[0]["n"], int(parameters["more"]))
    return pa.table([tables[0][PART], more], schema=NUMBERS)


def total(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    part = tables[0][PART][0].as_py()
    return pa.table({PART: [part], "n": [pc.sum(tables[0]["n"]).as_py()]}, schema=NUMBERS)


def full(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    raise OSError(errno.ENOSPC, "No space left on device")


def killed(tables: Sequence[pa.Table], parameters: Parameters) -> pa.Table:
    os.kill(os.getpid(), signal.SIGKILL)
    return tables[0]


def numbers() -> list[pa.Table]:
    return [pa.table({PART: [0, 1, 2], "n": [k, 10 * k, 100 * k]}, schema=NUMBERS) for k in range(4)]


def stage(name: str, kernel: Kernel = add, **parameters: int) -> Stage:
    return Stage(name, kernel, NUMBERS, parameters)
