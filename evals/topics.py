"""Eval of topics by meaning: sentences in which no seed term of the scheme stands, in three languages.

``python -m evals.gate --only topics``. By terms alone none of them is told; half were used to set the margin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from evals.measures import Eval, Measure
from travaux.reading.topic_vectors import topic_vectors
from travaux.reading.topics import LANGUAGES, scheme
from travaux.record.identity import content_id
from travaux.text.vectors import PackagedEncoder, Vectors, packaged_means

GOLD = Path(__file__).with_name("data") / "topics" / "unseeded.yaml"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a sentence is about (``none``: no area), and what was said (empty: nothing)."""

    split: str
    language: str
    topic: str
    said: str


def answers() -> list[Answer]:
    """The topic told by meaning for every sentence in every language."""
    rows = yaml.safe_load(GOLD.read_text(encoding="utf-8"))["sentences"]
    encoder, means = PackagedEncoder(), packaged_means()

    def meant(sentences: Sequence[str], language: str) -> Vectors:
        return means.centre(encoder.encode(sentences), language)

    vectors = topic_vectors(scheme(), meant)
    return [
        Answer(row["split"], language, row["topic"], said)
        for language in LANGUAGES
        for row, said in zip(rows, vectors.nearest([row[language] for row in rows], language), strict=True)
    ]


def seeded() -> list[tuple[str, str]]:
    """The sentences of the gold in which a seed term stands after all, with the term: there must be none."""
    rows = yaml.safe_load(GOLD.read_text(encoding="utf-8"))["sentences"]
    return [
        (row[language], hit.words[0])
        for row in rows
        for language in LANGUAGES
        for hit in scheme().topics(row[language], language)
    ]


def measures(found: Sequence[Answer], name: str, guarded: bool, gold: str) -> Iterator[Measure]:
    """Precision of what was answered, share of the sentences with a topic answered rightly, and F1 of both."""
    said = [one for one in found if one.said]
    right = sum(one.said == one.topic for one in said)
    about = sum(one.topic != NONE for one in found)
    yield Measure(f"{name}.precision", right / max(len(said), 1), len(said), gold, guarded=guarded)
    yield Measure(f"{name}.recall", right / about, about, gold, guarded=guarded)
    yield Measure(f"{name}.f1", 2 * right / (len(said) + about), len(found), gold, guarded=guarded)


def run(shared: Path | None, cache: Path) -> list[Measure]:
    """The dev half informs, the test half is guarded."""
    found, gold = answers(), content_id(GOLD.read_text(encoding="utf-8"))
    out: list[Measure] = []
    for split in ("dev", "test"):
        half = [one for one in found if one.split == split]
        out.extend(measures(half, f"topics.{split}.all", split == "test", gold))
        for language in LANGUAGES:
            chosen = [one for one in half if one.language == language]
            out.extend(measures(chosen, f"topics.{split}.{language}", split == "test", gold))
    return out


TOPICS = Eval("topics", run)
