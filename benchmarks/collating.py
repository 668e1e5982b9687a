"""Two versions of 10,000 words collated: the first time, and once their sentence vectors are kept."""

from __future__ import annotations

import time
from itertools import accumulate
from pathlib import Path
from shutil import rmtree

from evals.alignment_sets import NEWS

from travaux.questions.collation.collate import collate
from travaux.questions.meaning import Meaning
from travaux.record.documents import Document, document_id

WORDS = 10_000
VERSIONS = {"ru": "newstest2021.en-ru.ref.A.ru", "zh": "newstest2021.en-zh.ref.A.zh"}


def collate_cold(shared: Path, cache: Path) -> dict[str, float]:
    """News in Russian and Chinese, nothing kept; the reading of acts is loaded and kernels are compiled as well."""
    rmtree(cache / "collating", ignore_errors=True)
    return _collated(shared, cache)


def collate_warm(shared: Path, cache: Path) -> dict[str, float]:
    """The same once more."""
    return _collated(shared, cache)


def _collated(shared: Path, cache: Path) -> dict[str, float]:
    versions = _versions(shared)
    start, cpu = time.perf_counter(), time.process_time()
    found = collate(versions, Meaning(cache / "collating"))
    links = float(len(found.pairs[0].links))
    return {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu, "links": links}


def _versions(shared: Path) -> list[Document]:
    lines = {
        language: (shared / NEWS / name).read_text(encoding="utf-8").splitlines() for language, name in VERSIONS.items()
    }
    counts = accumulate(len(line.split()) for line in lines["ru"])
    enough = next(at for at, count in enumerate(counts, 1) if count >= WORDS)
    texts = {language: "\n".join(some[:enough]) for language, some in lines.items()}
    return [Document(document_id(text, language, ""), text, language, "") for language, text in texts.items()]
