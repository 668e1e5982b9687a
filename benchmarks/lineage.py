"""Wall and processor time, memory and disk of a lineage of the shared corpora, by size and engine.

``python -m benchmarks.lineage [--megabytes N] [--engine local|spark]``

Up to about 107 MB the texts are real, one in so many of every corpus. Above that, further copies have their letters and
characters moved along the alphabet, so that each copy has the reuse of the original inside itself and none with others.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from evals import corpora
from travaux.parallels.lineage.corpus import Corpus, Text
from travaux.parallels.lineage.run import RunOptions, trace

_SOURCES = {
    "sotu": corpora.state_of_the_union, "tota": corpora.treaties, "kremlin_en": corpora.kremlin_en,
    "kremlin_ru": corpora.kremlin_ru, "ungd2017": corpora.general_debate, "cn_reports": corpora.reports_zh,
    "xinwenlianbo": corpora.evening_news_zh,
}  # fmt: skip
_RANGES = ((0x61, 26), (0x41, 26), (0x430, 32), (0x410, 32), (0x4E00, 0x5000))


def shifted(text: str, step: int) -> str:
    """The text with every letter and character ``step`` places on in its alphabet."""
    table = {first + k: first + (k + step) % size for first, size in _RANGES for k in range(size)}
    return text.translate(table)


def _dated(texts: Sequence[corpora.Text]) -> list[Text]:
    """Not every corpus has dates: years by place in the corpus."""
    return [Text(one.id, f"{1900 + number % 100}", one.text) for number, one in enumerate(texts)]


def whole(shared: Path, name: str) -> Corpus:
    """All texts of one corpus."""
    return Corpus.of(_dated(_SOURCES[name](shared)))


def corpus(shared: Path, megabytes: int) -> Corpus:
    """Texts of about so many megabytes in UTF-8, every corpus in proportion."""
    every = [one for source in _SOURCES.values() for one in source(shared)]
    real = _dated(every)
    sizes = [len(one.text.encode()) for one in real]
    copies, rest = divmod(megabytes * 1_000_000, sum(sizes))
    texts = [Text(f"{one.id}/{k}", one.date, shifted(one.text, k)) for k in range(copies) for one in real]
    step = max(1, round(sum(sizes) / max(rest, 1)))
    for one in real[::step] if rest > sum(sizes) // 50 else []:
        texts.append(Text(f"{one.id}/{copies}", one.date, shifted(one.text, copies)))
    return Corpus.of(texts)


class _Memory:
    """The most memory that this process and its children held together, looked at ten times a second.

    It counts proportional set sizes (``smaps_rollup`` of Linux): a page that two processes share counts half for each.
    """

    def __init__(self) -> None:
        self.most = 0
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._done.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._done.wait(0.1):
            self.most = max(self.most, sum(map(_proportional, _family(os.getpid()))))


def _family(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    try:
        children = [int(one) for task in tasks.iterdir() for one in (task / "children").read_text().split()]
    except OSError:  # the process has ended meanwhile
        return []
    return [process, *(one for child in children for one in _family(child))]


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


class _Stages:
    """Wall seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def __call__(self, stage: str, done: int, tasks: int) -> None:
        if done == tasks:
            now = time.perf_counter()
            self.seconds[stage], self._last = round(now - self._last, 1), now


def main() -> None:
    """Measure once and print a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--only", choices=sorted(_SOURCES), help="One corpus, whole, instead of all in proportion.")
    parser.add_argument("--engine", default="local", choices=["local", "spark"])
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    shared = corpora.shared_folder()
    if shared is None:
        parser.error("no folder of shared texts: name one in TRAVAUX_SHARED")
    texts = whole(shared, asked.only) if asked.only else corpus(shared, asked.megabytes)
    size = sum(len(one.text.encode()) for one in texts.texts) / 1e6
    begun, used, stages = time.perf_counter(), _processor_seconds(), _Stages()
    with tempfile.TemporaryDirectory() as folder, _Memory() as memory:
        options = RunOptions(engine=asked.engine, processes=asked.processes)
        found = trace(texts, Path(folder), options, stages)
        wall, cpu = time.perf_counter() - begun, _processor_seconds() - used
        disk = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
        digest = hashlib.sha256(repr([table.to_pydict() for table in found.tables.values()]).encode()).hexdigest()[:12]
    print(
        f"{asked.engine} {size:.0f} MB {len(texts.texts)} texts: wall {wall:.1f} s, cpu {cpu:.1f} s, "
        f"memory {memory.most / 1e6:.0f} MB, disk {disk:.0f} MB, {len(found.parallels)} parallels, "
        f"{len(found.families)} families, result {digest}, load {os.getloadavg()[0]:.1f}"
    )
    print(stages.seconds)


if __name__ == "__main__":
    main()
