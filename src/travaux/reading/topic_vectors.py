"""Topics by meaning: the area nearest to a sentence in which no seed term stands, or none where two are near.

A topic is the mean direction of its seed terms and labels in three languages, each less the mean of its language; what
all topics share is taken away. The cosine with a sentence decides (the nearest-centroid classifier of Rocchio, 1971).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from travaux.reading.topics import LANGUAGES, TopicScheme
from travaux.text.vectors import Vectors, unit_rows

Meant = Callable[[Sequence[str], str], Vectors]
"""Sentences of a language to unit rows, the mean of the language taken away."""

MARGIN = 0.049
"""By how much the nearest topic must be nearer than the next. Set on the dev half of evals/data/topics/unseeded.yaml
(2026-11): half of the sentences are answered, three in four of them rightly."""


@dataclass(frozen=True, slots=True)
class TopicVectors:
    """The topics of a scheme among the vectors of ``meant``: ``centres`` are unit rows in the order of ``topics``."""

    topics: tuple[str, ...]
    centres: Vectors
    meant: Meant

    def nearest(self, sentences: Sequence[str], language: str) -> list[str]:
        """The topic of each sentence; ``""`` where no topic is nearer than the next one by the margin."""
        if not sentences or len(self.topics) < 2:
            return [""] * len(sentences)
        likeness = self.meant(sentences, language) @ self.centres.T
        order = np.argsort(-likeness, axis=1)
        rows = np.arange(len(sentences))
        ahead = likeness[rows, order[:, 0]] - likeness[rows, order[:, 1]]
        best = zip(order[:, 0].tolist(), ahead.tolist(), strict=True)
        return [self.topics[topic] if far >= MARGIN else "" for topic, far in best]


def topic_vectors(scheme: TopicScheme, meant: Meant) -> TopicVectors:
    """The vectors of the topics of a scheme."""
    centres = np.array([_centre(scheme.seeds(topic), meant) for topic in scheme.order])
    return TopicVectors(scheme.order, unit_rows(centres - centres.mean(axis=0)), meant)


def _centre(seeds: dict[str, tuple[str, ...]], meant: Meant) -> Vectors:
    """The unit vector of one topic: every language weighs the same, however many terms it has."""
    by_language = [
        unit_rows(meant(seeds[language], language).mean(axis=0, keepdims=True))[0]
        for language in LANGUAGES
        if seeds[language]
    ]
    return np.asarray(unit_rows(np.mean(by_language, axis=0, keepdims=True))[0], np.float32)
