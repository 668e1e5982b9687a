"""Differences between versions against gold: recall, precision, and how many faithful passages pass without an alarm.

Three sets with planted differences: the specimen's, act by act over its gold links; single sentences in another domain
(``evals/data/collation/pairs.yaml``), each with one version altered, their even rows dev, the odd ones test; and three
acts in free translation on which everything was tuned (``acts_dev.yaml``), altered in every third passage at a time.
Two without: the Universal Declaration of Human Rights and news of WMT 2021, where whatever is told is an alarm. A
difference is found when one of its kind is told whose words overlap with its own on a side where both have some.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from evals.alignment import PAIRS, SPECIMEN
from evals.alignment_sets import NEWS, declaration
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
ACTS = SENTENCES.with_name("acts_dev.yaml")
EVERY = 3
"""Of so many passages one is altered at a time, so that the others still teach names and terms."""
NEWS_SENTENCES = 400
_NEWS = {
    ("ru", "zh"): ("en-ru.ref.A.ru", "en-zh.ref.A.zh"),
    ("ru", "en"): ("en-ru.ref.A.ru", "en-ru.src.en"),
    ("zh", "en"): ("en-zh.ref.A.zh", "en-zh.src.en"),
}
TURNED = {"omission": "addition", "addition": "omission"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A planted difference: its kind seen from the first version, and its words on both sides."""

    kind: str
    first: Stretch
    second: Stretch


@dataclass(frozen=True, slots=True)
class Case:
    """Passages that answer each other, with what is planted in them; ``group`` names what stands in one text.

    One that is not ``counted`` only belongs to the text.
    """

    group: str
    sides: tuple[Side, Side]
    wanted: tuple[Wanted, ...] = ()
    counted: bool = True


@dataclass(slots=True)
class Tally:
    """Counts over cases."""

    told: int = 0
    faithful: int = 0
    alarms: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)


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
            if not case.counted:
                continue
            if not case.wanted:
                tally.faithful += 1
                tally.alarms += len(told)
            tally.planted.update(wanted.kind for wanted in case.wanted)
            tally.found.update(wanted.kind for wanted in case.wanted if any(answers(one, wanted) for one in told))
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


def acts(languages: tuple[str, str]) -> Iterator[Case]:
    """The invented acts: each faithful, and each with every alteration of the two languages."""
    for act in yaml.safe_load(ACTS.read_text(encoding="utf-8"))["acts"]:
        rows = [(item, [one for one in item["altered"] if one[0] in languages]) for item in act["items"]]
        yield from (Case(act["id"], _sides(item, languages)) for item, _ in rows)
        for turn in range(max(len(altered) for _, altered in rows)):
            for first in range(EVERY):
                yield from _act_altered(f"{act['id']} {turn} {first}", rows, languages, (turn, first))


def _act_altered(
    group: str, rows: Sequence[tuple[Any, Any]], languages: tuple[str, str], at: tuple[int, int]
) -> Iterator[Case]:
    """An act with an alteration in every third passage that has one; the rest is there to learn from, not counted."""
    turn, first = at
    for place, (item, altered) in enumerate(rows):
        if place % EVERY == first and turn < len(altered):
            language, kind, was, words = map(str, altered[turn])
            said = {"language": language, "kind": kind, "was": was, "words": words}
            case = _altered(item, said, languages)
            yield Case(group, case.sides, case.wanted)
        else:
            yield Case(group, _sides(item, languages), counted=False)


def faithful(shared: Path, languages: tuple[str, str], name: str) -> Iterator[Case]:
    """Passages of a real text that answer each other, in which nothing is planted."""
    if name == "udhr":
        sides = [declaration(shared, language) for language in languages]
    else:
        files = (shared / NEWS / f"newstest2021.{one}" for one in _NEWS[languages])
        sides = [file.read_text(encoding="utf-8").splitlines()[:NEWS_SENTENCES] for file in files]
    for one, other in zip(*sides, strict=False):
        yield Case(name, _sides(dict(zip(languages, (one, other), strict=True)), languages))


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


def _digest(cases: Sequence[Case]) -> str:
    stated = json.dumps([[side.text for side in case.sides] + [str(case.wanted)] for case in cases], ensure_ascii=False)
    return hashlib.sha256(stated.encode()).hexdigest()[:16]


def _measures(name: str, cases: Sequence[Case], tally: Tally) -> Iterator[Measure]:
    gold = _digest(cases)
    planted, found = tally.planted.total(), tally.found.total()
    yield Measure(f"collation.{name}.recall", found / planted, planted, gold)
    yield Measure(f"collation.{name}.precision", found / tally.told if tally.told else 0.0, tally.told, gold)
    yield Measure(f"collation.{name}.quiet", 1 - tally.alarms / tally.faithful, tally.faithful, gold)


def _by_kind(name: str, tallies: Sequence[Tally], gold: str) -> Iterator[Measure]:
    """Recall kind by kind, all pairs of languages together."""
    planted, found = Counter[str](), Counter[str]()
    for tally in tallies:
        planted += tally.planted
        found += tally.found
    for kind in sorted(planted):
        yield Measure(f"collation.{name}.{kind}.recall", found[kind] / planted[kind], planted[kind], gold)


def measure(shared: Path | None, cache: Path) -> list[Measure]:
    """Recall, precision and the share of faithful passages without an alarm, a set and pair of languages; recall by
    kind. The real texts are measured where they are at hand."""
    collator = Collator(cache)
    found: list[Measure] = []
    sets: dict[str, Callable[[tuple[str, str]], Iterator[Case]]] = {
        "specimen": specimen,
        "acts.dev": acts,
        "sentences.dev": partial(sentences, dev=True),
        "sentences.test": partial(sentences, dev=False),
    }
    for name, made in sets.items():
        of_pairs = {languages: list(made(languages)) for languages in PAIRS}
        tallies = {languages: collator.tally(cases) for languages, cases in of_pairs.items()}
        for languages, cases in of_pairs.items():
            found += _measures(f"{name}.{'-'.join(languages)}", cases, tallies[languages])
        if name != "sentences.dev":
            together = [case for cases in of_pairs.values() for case in cases]
            found += _by_kind(name, list(tallies.values()), _digest(together))
    if shared is None:
        return found
    for name in ("udhr", "news"):
        for languages in PAIRS:
            cases = list(faithful(shared, languages, name))
            quiet = 1 - collator.tally(cases).alarms / len(cases)
            found.append(Measure(f"collation.{name}.{'-'.join(languages)}.quiet", quiet, len(cases), _digest(cases)))
    return found


COLLATION = Eval("collation", measure)
