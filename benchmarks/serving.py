"""Many readers of one server at once, while texts are being added to its record.

``python -m benchmarks.serving [--documents N] [--readers N] [--seconds N] [--pause S]``

The record is invented (``benchmarks.invented``), so nothing outside the project is needed. Each reader is a thread of
this process with a connection and a session of its own; it opens the pages in turn and rests ``--pause`` seconds before
the next. The server and ``travaux add`` are processes of their own. Every page is opened once before, so that what is
measured is a page whose answer has been worked out already.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Self
from urllib.parse import quote

from evals.corpora import cache_folder

from benchmarks.invented import invented_text, invented_texts, write_lines
from travaux.workbench import Workbench

TRAVAUX = (sys.executable, "-c", "from travaux.cli.app import main; main()")
LONG_SENTENCES = 400
"""English sentences that make about 10,000 words."""
FEWEST_ASKED = 20
"""Requests of a page below which its 95th percentile says nothing."""


@dataclass(frozen=True, slots=True)
class Load:
    """How much is asked: readers at once, for how long at most, and how long each rests between two pages."""

    readers: int
    seconds: float
    pause: float


@dataclass
class Timings:
    """Seconds of every answered request by page, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)

    @property
    def asked(self) -> int:
        """Requests answered."""
        return sum(len(some) for some in self.seconds.values())

    def percentile(self, share: float, page: str = "") -> float:
        """Seconds within which this share of the answers came, of one page or of all."""
        every = self.seconds[page] if page else [one for some in self.seconds.values() for one in some]
        return statistics.quantiles(every, n=100, method="inclusive")[round(share * 100) - 1]


def record_of(documents: int, cache: Path) -> Path:
    """The record of so many invented texts and one long one, made once, indexed and with its vectors."""
    folder = cache / f"invented-{documents}"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        texts = write_lines(invented_texts(documents), cache / f"invented-{documents}.jsonl")
        with Workbench.create(folder) as bench:
            list(bench.add([texts, long_text(cache)]))
            bench.index()
            bench.vectorise()
        (folder / "ready").touch()
    return folder


def long_text(cache: Path) -> Path:
    """One invented English text of about 10,000 words."""
    made = invented_text(2, LONG_SENTENCES) | {"date": "2026-01-15", "title": "The long statement"}
    return write_lines(iter([made]), cache / "invented-long.jsonl")


@dataclass(frozen=True, slots=True)
class Server:
    """A running ``travaux serve``: where it listens, and its process."""

    host: str
    process: subprocess.Popen[str]

    def cpu_seconds(self) -> float:
        """Processor seconds it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(record: Path) -> Iterator[Server]:
    """Serves a record while the block runs."""
    command = [*TRAVAUX, "--record", str(record), "serve", "--port", "0", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")["address"]
        try:
            yield Server(address.split("/")[2], process)
        finally:
            process.terminate()


def pages_of(record: Path) -> list[str]:
    """Pages of every kind: those made at once, and those whose answers are kept once they are worked out."""
    with Workbench.open(record) as bench:
        heads = bench.view().heads()
    some = [
        next(head.id for head in heads[len(heads) * 4 // 5 :] if head.language == language)
        for language in ("ru", "zh", "en")
    ]
    asked = [f"filter={quote('language=ru date>=2013')}", f"q={quote('сотрудничество')}"]
    return [
        "/", "/documents", *(f"/documents?{query}" for query in asked), f"/history?q={quote('treaty of 1989')}",
        *(f"/documents/{one}" for one in some), *(f"/documents/{one}/reading" for one in some),
        f"/documents/{some[0]}/similar",
    ]  # fmt: skip


class Reader:
    """One reader: a connection, a session, and the pages opened in turn."""

    def __init__(self, host: str) -> None:
        self._connection = http.client.HTTPConnection(host, timeout=120)
        self._cookie = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._connection.close()

    def open(self, path: str) -> tuple[int, str]:
        """Status and body of a page."""
        self._connection.request("GET", path, headers={"Cookie": self._cookie} if self._cookie else {})
        answer = self._connection.getresponse()
        self._cookie = (answer.getheader("Set-Cookie") or self._cookie).split(";")[0]
        return answer.status, answer.read().decode()

    def patiently(self, path: str) -> None:
        """Opens a page until its answer has been worked out."""
        while 'http-equiv="refresh"' in self.open(path)[1]:
            time.sleep(0.5)

    def read(self, pages: Iterable[str], pause: float, until: threading.Event, timings: Timings) -> None:
        """Opens pages in turn until told to stop."""
        with self:
            for path in pages:
                if until.wait(pause):
                    return
                begun = time.perf_counter()
                status, body = self.open(path)
                timings.seconds[path].append(time.perf_counter() - begun)
                if status != 200 or 'http-equiv="refresh"' in body:
                    timings.faults.append(f"{status} {path}")


def measure(server: Server, pages: Sequence[str], load: Load, beside: subprocess.Popen[bytes] | None) -> Timings:
    """What the readers met until the process beside them ended, or the time was over."""
    timings, until = Timings(), threading.Event()
    readers = [
        threading.Thread(
            target=Reader(server.host).read,
            args=(islice(cycle(pages), turn, None), load.pause, until, timings),
        )
        for turn in range(load.readers)
    ]
    for reader in readers:
        reader.start()
    deadline = time.monotonic() + load.seconds
    while time.monotonic() < deadline and (beside is None or beside.poll() is None):
        time.sleep(0.2)
    until.set()
    for reader in readers:
        reader.join()
    return timings


def told(name: str, timings: Timings, cpu: float) -> str:
    """One line of the table, then one for each page."""
    lines = [
        f"| {name} | {timings.asked} | {1000 * timings.percentile(0.5):.0f} | {1000 * timings.percentile(0.95):.0f} | "
        f"{1000 * max(max(some) for some in timings.seconds.values()):.0f} | {1000 * cpu / timings.asked:.1f} | "
        f"{len(timings.faults)} |"
    ]
    lines += [
        f"  {path}: {len(some)} asked, p50 {1000 * timings.percentile(0.5, path):.0f} ms, "
        f"p95 {1000 * timings.percentile(0.95, path):.0f} ms"
        for path, some in sorted(timings.seconds.items())
        if len(some) >= FEWEST_ASKED
    ]
    return "\n".join([*lines, *(f"  fault: {fault}" for fault in timings.faults[:5])])


HEADER = "| load | requests | p50 ms | p95 ms | longest ms | CPU ms a request | faults |\n|---|---|---|---|---|---|---|"


def main() -> None:
    """Measure readers alone, then beside ``travaux add``, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds a reader rests between two pages")
    parser.add_argument("--added", type=int, default=1000, help="texts added meanwhile")
    asked = parser.parse_args()
    cache = cache_folder() / "serving"
    cache.mkdir(parents=True, exist_ok=True)
    load = Load(asked.readers, asked.seconds, asked.pause)
    with tempfile.TemporaryDirectory() as folder:
        record = shutil.copytree(record_of(asked.documents, cache), Path(folder) / "record")
        more = write_lines(invented_texts(asked.added, first=asked.documents), Path(folder) / "more.jsonl")
        pages = pages_of(record)
        with served(record) as server:
            with Reader(server.host) as first:
                for path in pages:
                    first.patiently(path)
            print(HEADER)
            for name, added in (("readers alone", False), ("while texts are added", True)):
                add = [*TRAVAUX, "--record", str(record), "add", str(more)]
                beside = subprocess.Popen(add, stdout=subprocess.DEVNULL) if added else None
                before = server.cpu_seconds()
                timings = measure(server, pages, load, beside)
                print(told(name, timings, server.cpu_seconds() - before), flush=True)
                if beside is not None:
                    beside.terminate()
                    beside.wait()


if __name__ == "__main__":
    main()
