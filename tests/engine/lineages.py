"""A small lineage with several tasks in most stages, for tests that break it off."""

from __future__ import annotations

from pathlib import Path

from tests.parallels.lineage.corpora import swapped
from travaux.engine.local import LocalEngine, Progress
from travaux.parallels.lineage import corpus
from travaux.parallels.lineage.corpus import Corpus, LineageOptions, Text, traces_of
from travaux.parallels.lineage.outputs import lineage_of, write

Outputs = dict[str, bytes]
SMALL = {"CHARACTERS_A_FILE": 600, "CHARACTERS_A_PART": 900}
"""Sizes at which most stages of ``small`` have several tasks."""


def small() -> Corpus:
    """Two texts a language: few enough to stop after every task."""
    texts = [
        Text(f"{language}-{one.id}", one.date, one.text)
        for language in ("ru", "zh", "en")
        for one in swapped(language).texts
    ]
    return Corpus.of(texts)


def in_small_tasks() -> None:
    """From now on, in this process."""
    for name, size in SMALL.items():
        setattr(corpus, name, size)


def outputs(work: Path, out: Path, progress: Progress | None = None, processes: int = 1) -> Outputs:
    """The files of a lineage of ``small``."""
    texts = small()
    with LocalEngine(work, processes=processes, progress=progress) as engine:
        traces = traces_of(texts, engine, LineageOptions())
    write(lineage_of(traces, texts), out)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}
