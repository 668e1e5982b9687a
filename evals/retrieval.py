"""How well sentence vectors find the translation, or another translation of the same sentence: recall at one.

Run ``python -m evals.retrieval`` beside the real texts. Each sentence of one side is looked up among all of the other
side and ``OTHERS`` further sentences of that language from the corpora, with and without the language means taken away.
Vectors are kept in the cache folder of the evals.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from evals.corpora import cache_folder, shared_folder
from evals.language_means import drawn, texts
from travaux.text.vector_cache import VectorCache
from travaux.text.vectors import PackagedEncoder, Vectors, packaged_means

OTHERS = 2000
SEED = 7  # other sentences than the means were computed from are not needed: no gold text is among either


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files of the gold folder, line by line the same sentence."""

    name: str
    queries: str
    query_language: str
    answers: str
    answer_language: str


_NEWS, _TATOEBA = "newstest2021/newstest2021.", "tatoeba/tatoeba."
PAIRS = (
    Pair("news en-ru", _NEWS + "en-ru.src.en", "en", _NEWS + "en-ru.ref.A.ru", "ru"),
    Pair("news ru-en", _NEWS + "en-ru.ref.A.ru", "ru", _NEWS + "en-ru.src.en", "en"),
    Pair("news en-zh", _NEWS + "en-zh.src.en", "en", _NEWS + "en-zh.ref.A.zh", "zh"),
    Pair("news zh-en", _NEWS + "en-zh.ref.A.zh", "zh", _NEWS + "en-zh.src.en", "en"),
    Pair("news ru-zh", _NEWS + "en-ru.ref.A.ru", "ru", _NEWS + "en-zh.ref.A.zh", "zh"),
    Pair("news zh-ru", _NEWS + "en-zh.ref.A.zh", "zh", _NEWS + "en-ru.ref.A.ru", "ru"),
    Pair("news ru-ru", _NEWS + "en-ru.ref.A.ru", "ru", _NEWS + "en-ru.ref.B.ru", "ru"),
    Pair("news zh-zh", _NEWS + "en-zh.ref.A.zh", "zh", _NEWS + "en-zh.ref.B.zh", "zh"),
    Pair("news en-en", _NEWS + "ru-en.ref.A.en", "en", _NEWS + "ru-en.ref.B.en", "en"),
    Pair("short ru-en", _TATOEBA + "rus-eng.rus", "ru", _TATOEBA + "rus-eng.eng", "en"),
    Pair("short zh-en", _TATOEBA + "cmn-eng.cmn", "zh", _TATOEBA + "cmn-eng.eng", "en"),
)


class Bench:
    """The gold folder and the vectors of its sentences."""

    def __init__(self, shared: Path) -> None:
        self.shared, self.encoder = shared, PackagedEncoder()
        self.cache = VectorCache(cache_folder() / "vectors")
        self.others = cache(self._others)

    def lines(self, name: str) -> list[str]:
        """The sentences of a gold file."""
        return (self.shared / "gold" / name).read_text("utf-8").rstrip("\n").split("\n")

    def _others(self, language: str) -> Vectors:
        chosen = [text for (of, _), found in texts(self.shared).items() if of == language for text in found]
        return self.cache.encode(self.encoder, drawn(language, chosen, OTHERS, SEED))

    def _placed(self, vectors: Vectors, language: str, centred: bool) -> Vectors:
        return packaged_means().centre(vectors, language) if centred else vectors

    def recall(self, pair: Pair, centred: bool, mixed: bool) -> float:
        """Share of queries whose nearest vector is their own answer; twin answers of equal text both count.

        ``mixed``: the other sentences are those of all three languages, the query's own among them.
        """
        sentences = self.lines(pair.answers)
        encoded = self.cache.encode(self.encoder, self.lines(pair.queries))
        queries = self._placed(encoded, pair.query_language, centred)
        parts = [self._placed(self.cache.encode(self.encoder, sentences), pair.answer_language, centred)]
        languages = ("en", "ru", "zh") if mixed else (pair.answer_language,)
        parts += [self._placed(self.others(language), language, centred) for language in languages]
        answers = np.vstack(parts)
        nearest = (queries @ answers.T).argmax(axis=1)
        hits = [at < len(sentences) and sentences[at] == own for at, own in zip(nearest, sentences, strict=True)]
        return float(np.mean(hits))


def main() -> int:
    """Prints the table; 1 when the real texts are absent."""
    shared = shared_folder()
    if shared is None:
        print("the folder of real texts is absent: set TRAVAUX_SHARED")
        return 1
    bench = Bench(shared)
    print(f"recall@1 among the set and {OTHERS} other sentences of its language, then of all three languages;")
    print("each raw, then less the language means")
    for pair in PAIRS:
        number = len(bench.lines(pair.queries))
        figures = [bench.recall(pair, centred, mixed) for mixed in (False, True) for centred in (False, True)]
        print(f"{pair.name:<12} n={number}  " + "  ".join(f"{figure:.3f}" for figure in figures), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
