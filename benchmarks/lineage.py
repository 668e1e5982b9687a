"""Wall and processor time, memory and disk of a lineage of the shared corpora, by size and engine.

``python -m benchmarks.lineage [--megabytes N] [--engine local|spark]``

Up to about 107 MB the texts are real, one in so many of every corpus. Above that, further copies have their letters and
characters moved along the alphabet, so that each copy has the reuse of the original inside itself and none with others.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

from evals import corpora
from travaux.parallels.lineage.corpus import Corpus, Text
from travaux.parallels.lineage.run import RunOptions, trace

_SOURCES = (
    corpora.state_of_the_union, corpora.treaties, corpora.kremlin_en, corpora.kremlin_ru, corpora.general_debate,
    corpora.reports_zh, corpora.evening_news_zh,
)  # fmt: skip
_RANGES = ((0x61, 26), (0x41, 26), (0x430, 32), (0x410, 32), (0x4E00, 0x5000))


def shifted(text: str, step: int) -> str:
    """The text with every letter and character ``step`` places on in its alphabet."""
    table = {first + k: first + (k + step) % size for first, size in _RANGES for k in range(size)}
    return text.translate(table)


def corpus(shared: Path, megabytes: int) -> Corpus:
    """Texts of about so many megabytes in UTF-8, every corpus in proportion."""
    every = [one for source in _SOURCES for one in source(shared)]
    real = [Text(one.id, f"{1900 + number % 100}", one.text) for number, one in enumerate(every)]
    sizes = [len(one.text.encode()) for one in real]
    copies, rest = divmod(megabytes * 1_000_000, sum(sizes))
    texts = [Text(f"{one.id}/{k}", one.date, shifted(one.text, k)) for k in range(copies) for one in real]
    step = max(1, round(sum(sizes) / max(rest, 1)))
    for one in real[::step] if rest > sum(sizes) // 50 else []:
        texts.append(Text(f"{one.id}/{copies}", one.date, shifted(one.text, copies)))
    return Corpus.of(texts)


def main() -> None:
    """Measure once and print a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--engine", default="local", choices=["local", "spark"])
    asked = parser.parse_args()
    shared = corpora.shared_folder()
    if shared is None:
        parser.error("no folder of shared texts: name one in TRAVAUX_SHARED")
    texts = corpus(shared, asked.megabytes)
    size = sum(len(one.text.encode()) for one in texts.texts) / 1e6
    last = begun = time.perf_counter()
    stages: dict[str, float] = {}

    def progress(stage: str, done: int, tasks: int) -> None:
        nonlocal last
        if done == tasks:
            stages[stage] = round(time.perf_counter() - last, 1)
            last = time.perf_counter()

    with tempfile.TemporaryDirectory() as folder:
        found = trace(texts, Path(folder), RunOptions(engine=asked.engine), progress)
        wall = time.perf_counter() - begun
        disk = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    peak = used[0].ru_maxrss / 1e3 + 2 * used[1].ru_maxrss / 1e3
    print(
        f"{asked.engine} {size:.0f} MB {len(texts.texts)} texts: wall {wall:.1f} s, cpu {cpu:.1f} s, "
        f"memory at most {peak:.0f} MB, disk {disk:.0f} MB, {len(found.parallels)} parallels, "
        f"{len(found.families)} families, load {os.getloadavg()[0]:.1f}"
    )
    print(stages)


if __name__ == "__main__":
    main()
