"""Differences between versions against gold: recall, precision, and how many faithful passages pass without an alarm.

Two sets: the specimen's planted differences, act by act over its gold links, and single sentences in another domain
(``evals/data/collation/pairs.yaml``), each with one version altered; their even rows are dev, the odd ones test. A
difference is found when one of its kind is told whose words overlap with its own on a side where both have some.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from evals.alignment import PAIRS, SPECIMEN
from evals.corpora import json_lines
from evals.measures import Eval, Measure
from travaux.questions.collation.collate import ENOUGH, LEAST, differences
from travaux.questions.collation.sides import Side
from travaux.record.versions import Difference, Stretch
from travaux.specimen import texts_folder
from travaux.text.vector_cache import VectorCache
from travaux.text.vectors import PackagedEncoder, Vectors, packaged_means

DIFFERENCES = SPECIMEN.with_name("differences.jsonl")
SENTENCES = Path(__file__).with_name("data") / "collation" / "pairs.yaml"
TURNED = {"omission": "addition", "addition": "omission"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A planted difference: its kind seen from the first version, and its words on both sides."""

    kind: str
    first: Stretch
    second: Stretch


@dataclass(frozen=True, slots=True)
class Case:
    """Passages that answer each other, with what is planted in them; ``group`` names what stands in one text."""

    group: str
    sides: tuple[Side, Side]
    wanted: tuple[Wanted, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts over cases."""

    planted: int = 0
    found: int = 0
    told: int = 0
    faithful: int = 0
    alarms: int = 0


class Collator:
    """Finds differences with the packaged encoder, vectors kept in a folder."""

    def __init__(self, cache: Path) -> None:
        self._cache, self._encoder = VectorCache(cache / "collation-vectors"), PackagedEncoder()

    def encode(self, sentences: Sequence[str], language: str) -> Vectors:
        """Unit rows, the mean of the language taken away."""
        return packaged_means().centre(self._cache.encode(self._encoder, list(sentences)), language)

    def told(self, cases: Sequence[Case]) -> list[list[Difference]]:
        """What is told of each case, those of one group with the ratio of lengths of their text."""
        found: list[list[Difference]] = [[] for _ in cases]
        for group in sorted({case.group for case in cases}):
            places = [at for at, case in enumerate(cases) if case.group == group]
            sides = [cases[at].sides for at in places]
            ratio = median(len(a.text) / len(b.text) for a, b in sides) if group and len(sides) >= ENOUGH else None
            for at, some in zip(places, differences(sides, self.encode, ratio), strict=True):
                found[at] = [one for one in some if one.confidence >= LEAST]
        return found

    def tally(self, cases: Sequence[Case]) -> Tally:
        """The counts over cases: of a faithful one every difference told is an alarm."""
        tally = Tally()
        for case, told in zip(cases, self.told(cases), strict=True):
            if not case.wanted:
                tally.faithful += 1
                tally.alarms += len(told)
            tally.planted += len(case.wanted)
            tally.found += sum(any(answers(one, wanted) for one in told) for wanted in case.wanted)
            tally.told += len(told)
        return tally


def answers(one: Difference, wanted: Wanted) -> bool:
    """Whether a difference told is the one planted."""
    touches = [_touches(one.first, wanted.first), _touches(one.second, wanted.second)]
    return one.kind.value == wanted.kind and any(touches)


def _touches(one: Stretch, other: Stretch) -> bool:
    return bool(one.text and other.text) and one.start < other.end and other.start < one.end


def specimen(languages: tuple[str, str]) -> Iterator[Case]:
    """Every bead of the specimen that both languages have."""
    texts = {
        (path.stem.split("_")[1], path.stem.split("_")[2]): path.read_text(encoding="utf-8")
        for path in texts_folder().glob("*.md")
    }
    planted = [
        row for row in json_lines(DIFFERENCES) if languages == (row["first"]["language"], row["second"]["language"])
    ]
    for bead in json_lines(SPECIMEN):
        if not all(bead.get(language) for language in languages):
            continue
        spans = [(bead[language][0][0], bead[language][-1][1]) for language in languages]
        one, other = (
            Side(texts[bead["act"], language][start:end], language, start)
            for language, (start, end) in zip(languages, spans, strict=True)
        )
        rows = [row for row in planted if (row["act"], row["bead"]) == (bead["act"], bead["bead"])]
        yield Case(bead["act"], (one, other), tuple(map(_wanted, rows)))


def _wanted(row: dict[str, Any]) -> Wanted:
    first, second = (Stretch(row[name]["start"], row[name]["end"], row[name]["text"]) for name in ("first", "second"))
    return Wanted(row["kind"], first, second)


def sentences(languages: tuple[str, str], *, dev: bool) -> Iterator[Case]:
    """The invented sentences: each faithful, and each altered in one of the two languages."""
    items = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))["items"]
    for item in items[0 if dev else 1 :: 2]:
        yield Case("", _sides(item, languages))
        altered = item["altered"]
        if altered["language"] in languages:
            yield _altered(item, altered, languages)


def _sides(item: dict[str, str], languages: tuple[str, str]) -> tuple[Side, Side]:
    one, other = languages
    return Side(item[one].strip(), one, 0), Side(item[other].strip(), other, 0)


def _altered(item: dict[str, Any], altered: dict[str, str], languages: tuple[str, str]) -> Case:
    own, was, words = altered["language"], str(altered["was"]), str(altered["words"])
    place = item[own].index(was)
    changed = {**item, own: item[own].replace(was, words, 1)}
    sides = _sides(changed, languages)
    first = own == languages[0]
    kind = TURNED.get(altered["kind"], altered["kind"]) if first else altered["kind"]
    here = Stretch(place, place + len(words), words)
    other = sides[1] if first else sides[0]
    there = Stretch(0, len(other.text), other.text)
    return Case("", sides, (Wanted(kind, here if first else there, there if first else here),))


def _measures(name: str, cases: Sequence[Case], collator: Collator) -> Iterator[Measure]:
    tally = collator.tally(cases)
    stated = json.dumps([[side.text for side in case.sides] + [str(case.wanted)] for case in cases], ensure_ascii=False)
    gold = hashlib.sha256(stated.encode()).hexdigest()[:16]
    yield Measure(f"collation.{name}.recall", tally.found / tally.planted, tally.planted, gold)
    precision = tally.found / tally.told if tally.told else 0.0
    yield Measure(f"collation.{name}.precision", precision, tally.told, gold)
    yield Measure(f"collation.{name}.quiet", 1 - tally.alarms / tally.faithful, tally.faithful, gold)


def measure(_shared: Path | None, cache: Path) -> list[Measure]:
    """Recall, precision and the share of faithful passages without an alarm, a pair of languages and set."""
    collator = Collator(cache)
    found: list[Measure] = []
    for languages in PAIRS:
        pair = "-".join(languages)
        found += _measures(f"specimen.{pair}", list(specimen(languages)), collator)
        found += _measures(f"sentences.dev.{pair}", list(sentences(languages, dev=True)), collator)
        found += _measures(f"sentences.test.{pair}", list(sentences(languages, dev=False)), collator)
    return found


COLLATION = Eval("collation", measure)
