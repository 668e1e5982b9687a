"""What is measured, each task for the kernel and, where there is one, for the plain baseline.

A task gets the shared folder and the cache folder and returns its own figures; ``seconds`` and ``cpu`` are of the part
that counts, without loading of inputs. Numba's compiled kernels are warmed first, since they are cached on disk.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from shutil import rmtree

import numpy as np
from evals.corpora import Text, json_lines

from benchmarks.baseline import Baseline
from benchmarks.collating import collate_cold, collate_warm
from benchmarks.texts import corpus, english_record
from evals import corpora, kernel
from travaux.parallels.detection import detect
from travaux.parallels.index import Index
from travaux.parallels.stretches import Stretch, stretches
from travaux.parallels.weights import weigh
from travaux.reading.statements import Setting, statements
from travaux.record.passages import Passage
from travaux.text.sentences import passages
from travaux.text.tokens import tokenise
from travaux.text.vector_cache import VectorCache
from travaux.text.vectors import Vectors, packaged_means

Figures = dict[str, float]
Task = Callable[[Path, Path], Figures]

SIZES = (1, 10, 100, 1000)
BASELINE_SIZES = (1, 10, 100)
RECORD_WORDS = 10_000_000
REPEATS = 5
ACT_SENTENCES = 10_000
ACT_TEXTS: dict[str, Callable[[Path], Sequence[Text]]] = {
    "ru": corpora.kremlin_ru,
    "zh": corpora.evening_news_zh,
    "en": corpora.general_debate,
}


class Clock:
    """Wall and processor seconds since it was made."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def figures(self) -> Figures:
        """The seconds so far."""
        return {"seconds": time.perf_counter() - self._wall, "cpu": time.process_time() - self._cpu}


def _corpus_file(cache: Path, megabytes: int) -> Path:
    return cache / f"corpus-{megabytes}.jsonl"


def prepare(megabytes: int, shared: Path, cache: Path) -> Figures:
    """Write the corpus of a size to the cache, once."""
    path, size = _corpus_file(cache, megabytes), 0
    if not path.exists():
        unfinished = path.with_suffix(".new")
        with unfinished.open("w", encoding="utf-8") as out:
            for text in corpus(shared, megabytes):
                out.write(json.dumps({"id": text.id, "text": text.text}, ensure_ascii=False) + "\n")
        unfinished.rename(path)
    size = path.stat().st_size
    return {"megabytes": size / 1e6}


def _streamed(cache: Path, megabytes: int) -> Iterator[Text]:
    return (Text(row["id"], row["text"]) for row in json_lines(_corpus_file(cache, megabytes)))


def _fresh(folder: Path) -> Index:
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return Index.open(folder)


def _warm(cache: Path) -> None:
    """Compile, or load the compiled, kernels."""
    index = _fresh(cache / "index-warm")
    words = " ".join(f"word{number}" for number in range(200))
    index.add([("one", words), ("two", words.upper())])
    _read(Text("three", words), index)


def _read(later: Text, index: Index, but: str = "") -> list[Stretch]:
    tokens = tokenise(later.text)
    ranges = [tokens.between(each.start, each.end) for each in passages(later.text, "en", later.id)]
    allowed = [np.array([name != but for name in segment.documents], np.bool_) for segment in index.segments]
    return stretches(tokens, detect(weigh(later.text, tokens, index.segments), ranges, index.segments, allowed))


def index_travaux(megabytes: int, shared: Path, cache: Path) -> Figures:
    """Build the index on disk from streamed documents."""
    _warm(cache)
    index, clock = _fresh(cache / f"index-{megabytes}"), Clock()
    index.add((text.id, text.text) for text in _streamed(cache, megabytes))
    return clock.figures() | {"megabytes": megabytes}


def index_baseline(megabytes: int, shared: Path, cache: Path) -> Figures:
    """Build the baseline's dictionary in memory; Chinese as characters, like the kernel."""
    baselines, clock = {"en": Baseline("en"), "zh": Baseline("zh")}, Clock()
    for text in _streamed(cache, megabytes):
        is_spaced = text.text.count(" ") * 20 > len(text.text)
        baselines["en" if is_spaced else "zh"].add([text])
    return clock.figures() | {"megabytes": megabytes}


def read_travaux(shared: Path, cache: Path) -> Figures:
    """Align a text of 10,000 words with a record of ten million, warm: median of five."""
    record, later = english_record(shared, RECORD_WORDS)
    index = _fresh(cache / "index-words")
    index.add((text.id, text.text) for text in record)
    found = _read(later, index)
    return _median(lambda: _read(later, index)) | {"found": len(found)}


def status_travaux(shared: Path, cache: Path) -> Figures:
    """The same with status, edits and paraphrases, warm: the sentence vectors of the first reading are kept on disk."""
    record, later = english_record(shared, RECORD_WORDS)
    index = _fresh(cache / "index-words")
    index.add((text.id, text.text) for text in record)
    among, texts = kernel.field_of(record, index.segments, "en"), {text.id: text.text for text in record}
    vectors = VectorCache(cache / "vectors")

    def encode(sentences: Sequence[str], language: str) -> Vectors:
        return packaged_means().centre(vectors.encode(kernel.encoder(), sentences), language)

    first = Clock()
    read = kernel.read_one(later, among, texts, encode)
    more = {
        "first_reading": first.figures()["cpu"],
        "answered": sum(bool(passage.places) for passage in read.passages),
    }
    return _median(lambda: kernel.read_one(later, among, texts, encode)) | more


def read_baseline(shared: Path, cache: Path) -> Figures:
    """The same with the baseline."""
    record, later = english_record(shared, RECORD_WORDS)
    baseline = Baseline("en")
    baseline.add(record)
    found = baseline.detect(later)
    return _median(lambda: baseline.detect(later)) | {"found": len(found)}


def _median(work: Callable[[], object]) -> Figures:
    runs = []
    for _ in range(REPEATS):
        clock = Clock()
        work()
        runs.append(clock.figures())
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def add_travaux(shared: Path, cache: Path) -> Figures:
    """Add one document of 10,000 words to an index of ten million: a share of the building, not a rebuilding."""
    record, later = english_record(shared, RECORD_WORDS)
    index = _fresh(cache / "index-words")
    building = Clock()
    index.add((text.id, text.text) for text in record)
    built = building.figures()["cpu"]
    clock = Clock()
    index.add([(later.id, later.text)])
    figures = clock.figures()
    return figures | {"share_of_building": figures["cpu"] / built}


def pairs_travaux(shared: Path, cache: Path) -> Figures:
    """Each of the annual addresses (12 MB) against all others, indexing included."""
    _warm(cache)
    texts = corpora.state_of_the_union(shared)
    index, clock = _fresh(cache / "index-pairs"), Clock()
    index.add((text.id, text.text) for text in texts)
    found = sum(len(_read(text, index, but=text.id)) for text in texts)
    return clock.figures() | {"found": found}


def pairs_baseline(shared: Path, cache: Path) -> Figures:
    """The same with the baseline."""
    texts = corpora.state_of_the_union(shared)
    baseline, clock = Baseline("en"), Clock()
    baseline.add(texts)
    found = sum(each.src != text.id for text in texts for each in baseline.detect(text))
    return clock.figures() | {"found": found}


def start_up(shared: Path, cache: Path) -> Figures:
    """``travaux --version`` in a new process: median wall seconds of seven."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "travaux.cli.app", "--version"], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return {"seconds": statistics.median(times), "cpu": 0.0}


def acts_travaux(language: str, shared: Path, cache: Path) -> Figures:
    """Statements of 10,000 real sentences in a language, sentence boundaries found before, tables loaded."""
    sentences: list[Passage] = []
    for text in ACT_TEXTS[language](shared):
        sentences.extend(passages(text.text, language, text.id))
        if len(sentences) >= ACT_SENTENCES:
            break
    setting = Setting(issuers=("issuer",))
    statements(sentences[:1], language, setting)
    clock = Clock()
    found = statements(sentences[:ACT_SENTENCES], language, setting)
    return clock.figures() | {"found": sum(one.act is not None for one in found)}


TASKS: dict[str, Task] = {
    **{f"prepare-{size}": partial(prepare, size) for size in SIZES},
    **{f"index-{size}": partial(index_travaux, size) for size in SIZES},
    **{f"index-{size}-baseline": partial(index_baseline, size) for size in BASELINE_SIZES},
    "read": read_travaux,
    "read-baseline": read_baseline,
    "status": status_travaux,
    "add": add_travaux,
    "pairs": pairs_travaux,
    "pairs-baseline": pairs_baseline,
    "collate-cold": collate_cold,
    "collate-warm": collate_warm,
    "start-up": start_up,
    **{f"acts-{language}": partial(acts_travaux, language) for language in ACT_TEXTS},
}
