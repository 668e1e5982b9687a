"""Sentence alignment against gold: strict F1, where a link counts when both its sides are exactly right.

Links with an empty side do not count (Varga et al., 2005; as Vecalign and Bertalign report). Sets: 5,000 sentences of
the Bible in Chinese and English, whose first half is dev and second half test; the dev set of Text+Berg, German and
French; the Declaration of Human Rights and the news of WMT 2021 with sentences merged, cut, moved and left out; the
specimen's versions. Tuned on Text+Berg dev, the first 500 sentences of the Bible and the first half of the Declaration.

The Bible's links are verses, also where a verse is two sentences in both languages that answer each other one by one.
``strict_f1_joined`` is what remains when the links found inside a link of the gold that cover it exactly are joined.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.alignment_sets import NEWS, UDHR, Pair, Versions, news, udhr
from evals.corpora import json_lines
from evals.measures import Eval, Measure
from travaux.parallels.versions import align
from travaux.record.versions import Link
from travaux.specimen import texts_folder
from travaux.text.vector_cache import VectorCache
from travaux.text.vectors import PackagedEncoder, Vectors, packaged_means

BIBLE, TEXT_BERG = "gold/align_bible_zh_en", "gold/align_textberg_dev"
PAIRS = (("ru", "zh"), ("ru", "en"), ("zh", "en"))
SPECIMEN = Path(__file__).with_name("data") / "specimen" / "alignment.jsonl"


def pair(link: Link) -> Pair:
    """A link as the positions on both sides."""
    return tuple(range(*link.first)), tuple(range(*link.second))


def strict(found: set[Pair], gold: frozenset[Pair]) -> tuple[int, int, int]:
    """Right links, links found and links of the gold, those with an empty side left out."""
    kept, wanted = ({one for one in links if all(one)} for links in (found, gold))
    return len(kept & wanted), len(kept), len(wanted)


def joined(found: set[Pair], gold: frozenset[Pair]) -> set[Pair]:
    """The links found, those joined that together are exactly a link of the gold."""
    at = {sentence: link for link in found if all(link) for sentence in link[0]}
    joint = set(found)
    for wanted in gold - found:
        parts = {at[sentence] for sentence in wanted[0] if sentence in at}
        if all(sorted(place for part in parts for place in part[side]) == list(wanted[side]) for side in (0, 1)):
            joint = (joint - parts) | {wanted}
    return joint


def strict_f1(counts: Sequence[tuple[int, int, int]]) -> float:
    """F1 over summed counts; 0 when there is nothing."""
    right, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / (found + wanted) if found + wanted else 0.0


def read_gold(path: Path) -> frozenset[Pair]:
    """The links of a ``[0,1]:[2]`` file."""
    sides = (line.strip().split(":")[:2] for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return frozenset((tuple(json.loads(one)), tuple(json.loads(two))) for one, two in sides)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def bible(shared: Path, dev: bool) -> Versions:
    """One half of the Bible set, cut at a link; positions count from the cut. Its links name the English side first."""
    folder = shared / BIBLE
    first, second = _lines(folder / "001.zh"), _lines(folder / "001.en")
    gold = sorted((two, one) for one, two in read_gold(folder / "001.align") if one and two)
    x, y = next((one[0], two[0]) for one, two in gold if one[0] >= len(first) // 2)
    if dev:
        return Versions(("zh", "en"), first[:x], second[:y], frozenset(one for one in gold if one[0][0] < x))
    moved = ((tuple(i - x for i in one), tuple(j - y for j in two)) for one, two in gold if one[0] >= x)
    return Versions(("zh", "en"), first[x:], second[y:], frozenset(moved))


def text_berg(shared: Path) -> Versions:
    """The dev set of Text+Berg, German and French."""
    folder = shared / TEXT_BERG
    return Versions(("de", "fr"), _lines(folder / "dev.de"), _lines(folder / "dev.fr"), read_gold(folder / "dev.defr"))


def _sides(beads: Sequence[dict[str, Any]], act: str, language: str) -> tuple[list[str], dict[str, tuple[int, ...]]]:
    (path,) = texts_folder().glob(f"*_{act}_{language}.md")
    text = path.read_text(encoding="utf-8")
    spans = sorted((start, end, bead["bead"]) for bead in beads for start, end in bead.get(language) or ())
    places: dict[str, tuple[int, ...]] = {}
    for at, (_, _, bead) in enumerate(spans):
        places[bead] = (*places.get(bead, ()), at)
    return [text[start:end] for start, end, _ in spans], places


def specimen(languages: tuple[str, str]) -> Iterator[Versions]:
    """The acts of the specimen that have both languages, cut as the gold cuts them."""
    rows = list(json_lines(SPECIMEN))
    for act in sorted({row["act"] for row in rows}):
        beads = [row for row in rows if row["act"] == act]
        if not all(any(bead.get(language) for bead in beads) for language in languages):
            continue
        (first, one), (second, two) = (_sides(beads, act, language) for language in languages)
        yield Versions(languages, first, second, frozenset((one[bead], two[bead]) for bead in one.keys() & two.keys()))


class Aligner:
    """Aligns gold versions with the packaged encoder, vectors cached in a folder."""

    def __init__(self, cache: Path) -> None:
        self._cache, self._encoder = VectorCache(cache / "alignment-vectors"), PackagedEncoder()

    def vectors(self, sentences: Sequence[str], language: str) -> Vectors:
        """Unit rows, the mean of the language taken away."""
        return packaged_means().centre(self._cache.encode(self._encoder, sentences), language)

    def links(self, versions: Versions) -> set[Pair]:
        """The links found."""
        one, two = versions.languages
        encoders = (lambda them: self.vectors(them, one), lambda them: self.vectors(them, two))
        return {pair(link) for link in align(versions.first, versions.second, encoders, versions.languages)}

    def measure(self, name: str, sets: Sequence[Versions]) -> Measure:
        """Strict F1 over versions."""
        return _measure(f"{name}.strict_f1", sets, [strict(self.links(one), one.gold) for one in sets])


def _measure(name: str, sets: Sequence[Versions], counts: Sequence[tuple[int, int, int]]) -> Measure:
    gold = hashlib.sha256("".join(one.digest() for one in sets).encode()).hexdigest()[:16]
    return Measure(f"alignment.{name}", strict_f1(counts), sum(count[2] for count in counts), gold)


def measure_specimen(_shared: Path | None, cache: Path) -> list[Measure]:
    """Strict F1 for each pair of languages."""
    aligner = Aligner(cache)
    return [aligner.measure(f"specimen.{one}-{two}", list(specimen((one, two)))) for one, two in PAIRS]


def measure_shared(shared: Path | None, cache: Path) -> list[Measure]:
    """Strict F1 on the two halves of the Bible set, on Text+Berg, on the news and on the Declaration."""
    if shared is None:
        return []
    aligner = Aligner(cache)
    measures = [
        aligner.measure("text_berg.dev", [text_berg(shared)]),
        *_measure_bible(shared, aligner),
        aligner.measure("news.ru-zh", [news(shared)]),
    ]
    for languages in PAIRS:
        for name, dev in (("dev", True), ("test", False)):
            sets = list(udhr(shared, languages, dev=dev))
            measures.append(aligner.measure(f"declaration.{'-'.join(languages)}.{name}", sets))
    return measures


def _measure_bible(shared: Path, aligner: Aligner) -> list[Measure]:
    """Strict F1 of each half and of both, and of both with pieces joined."""
    halves = [bible(shared, dev=True), bible(shared, dev=False)]
    found = [aligner.links(one) for one in halves]
    counts = [strict(links, one.gold) for links, one in zip(found, halves, strict=True)]
    in_verses = [strict(joined(links, one.gold), one.gold) for links, one in zip(found, halves, strict=True)]
    return [
        _measure("bible.dev.strict_f1", halves[:1], counts[:1]),
        _measure("bible.test.strict_f1", halves[1:], counts[1:]),
        _measure("bible.whole.strict_f1", halves, counts),
        _measure("bible.whole.strict_f1_joined", halves, in_verses),
    ]


ALIGNMENT_SPECIMEN = Eval("alignment-specimen", measure_specimen)
ALIGNMENT = Eval("alignment", measure_shared, needs=(BIBLE, TEXT_BERG, NEWS, UDHR))
