"""A record of invented texts of any size: statements between invented states in Russian, Chinese and English.

Sentences are put together of the parts in ``invented.yaml``. A few hundred are drawn far more often than the rest and
stand in many texts, some with an ending changed, as formulas do. The same number is the same texts every time.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("ru", "zh", "en")
FIRST_DAY, DAYS = date(1992, 1, 1), 12_000
FORMULAS = 300
FORMULA_SHARE, EDITED_SHARE = 0.6, 0.3
SENTENCES = (12, 28)
"""Sentences in a text, at least and at most: some 150 to 500 words, the length of most communiqués."""


PARTS = ("subjects", "verbs", "objects", "places", "tails")

Sentence = tuple[int, ...]
"""A place in the list of each of ``PARTS``."""


@cache
def _parts() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("invented.yaml").read_text("utf-8"))
    return found


def _any_sentence(chance: random.Random, language: str) -> Sentence:
    return tuple(chance.randrange(len(_parts()[language][name])) for name in PARTS)


@cache
def _formula(number: int, language: str) -> Sentence:
    return _any_sentence(random.Random(f"{language} {number}"), language)


def _drawn(chance: random.Random, language: str) -> Sentence:
    """Any sentence, or one of the formulas, the first of them most often; its ending may be another's."""
    if chance.random() >= FORMULA_SHARE:
        return _any_sentence(chance, language)
    formula = _formula(int(FORMULAS * chance.random() ** 2), language)
    if chance.random() >= EDITED_SHARE:
        return formula
    return (*formula[:-1], chance.randrange(len(_parts()[language]["tails"])))


def _written(sentence: Sentence, language: str, names: Mapping[str, object]) -> str:
    gap, stop = ("", "。") if language == "zh" else (" ", ".")
    said = [_parts()[language][name][place] for name, place in zip(PARTS, sentence, strict=True)]
    said[-2] += "，" if language == "zh" else ","
    return gap.join(said).format(**names) + stop


def invented_text(number: int, sentences: int = 0) -> dict[str, object]:
    """One text with its metadata as ``travaux add`` reads them; ``sentences`` 0: as many as chance gives."""
    chance, language = random.Random(number), LANGUAGES[number % len(LANGUAGES)]
    parts, day = _parts(), FIRST_DAY + timedelta(chance.randrange(DAYS))
    one, other = chance.sample(parts["states"][language], 2)
    names = {"one": one, "other": other, "date": day.isoformat(), "year": day.year + 2, "past": day.year - 9}
    lines = [parts[language]["opening"].format(**names)]
    for _sentence in range(sentences or chance.randint(*SENTENCES)):
        figures = {"number": chance.randint(2, 11), "month": chance.choice(("March", "June", "October"))}
        lines.append(_written(_drawn(chance, language), language, names | figures))
    return {
        "title": parts[language]["title"].format(**names),
        "date": day.isoformat(),
        "language": language,
        "issuers": [one, other],
        "kind": "joint statement",
        "text": "\n\n".join(lines),
    }


def invented_texts(count: int, first: int = 0) -> Iterator[dict[str, object]]:
    """So many texts, from number ``first``."""
    return (invented_text(number) for number in range(first, first + count))


def write_lines(texts: Iterator[dict[str, object]], path: Path) -> Path:
    """The texts as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for text in texts:
            out.write(json.dumps(text, ensure_ascii=False) + "\n")
    return path
