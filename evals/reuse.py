"""How well planted reuse is found: plagdet and its parts a language, and false passages where there is none.

``python -m evals.reuse [--language L] [--split dev] [--baseline]`` prints every figure of a set. The gate measures the
synthetic English set and the test split of the generated sets; the dev split is for tuning and has no floor.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import baseline
from evals import kernel
from evals.corpora import Text, cache_folder, shared_folder
from evals.generate_reuse import RECIPES, SPLITS, generate
from evals.measures import Measure
from evals.no_reuse import KINDS, no_reuse, word_count
from evals.plagdet import Detection, macro, micro
from evals.reuse_sets import LEVELS, ReuseSet, gold_hash, load, save

Detector = Callable[[Sequence[Text], Sequence[Text], str], list[Detection]]
"""Sources, later texts and their language -> the passages found."""

SYNTHETIC = "gold/reuse_synthetic_en"


def found_in(reuse: ReuseSet, detect: Detector) -> list[Detection]:
    """What a detector finds in a set, pairs of texts of one series left out (see evals.reuse_sets)."""
    found = detect(reuse.sources, reuse.queries, reuse.language)
    return [each for each in found if reuse.series[each.q] != reuse.series[each.src]]


def planted_measures(name: str, reuse: ReuseSet, gold: str, detect: Detector) -> list[Measure]:
    """plagdet (micro as in the COLING paper, macro as in the PAN program), its parts, and recall a level."""
    cases, found = reuse.cases, found_in(reuse, detect)
    by_character, by_case = micro(cases, found), macro(cases, found)
    n = len(cases)
    measures = [
        Measure(f"{name}/plagdet", by_character.plagdet, n, gold),
        Measure(f"{name}/plagdet-macro", by_case.plagdet, n, gold),
        Measure(f"{name}/precision", by_character.precision, len(found), gold),
        Measure(f"{name}/recall", by_character.recall, n, gold),
        Measure(f"{name}/granularity", by_character.granularity, n, gold, higher_is_better=False),
    ]
    for level in LEVELS:
        at_level = reuse.at_level(level)
        measures.append(Measure(f"{name}/recall-{level}", micro(at_level, found).recall, len(at_level), gold))
    return measures


def false_measures(name: str, reuse: ReuseSet, gold: str, detect: Detector) -> Measure:
    """False passages per 10,000 words of text without reuse."""
    words = sum(word_count(text.text, reuse.language) for text in reuse.queries)
    false = len(found_in(reuse, detect))
    return Measure(name, false / words * 10_000, words, gold, higher_is_better=False)


def synthetic(shared: Path | None, _cache: Path, detect: Detector = kernel.parallels) -> list[Measure]:
    """The given English set."""
    if shared is None:
        return []
    folder = shared / SYNTHETIC
    gold = gold_hash(folder / "corpus.jsonl", folder / "gold.jsonl")
    return planted_measures("reuse/synthetic-en", load(folder, "en"), gold, detect)


def generated(shared: Path | None, cache: Path, split: str = "test") -> list[Measure]:
    """The generated sets of all languages, and the sets without reuse."""
    if shared is None:
        return []
    return [
        measure
        for language in sorted(RECIPES)
        for measure in of_language(shared, cache, language, split, kernel.parallels)
    ]


def of_language(shared: Path, cache: Path, language: str, split: str, detect: Detector) -> list[Measure]:
    """All figures of one language and split. The set is made anew each time, so it always fits the code and data."""
    folder = cache / f"reuse_{language}_{split}"
    save(generate(shared, language, split), folder)
    gold = gold_hash(folder / "corpus.jsonl", folder / "gold.jsonl")
    measures = planted_measures(f"reuse/{split}-{language}", load(folder, language), gold, detect)
    for kind in KINDS:
        clean = no_reuse(shared, language, split, kind)
        folder = cache / f"no_reuse_{language}_{split}_{kind}"
        save(clean, folder)
        gold = gold_hash(folder / "corpus.jsonl")
        name = f"reuse/{split}-{language}/false-per-10000-words-{kind}"
        measures.append(false_measures(name, clean, gold, detect))
    return measures


def main() -> None:
    """Print the figures of the sets asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", action="append", choices=sorted(RECIPES))
    parser.add_argument("--split", choices=SPLITS, default="dev")
    parser.add_argument("--baseline", action="store_true", help="measure the plain baseline instead of the kernel")
    asked = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        parser.error("no folder of shared texts: name one in TRAVAUX_SHARED")
    detect = baseline.detect if asked.baseline else kernel.parallels
    measures = [] if asked.language else synthetic(shared, cache_folder(), detect)
    for language in asked.language or sorted(RECIPES):
        measures += of_language(shared, cache_folder(), language, asked.split, detect)
    for measure in measures:
        print(f"{measure.name:<55}{measure.value:>9.4f}{measure.n:>9}")


if __name__ == "__main__":
    main()
