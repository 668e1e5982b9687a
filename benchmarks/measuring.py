"""Running a task in a child process of its own, with its processor seconds and the most memory it ever held.

A child is ``python -m benchmarks.run --task NAME --cache FOLDER``; its last line is its own figures as JSON. Memory and
processor time are what the system says of the dead child (``wait4``), so nothing a task does hides them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one child used. ``figures``: what it measured itself; ``failure``: the end of its complaint, or empty."""

    task: str
    cpu_seconds: float
    peak_megabytes: float
    figures: dict[str, float] = field(default_factory=dict)
    failure: str = ""


def run_child(task: str, cache: Path) -> Run:
    """Run a task to its end in a new process."""
    command = [sys.executable, "-m", "benchmarks.run", "--task", task, "--cache", str(cache)]
    output, complaint = cache / f"{task}.out", cache / f"{task}.err"
    with output.open("wb") as out, complaint.open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, env={**os.environ, "PYTHONUTF8": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT / 1e6
    if process.returncode:
        return Run(task, cpu, megabytes, failure=complaint.read_text(encoding="utf-8")[-600:])
    last = output.read_text(encoding="utf-8").splitlines()[-1]
    return Run(task, cpu, megabytes, json.loads(last))
