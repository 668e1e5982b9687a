"""Clough and Stevenson, "Developing a corpus of plagiarised short answers" (Language Resources and Evaluation 2011):
95 answers to five questions, each a near copy, lightly or heavily revised from a given article, or not taken from it.

Each answer is read against the five articles. A Gaussian naive Bayes classifier (theirs) over a few figures of the
reading decides the level of each answer, fitted on the 94 others (leave one out). The figures were chosen before
measuring and are listed in ``FEATURES``; nothing is tuned on the answers.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, pvariance

from evals import kernel
from evals.corpora import Text
from evals.measures import Measure
from evals.readers import Reader, TextRead
from evals.reuse_sets import gold_hash

FOLDER = "gold/clough_stevenson"
LEVELS = ("non", "heavy", "light", "cut")
LEAST_VARIANCE = 1e-3
"""Added to each variance, so that a figure that is the same in all answers of a level decides nothing alone."""

FEATURES = ("verbatim", "edited", "reworked", "paraphrase", "new", "any_source", "coverage", "similarity")
"""Shares of the words by status, share answered by any source, and word-weighted means over the best places."""


def answers(folder: Path) -> tuple[list[Text], list[Text], list[str]]:
    """Articles, answers, and the level of each answer."""
    with (folder / "file_information.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    texts = {row["File"]: Text(row["File"], (folder / row["File"]).read_text(encoding="latin-1")) for row in rows}
    originals = [texts[row["File"]] for row in rows if row["Category"] == "orig"]
    given = [row for row in rows if row["Category"] != "orig"]
    return originals, [texts[row["File"]] for row in given], [row["Category"] for row in given]


def features(read: TextRead) -> list[float]:
    """The figures of one reading, in the order of ``FEATURES``."""
    words = sum(passage.words for passage in read.passages) or 1
    best = [(passage.words, passage.places[0]) for passage in read.passages if passage.places]
    return [
        *(read.shares.get(status, 0.0) for status in FEATURES[:5]),
        read.any_source,
        sum(count * place.coverage for count, place in best) / words,
        sum(count * place.similarity for count, place in best) / words,
    ]


def naive_bayes(known: Sequence[Sequence[float]], levels: Sequence[str], asked: Sequence[float]) -> str:
    """The likeliest level of ``asked`` under independent normal distributions fitted to the known ones."""
    by_level: dict[str, list[Sequence[float]]] = defaultdict(list)
    for row, level in zip(known, levels, strict=True):
        by_level[level].append(row)

    def log_likelihood(level: str) -> float:
        rows = by_level[level]
        total = math.log(len(rows) / len(known))
        for value, column in zip(asked, zip(*rows, strict=True), strict=True):
            mean, variance = fmean(column), pvariance(column) + LEAST_VARIANCE
            total -= 0.5 * math.log(variance) + (value - mean) ** 2 / (2 * variance)
        return total

    return max(sorted(by_level), key=log_likelihood)


def leave_one_out(rows: Sequence[Sequence[float]], levels: Sequence[str]) -> list[str]:
    """The level guessed for each row from all other rows."""
    guesses = []
    for number, asked in enumerate(rows):
        others = [row for at, row in enumerate(rows) if at != number]
        known = [level for at, level in enumerate(levels) if at != number]
        guesses.append(naive_bayes(others, known, asked))
    return guesses


def measure(shared: Path | None, _cache: Path, read: Reader = kernel.readings) -> list[Measure]:
    """Accuracy over the four levels, over reused or not, and the share guessed within one level."""
    if shared is None:
        return []
    folder = shared / FOLDER
    originals, given, levels = answers(folder)
    guesses = leave_one_out([features(each) for each in read(originals, given, "en")], levels)
    gold = gold_hash(*(path for path in folder.iterdir() if path.suffix in {".txt", ".csv"}))
    pairs = list(zip(levels, guesses, strict=True))
    near = sum(abs(LEVELS.index(level) - LEVELS.index(guess)) <= 1 for level, guess in pairs)
    right, reuse = sum(a == b for a, b in pairs), sum((a == "non") == (b == "non") for a, b in pairs)
    n = len(pairs)
    return [
        Measure("clough-stevenson/four-levels", right / n, n, gold),
        Measure("clough-stevenson/within-one-level", near / n, n, gold),
        Measure("clough-stevenson/reused-or-not", reuse / n, n, gold),
    ]
