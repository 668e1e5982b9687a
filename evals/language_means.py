"""Computes ``src/travaux/data/language_means.npz``: run ``python -m evals.language_means`` beside the real texts.

Only mean vectors are kept; no text of the corpora can be read out of them.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from evals.corpora import PROJECT, json_lines, shared_folder
from travaux.text.sentences import passages
from travaux.text.vectors import MEANS_FILE, PackagedEncoder, means_of

A_CORPUS = 2500  # sentences drawn from each corpus
SEED = 20261124
TARGET = PROJECT / "src" / "travaux" / "data" / MEANS_FILE


def texts(shared: Path) -> dict[tuple[str, str], list[str]]:
    """The texts of each (language, corpus)."""
    corpora = shared / "corpora"
    paragraphs = {
        ("en", "kremlin_en"): json_lines(corpora / "kremlin_en/kremlin_en_news.jsonl.gz"),
        ("zh", "xinwenlianbo"): json_lines(corpora / "xinwenlianbo/xinwenlianbo.jsonl.gz"),
    }
    found = {key: ["\n".join(row["paragraphs"]) for row in rows] for key, rows in paragraphs.items()}
    found["en", "ungd2017"] = [row["text"] for row in json_lines(corpora / "ungd2017/ungd2017.jsonl")]
    found["ru", "kremlin_ru"] = [row["text"] for row in json_lines(corpora / "kremlin_ru/kremlin_ru_2025.jsonl")]
    reports = (corpora / "cn_reports").glob("*.jsonl")
    found["zh", "cn_reports"] = [row["content"] for path in sorted(reports) for row in json_lines(path)]
    return found


def drawn(language: str, chosen: Iterable[str], number: int, seed: int) -> list[str]:
    """A seeded sample of sentences of 20 to 600 characters, no two the same."""
    shortest = 10 if language == "zh" else 20
    unique = {p.text for text in chosen for p in passages(text, language, "") if shortest <= len(p.text) <= 600}
    return random.Random(seed).sample(sorted(unique), min(number, len(unique)))


def main() -> int:
    """Writes the file; 1 when the real texts are absent."""
    shared = shared_folder()
    if shared is None:
        print("the folder of real texts is absent: set TRAVAUX_SHARED")
        return 1
    sentences: dict[str, list[str]] = {}
    for (language, _), chosen in texts(shared).items():
        sentences.setdefault(language, []).extend(drawn(language, chosen, A_CORPUS, SEED))
    counts = {language: len(chosen) for language, chosen in sentences.items()}
    origin = f"means over sentences of presidential sites, UN debates, evening news and government reports: {counts}"
    means = means_of(PackagedEncoder(), sentences, origin)
    note = {"encoder": means.encoder, "languages": sorted(means.means), "origin": origin, "licence": "Apache-2.0"}
    np.savez(TARGET, note=np.array(json.dumps(note)), allow_pickle=False, **means.means)
    print(f"{TARGET.name}: {origin}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
