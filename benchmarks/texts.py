"""The corpora that speed is measured on: real texts, and beyond what exists real texts with a third of the words new.

``corpus(megabytes)`` streams documents of all corpora mixed until their UTF-8 reaches the size. The first pass over the
corpora gives the texts as they are (about 110 MB); in each further pass one word in three (in Chinese one character in
three) is replaced by another drawn at random from the same text, so that hardly any run of ten words survives and
natural duplicates do not dominate. The same size is the same texts every time.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import numpy as np
from evals.corpora import Text

from evals import corpora

REPLACED = 1 / 3
ENGLISH: tuple[Callable[[Path], list[Text]], ...] = (
    corpora.state_of_the_union,
    corpora.general_debate,
    corpora.kremlin_en,
    corpora.treaties,
)
OTHERS: tuple[Callable[[Path], list[Text]], ...] = (
    corpora.kremlin_ru,
    corpora.evening_news_zh,
    corpora.reports_zh,
)


def all_texts(shared: Path) -> list[Text]:
    """Every real text, the corpora mixed in an order of chance that is always the same."""
    texts = [text for load in (*ENGLISH, *OTHERS) for text in load(shared)]
    random.Random(1).shuffle(texts)
    return texts


def corpus(shared: Path, megabytes: float) -> Iterator[Text]:
    """Documents until ``megabytes`` of UTF-8 are reached."""
    left = megabytes * 1e6
    texts = all_texts(shared)
    for turn in count():
        generator = np.random.default_rng(turn)
        for text in texts:
            if left <= 0:
                return
            words = text.text if turn == 0 else perturbed(text.text, generator)
            left -= len(words.encode("utf-8"))
            yield Text(f"{text.id}-{turn}", words)


def perturbed(text: str, generator: np.random.Generator) -> str:
    """The text with a third of its words (of its characters, where words are not spaced) replaced from itself."""
    spaced = text.count(" ") * 20 > len(text)
    parts = np.array(text.split(" ") if spaced else list(text), dtype=object)
    chosen = np.flatnonzero(generator.random(len(parts)) < REPLACED)
    parts[chosen] = parts[generator.integers(0, len(parts), len(chosen))]
    return (" " if spaced else "").join(parts)


def english_record(shared: Path, words: int) -> tuple[list[Text], Text]:
    """A record of English texts of about ``words`` words, and a later text of 10,000 words that is not in it.

    The record holds all other addresses, the UN debate, the presidential site and trade agreements. The later
    text is the address of 1981, the longest, cut to its first 10,000 words.
    """
    texts = [text for load in ENGLISH for text in load(shared)]
    later = next(text for text in texts if text.id.startswith("su1981"))
    record, size = [], 0
    for text in texts:
        if size < words and text is not later:
            record.append(text)
            size += len(text.text.split())
    return record, Text("later", " ".join(later.text.split()[:10_000]))
