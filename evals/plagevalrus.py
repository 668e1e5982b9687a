"""PlagEvalRus, sample 1: is every borrowed sentence of a Russian essay found at its source sentence?

The web pages the essay drew on are not part of the sample, so the record is made of the source sentences in the gold,
one document a page in the order of the essay, among at least 20,000 other real Russian sentences (presidential site,
newspapers, everyday sentences). The essay is read as one text. A borrowed sentence is *found* when a parallel reported
for it and its source sentence share at least half of the shorter of the two; *best* when the first one reported does.
The sentences the essayist wrote himself are counted when they are reported as reuse, without a floor: several restate
what was cut from the sentence before. The topic is one man's life, so the other source sentences are near distractors;
the 20,000 are far ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import corpora, kernel
from evals.corpora import Text, json_lines
from evals.measures import Measure
from evals.readers import PassageRead, Place, Reader, TextRead
from evals.reuse_sets import gold_hash
from evals.wording import sentences

GOLD = "gold/plagevalrus/gold_v1.jsonl"
NEEDS = (GOLD, "corpora/kremlin_ru", "gold/newstest2021", "gold/tatoeba")
FEWEST_DISTRACTORS = 20_000

_LATIN_LOOKALIKES = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A sentence of the essay and where its source sentences stand; no places for one the essayist wrote himself."""

    start: int
    end: int
    types: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Essay:
    """The essay, the pages made of its source sentences, and what was borrowed from where."""

    text: Text
    pages: tuple[Text, ...]
    sentences: tuple[Borrowed, ...]

    @property
    def borrowed(self) -> list[Borrowed]:
        """The sentences that have a source."""
        return [each for each in self.sentences if each.places]


def _joined(parts: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for part in parts:
        spans.append((len(text), len(text) + len(part)))
        text += part + "\n"
    return text, spans


def load_essay(path: Path) -> Essay:
    """The essay of a gold file. White space inside sentences is made single; nothing else is changed."""
    rows = [
        (" ".join(row["essay"].split()), [" ".join(each.split()) for each in row["source"]], row)
        for row in json_lines(path)
    ]
    on_page: dict[str, list[str]] = defaultdict(list)
    for _, sources, row in rows:
        on_page[row["source_file"]] += [each for each in sources if each not in on_page[row["source_file"]]]
    pages, places = [], {}
    for name, parts in on_page.items():
        if name is not None:
            text, spans = _joined(parts)
            pages.append(Text(name, text))
            places.update({(name, part): Place(name, *span) for part, span in zip(parts, spans, strict=True)})
    text, spans = _joined([essay for essay, _, _ in rows])
    read = [
        Borrowed(*span, _types(row["types"]), tuple(places[row["source_file"], each] for each in sources))
        for span, (_, sources, row) in zip(spans, rows, strict=True)
    ]
    return Essay(Text("essay", text), tuple(pages), tuple(read))


def _types(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.translate(_LATIN_LOOKALIKES) for code in codes)


def distractors(shared: Path) -> list[Text]:
    """At least 20,000 real Russian sentences that have nothing to do with the essay, in their documents."""
    everyday = (shared / "gold/tatoeba/tatoeba.rus-eng.rus").read_text(encoding="utf-8")
    texts = [*corpora.kremlin_ru(shared), *corpora.newstest(shared, "ru"), Text("tatoeba", everyday)]
    count = sum(len(sentences(text.text, "ru")) for text in texts)
    if count < FEWEST_DISTRACTORS:
        raise RuntimeError(f"only {count} distracting sentences, {FEWEST_DISTRACTORS} are needed")
    return texts


def is_at(place: Place, source: Place) -> bool:
    """Whether a place reported and a source sentence share at least half of the shorter of the two."""
    common = min(place.end, source.end) - max(place.start, source.start)
    shorter = min(place.end - place.start, source.end - source.start)
    return place.source == source.source and 2 * common >= shorter > 0


def _answers(sentence: Borrowed, passages: Sequence[PassageRead]) -> list[tuple[Place, ...]]:
    """The places of the passages that a sentence of the essay overlaps."""
    return [each.places for each in passages if min(each.end, sentence.end) > max(each.start, sentence.start)]


def _is_found(sentence: Borrowed, read: TextRead, *, best_only: bool) -> bool:
    reported = [
        place for places in _answers(sentence, read.passages) for place in (places[:1] if best_only else places)
    ]
    return any(is_at(place, source) for place in reported for source in sentence.places)


def measures_of(essay: Essay, read: TextRead, gold: str) -> list[Measure]:
    """Shares found, found best, found of the strongly reworded, and own sentences reported."""
    borrowed = essay.borrowed
    own = [each for each in essay.sentences if not each.places]
    reworded = [each for each in borrowed if "HPR" in each.types]

    def share(cases: Sequence[Borrowed], *, best_only: bool) -> float:
        return sum(_is_found(each, read, best_only=best_only) for each in cases) / len(cases)

    reported = sum(any(_answers(each, read.passages)) for each in own)
    return [
        Measure("plagevalrus/found", share(borrowed, best_only=False), len(borrowed), gold),
        Measure("plagevalrus/found-best", share(borrowed, best_only=True), len(borrowed), gold),
        Measure("plagevalrus/found-strongly-reworded", share(reworded, best_only=False), len(reworded), gold),
        Measure("plagevalrus/own-reported", reported / len(own), len(own), gold, higher_is_better=False, guarded=False),
    ]


def measure(shared: Path | None, _cache: Path, read: Reader = kernel.readings) -> list[Measure]:
    """The figures of the sample."""
    if shared is None:
        return []
    essay = load_essay(shared / GOLD)
    record = [*essay.pages, *distractors(shared)]
    (reading,) = read(record, [essay.text], "ru")
    return measures_of(essay, reading, gold_hash(shared / GOLD))
