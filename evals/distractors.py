"""Real sentences to lose an answer among: drawn from the corpora, the same in every run."""

from __future__ import annotations

import random
from pathlib import Path

from evals.corpora import (
    Text,
    evening_news_zh,
    general_debate,
    kremlin_en,
    kremlin_ru,
    reports_zh,
    state_of_the_union,
)
from travaux.text.sentences import passages

NUMBER = 51_000
"""Sentences a language."""
NEEDS = (
    "corpora/kremlin_ru",
    "corpora/kremlin_en",
    "corpora/ungd2017",
    "corpora/sotu",
    "corpora/cn_reports",
    "corpora/xinwenlianbo",
    "gold/newstest2021",
)
SEED = 20261124
_SHORTEST, _LONGEST = {"zh": 10}, 600


def texts(shared: Path, language: str) -> list[Text]:
    """The texts of a language the sentences are drawn from."""
    if language == "ru":
        return kremlin_ru(shared)
    if language == "zh":
        return [*reports_zh(shared), *evening_news_zh(shared)]
    return [*general_debate(shared), *state_of_the_union(shared), *kremlin_en(shared)]


def distractors(shared: Path, language: str, number: int = NUMBER) -> list[str]:
    """``number`` different sentences, or all there are when the corpora hold fewer; text by text in a seeded order."""
    chosen = texts(shared, language)
    random.Random(SEED).shuffle(chosen)
    found: dict[str, None] = {}
    for text in chosen:
        cut = passages(text.text, language, text.id)
        least = _SHORTEST.get(language, 20)
        found.update(dict.fromkeys(one.text for one in cut if least <= len(one.text) <= _LONGEST))
        if len(found) >= number:
            break
    return list(found)[:number]
