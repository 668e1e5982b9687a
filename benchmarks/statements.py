"""Wall and processor time of reading a million real sentences for their statements, in several processes.

``python -m benchmarks.statements [--sentences N] [--processes N]``

The sentences of the shared corpora in three languages, a third each, repeated as often as needed, shuffled; their
boundaries are found before the clock starts. A process has its own tables: the forms of words it meets are learnt once
a process.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from evals import corpora
from travaux.reading.statements import Setting, statements
from travaux.record.passages import Passage
from travaux.text.sentences import passages

SOURCES: dict[str, Callable[[Path], Sequence[corpora.Text]]] = {
    "ru": corpora.kremlin_ru,
    "en": corpora.general_debate,
    "zh": corpora.evening_news_zh,
}
SETTING = Setting(issuers=("issuer 1",))
PORTION = 2000
"""Sentences a process is given at a time."""
SEED = 2026


def sentences(shared: Path, language: str, count: int) -> list[Passage]:
    """So many sentences of a language, in random order, the corpus repeated when it has fewer."""
    found = [one for text in SOURCES[language](shared) for one in passages(text.text, language, text.id)]
    random.Random(SEED).shuffle(found)
    return list(islice(cycle(found), count))


def read(portion: tuple[str, list[Passage]]) -> int:
    """How many acts the sentences of one portion claim."""
    language, found = portion
    return sum(one.act is not None for one in statements(found, language, SETTING))


def main() -> None:
    """Print acts found, wall seconds, processor seconds and megabytes of the largest process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=1_000_000)
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    shared = corpora.shared_folder()
    if shared is None:
        raise SystemExit("The shared corpora are not there: set TRAVAUX_SHARED.")
    share = asked.sentences // len(SOURCES)
    portions = [
        (language, found[start : start + PORTION])
        for language in SOURCES
        for found in [sentences(shared, language, share)]
        for start in range(0, share, PORTION)
    ]
    random.Random(SEED).shuffle(portions)
    began = time.perf_counter()
    with ProcessPoolExecutor(asked.processes) as pool:
        acts = sum(pool.map(read, portions))
    wall = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{share * len(SOURCES)} sentences, {acts} acts, {asked.processes} processes")
    print(f"wall {wall:.0f} s, processor {used.ru_utime + used.ru_stime:.0f} s, {used.ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
