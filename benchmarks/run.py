"""Speed and memory, beside a plain baseline in the same run.

``python -m benchmarks.run [--only NAME] [--largest MB] [--table FILE]``. Every task runs in its own child process. The
figures are printed as a Markdown table and kept in ``benchmarks/results.json`` (not versioned). Where the shared texts
are absent it says so and ends with 0.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from evals.corpora import cache_folder, shared_folder

from benchmarks.measuring import Run, run_child

RESULTS = Path(__file__).with_name("results.json")
LARGEST = 100


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A task with its baseline, if there is one, and what must be made for both before."""

    name: str
    what: str
    baseline: str = ""
    prepare: str = ""
    megabytes: int = 0


BENCHMARKS = (
    Benchmark("start-up", "`travaux --version` in a new process"),
    Benchmark("index-1", "index 1 MB of ru, zh and en", "index-1-baseline", "prepare-1", 1),
    Benchmark("index-10", "index 10 MB", "index-10-baseline", "prepare-10", 10),
    Benchmark("index-100", "index 100 MB", "index-100-baseline", "prepare-100", 100),
    Benchmark("index-1000", "index 1 GB", "", "prepare-1000", 1000),
    Benchmark("pairs", "all pairs of 12 MB of addresses, indexing included", "pairs-baseline"),
    Benchmark("read", "align a 10,000-word text with 10 M words, warm", "read-baseline"),
    Benchmark("status", "the same with status, edits and paraphrases, vectors kept"),
    Benchmark("collate-cold", "collate two versions of 10,000 words, Russian and Chinese, the first time"),
    Benchmark("collate-warm", "the same, vectors kept"),
    Benchmark("add", "add a 10,000-word text to 10 M words"),
    Benchmark("acts-ru", "what 10,000 Russian sentences do: acts, targets, names, topics, commitments"),
    Benchmark("acts-zh", "the same in Chinese"),
    Benchmark("acts-en", "the same in English"),
)


@dataclass(frozen=True, slots=True)
class Result:
    """A benchmark with what its children used."""

    benchmark: Benchmark
    ours: Run
    baseline: Run | None


def run_all(benchmarks: Sequence[Benchmark], cache: Path) -> Iterator[Result]:
    """Run each benchmark and its baseline, one child after another."""
    for benchmark in benchmarks:
        if benchmark.prepare:
            run_child(benchmark.prepare, cache)
        baseline = run_child(benchmark.baseline, cache) if benchmark.baseline else None
        yield Result(benchmark, run_child(benchmark.name, cache), baseline)


HEADER = (
    "| task | s | CPU s | peak MB | MB/s of CPU | baseline CPU s | baseline MB | CPU ratio |\n"
    "|---|---|---|---|---|---|---|---|"
)


def row(result: Result) -> str:
    """One line of the table; a failed child says why."""
    ours, base = result.ours, result.baseline
    if ours.failure:
        return f"| {result.benchmark.what} | failed: {ours.failure.splitlines()[-1]} | | | | | | |"
    seconds, cpu = ours.figures["seconds"], ours.figures["cpu"]
    rate = f"{result.benchmark.megabytes / cpu:.1f}" if result.benchmark.megabytes and cpu else ""
    own = [f"{cpu:.3f}", f"{ours.peak_megabytes:.0f}"] if cpu else ["", ""]  # not of a process it started itself
    cells = [result.benchmark.what, f"{seconds:.3f}", *own, rate]
    if base is None or base.failure:
        cells += ["failed" if base else "", "", ""]
    else:
        ratio = f"{base.figures['cpu'] / cpu:.1f}" if cpu else ""
        cells += [f"{base.figures['cpu']:.3f}", f"{base.peak_megabytes:.0f}", ratio]
    return "| " + " | ".join(cells) + " |"


def machine() -> str:
    """What the figures were measured on."""
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    )


def write_results(results: Sequence[Result], path: Path) -> None:
    """Keep the figures as JSON."""
    now = datetime.now(tz=UTC).isoformat(timespec="seconds")
    kept = {"run": now, "machine": machine(), "results": [asdict(result) for result in results]}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def run_task(name: str, cache: Path) -> None:
    """Be the child: do one task and print its figures."""
    from benchmarks.tasks import TASKS  # only the child loads the kernel; the parent stays small

    shared = shared_folder()
    if shared is None:
        raise SystemExit("no folder of shared texts: name one in TRAVAUX_SHARED")
    print(json.dumps(TASKS[name](shared, cache)))


def main() -> None:
    """Run the benchmarks as a program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=[each.name for each in BENCHMARKS])
    parser.add_argument("--largest", type=int, default=LARGEST, metavar="MB", help="largest corpus to index")
    parser.add_argument("--table", type=Path, help="also write the Markdown table to this file")
    parser.add_argument("--task", help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, default=cache_folder() / "benchmarks")
    asked = parser.parse_args()
    asked.cache.mkdir(parents=True, exist_ok=True)
    if asked.task:
        return run_task(asked.task, asked.cache)
    if shared_folder() is None:
        return print("skipped: no folder of shared texts (TRAVAUX_SHARED, or shared beside the project)")
    wanted = asked.only or [each.name for each in BENCHMARKS if each.megabytes <= asked.largest]
    print(HEADER)
    lines, results = [HEADER], []
    for result in run_all([each for each in BENCHMARKS if each.name in wanted], asked.cache):
        results.append(result)
        lines.append(row(result))
        print(lines[-1], flush=True)
    write_results(results, RESULTS)
    if asked.table:
        asked.table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
