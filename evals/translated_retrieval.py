"""Is the translation of a sentence found among 51,000 others of its language, and nothing where it is not there?

Sentences of newstest2021 are asked; their translations lie among real sentences of the corpora (``evals.distractors``).
``recall@1``: the best answer is the translation, when something must be answered; ``answered``: the product's own
thresholds give the translation; ``abstained``: nothing is given when the sentence's own translation is taken out.
Sentences of even number are dev, the others test. The first run encodes some 120,000 sentences (about seven minutes on
one core) and keeps their vectors in the cache folder of the evals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from evals.distractors import NEEDS, distractors
from evals.measures import Eval, Measure
from travaux.parallels.meanings import Hit
from travaux.questions.renderings import LIMITS, Field, Limits, Rendering, renderings
from travaux.record.documents import DocumentHead, VersionKind
from travaux.text.vector_cache import VectorCache
from travaux.text.vectors import PackagedEncoder, Vectors, packaged_means

NEWS = "gold/newstest2021/newstest2021."
PAIRS = {
    "ru-zh": ("en-ru.ref.A.ru", "en-zh.ref.A.zh"),
    "ru-en": ("en-ru.ref.A.ru", "en-ru.src.en"),
    "zh-en": ("en-zh.ref.A.zh", "en-zh.src.en"),
}
"""Queries and answers, line by line the same: en-ru and en-zh were translated from one English source."""
OWN = 6000
"""Sentences of the language asked in that stand for the rest of a record."""
ANYTHING = Limits(-10.0, -1.0)
"""Thresholds that let every candidate through."""


@dataclass
class Pool:
    """Sentences of two languages with their vectors; a sentence is a document. ``absent``: for each query the number of
    a sentence that is not there for it."""

    encoder: PackagedEncoder
    cache: VectorCache
    sentences: dict[str, list[str]]
    absent: npt.NDArray[np.int64] | None = None

    def __call__(self, sentences: Sequence[str], language: str) -> Vectors:
        """Unit rows, one a sentence."""
        return packaged_means().centre(self.cache.encode(self.encoder, sentences), language)

    @cached_property
    def encoded(self) -> dict[str, Vectors]:
        """The vectors of all sentences by language."""
        return {language: self(sentences, language) for language, sentences in self.sentences.items()}

    def heads(self, language: str) -> tuple[DocumentHead, ...]:
        """A document a sentence."""
        return tuple(_head(language, number) for number in range(len(self.sentences[language])))

    def texts(self, names: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Ids and texts."""
        return [(name, self.sentences[name[:2]][int(name[3:])]) for name in names]

    def nearest(self, asked: Vectors, heads: Sequence[DocumentHead], most: int) -> list[list[Hit]]:
        """For each row the nearest sentences of the language of the heads."""
        language = heads[0].language
        cosines = asked @ self.encoded[language].T
        if self.absent is not None and len(asked) == len(self.absent):
            cosines[np.arange(len(asked)), self.absent] = -1
        order = np.argsort(-np.take_along_axis(cosines, top := np.argpartition(-cosines, most)[:, :most], 1), axis=1)
        places = np.take_along_axis(top, order, 1)
        return [
            [self._hit(language, place, float(row[place])) for place in some]
            for some, row in zip(places.tolist(), cosines, strict=True)
        ]

    def _hit(self, language: str, place: int, cosine: float) -> Hit:
        return Hit(f"{language}-{place}", 0, len(self.sentences[language][place]), cosine, (0, place))

    def vectors(self, hits: Sequence[Hit], language: str) -> Vectors:
        """The vectors of sentences found."""
        return self.encoded[language][[hit.place[1] for hit in hits]]


def _head(language: str, number: int) -> DocumentHead:
    name = f"{language}-{number}"
    return DocumentHead(name, "", language, "", "", "", VersionKind.AUTHENTIC, (), "", 0, 0)


def lines(shared: Path, name: str) -> list[str]:
    """The sentences of a file of newstest2021."""
    return (shared / f"{NEWS}{name}").read_text("utf-8").rstrip("\n").split("\n")


def answers(shared: Path, cache: VectorCache, pair: str, split: int) -> dict[str, list[tuple[Rendering, ...]]]:
    """What is answered to the queries of a half: forced, by the thresholds, and without the right answer there."""
    own, other = pair.split("-")
    queries, right = (lines(shared, name) for name in PAIRS[pair])
    pool = Pool(PackagedEncoder(), cache, {
        own: distractors(shared, own)[:OWN], other: [*right, *distractors(shared, other)],
    })  # fmt: skip
    numbers = np.arange(split, len(queries), 2)
    asked = [queries[number] for number in numbers]
    among = Field(own, {other: pool.heads(other)}, pool.heads(own))
    found = {
        name: renderings(asked, among, pool.texts, pool, limits)
        for name, limits in (("forced", ANYTHING), ("answered", LIMITS))
    }
    pool.absent = numbers
    return {**found, "absent": renderings(asked, among, pool.texts, pool)}


def measures(shared: Path | None, cache: Path) -> list[Measure]:
    """Recall at one, answered and abstained, a pair and half."""
    assert shared is not None
    gold = hashlib.sha256(
        b"".join((shared / f"{NEWS}{name}").read_bytes() for names in PAIRS.values() for name in names)
    ).hexdigest()[:12]
    made = []
    for pair in PAIRS:
        texts = lines(shared, PAIRS[pair][1])
        for split, half in enumerate(("dev", "test")):
            found = answers(shared, VectorCache(cache / "vectors"), pair, split)
            name, size = f"translated-retrieval/{half}/{pair}", len(found["absent"])
            made.append(Measure(f"{name}/recall@1", _right(found["forced"], texts, split), size, gold))
            made.append(Measure(f"{name}/answered", _right(found["answered"], texts, split), size, gold))
            made.append(Measure(f"{name}/abstained", sum(not one for one in found["absent"]) / size, size, gold))
    return made


def _right(found: Sequence[tuple[Rendering, ...]], texts: Sequence[str], split: int) -> float:
    """Share of queries whose best answer is the right sentence, or one of the very same words."""
    hits = 0
    for number, some in enumerate(found):
        place = int(some[0].head.id[3:]) if some else -1
        hits += 0 <= place < len(texts) and texts[place] == texts[split + 2 * number]
    return hits / len(found)


TRANSLATED_RETRIEVAL = Eval("translated-retrieval", measures, needs=NEEDS)
