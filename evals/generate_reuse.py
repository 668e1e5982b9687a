"""Make twin sets of gold/reuse_synthetic_en in Russian, Chinese and English from the shared texts.

``python -m evals.generate_reuse FOLDER`` writes a dev and a test set a language into FOLDER (never into the project):
sixty later texts, each with four passages of 30 to 200 words (Chinese: 60 to 400 characters) planted at four levels.
The same seed gives the same set. Dev and test share no text. Tune on dev; report test.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from evals import corpora
from evals.corpora import Text
from evals.edits import STRENGTHS, edited
from evals.overlap import plain_tokens, runs, without_shared
from evals.plagdet import Detection
from evals.reuse_sets import LEVELS, Planted, ReuseSet, save
from evals.wording import WORDINGS, Wording, sentences

SPLITS = ("dev", "test")
QUERIES = 60


@dataclass(frozen=True, slots=True)
class Recipe:
    """Where a language's set comes from and how large it is. Lengths are tokens: words, or Chinese characters."""

    sources: Callable[[Path], list[Text]]
    hosts: Callable[[Path], list[Text]]
    host_length: int
    passage: tuple[int, int]
    longest_source: int = 20_000


def _english(shared: Path) -> list[Text]:
    return corpora.general_debate(shared) + _long(corpora.kremlin_en(shared), 12_000)


def _russian(shared: Path) -> list[Text]:
    return _long(corpora.kremlin_ru(shared), 1_500)


def _one_in(share: int, texts: Sequence[Text]) -> list[Text]:
    return list(texts)[::share]


def _others_than_one_in(share: int, texts: Sequence[Text]) -> list[Text]:
    return [text for number, text in enumerate(texts) if number % share]


def _long(texts: Sequence[Text], characters: int) -> list[Text]:
    return [text for text in texts if len(text.text) >= characters]


RECIPES = {
    "en": Recipe(
        sources=lambda shared: _one_in(2, _english(shared)),
        hosts=lambda shared: _others_than_one_in(2, _english(shared)),
        host_length=1500,
        passage=(30, 200),
    ),
    "ru": Recipe(
        sources=lambda shared: _one_in(2, _russian(shared)),
        hosts=lambda shared: _others_than_one_in(2, _russian(shared)),
        host_length=600,
        passage=(30, 200),
    ),
    "zh": Recipe(
        sources=lambda shared: _long(corpora.reports_zh(shared), 3_000),
        hosts=corpora.evening_news_zh,
        host_length=2500,
        passage=(60, 400),
    ),
}
MOST_SOURCES = 60


def _half(texts: Sequence[Text], split: str) -> list[Text]:
    """The texts of one split, in an order of chance that never changes; of texts that begin alike only one is kept."""
    order = sorted({text.text[:300]: text for text in texts}.values(), key=lambda text: text.id)
    Random(20261).shuffle(order)
    return order[SPLITS.index(split) :: 2]


def _shortened(text: Text, language: str, longest: int) -> Text:
    """A source cut after whole sentences, so that no text outweighs the others; line breaks become single spaces."""
    gap = "" if language == "zh" else " "
    kept, size = [], 0
    for sentence in sentences(text.text, language):
        if size > longest:
            break
        kept.append(sentence)
        size += len(sentence)
    return Text(text.id, gap.join(kept))


def material(shared: Path, language: str, split: str) -> tuple[list[Text], list[str]]:
    """Sources, and the sentences of host texts left when all natural overlap with the sources is taken out."""
    recipe = RECIPES[language]
    sources = [
        _shortened(text, language, recipe.longest_source)
        for text in _half(recipe.sources(shared), split)[:MOST_SOURCES]
    ]
    forbidden = set().union(*(runs(text.text, language) for text in sources))
    hosts: list[str] = []
    for text in _half(recipe.hosts(shared), split):
        hosts += sentences(text.text, language)
        if sum(len(plain_tokens(sentence, language)) for sentence in hosts) > 1.3 * QUERIES * recipe.host_length:
            break
    return sources, without_shared(hosts, forbidden, language)


def stretches(hosts: Sequence[str], language: str, length: int) -> Iterator[list[str]]:
    """Consecutive sentences of at least ``length`` tokens together; a remainder is left out."""
    stretch: list[str] = []
    size = 0
    for sentence in hosts:
        stretch.append(sentence)
        size += len(plain_tokens(sentence, language))
        if size >= length:
            yield stretch
            stretch, size = [], 0


class _Passages:
    """Passages to plant: whole sentences of a source that stand in no other source and were not planted before."""

    def __init__(self, sources: Sequence[Text], language: str, random: Random) -> None:
        self.language, self.random = language, random
        self.cut = [(text, _placed_sentences(text, language)) for text in sources]
        self.seen = Counter(run for text in sources for run in runs(text.text, language))
        self.used: set[tuple[str, int]] = set()

    def next(self) -> tuple[Text, int, int]:
        """A source and the span of the passage in it."""
        shortest, longest = RECIPES[self.language].passage
        for _ in range(10_000):
            text, placed = self.random.choice(self.cut)
            wanted = self.random.randint(shortest, longest * 9 // 10)
            first = self.random.randrange(len(placed))
            size, last = 0, first
            while last < len(placed) and size < wanted:
                size += len(plain_tokens(placed[last][2], self.language))
                last += 1
            if shortest <= size <= longest and self._is_free(text, placed[first:last], range(first - 1, last + 1)):
                self.used |= {(text.id, number) for number in range(first, last)}
                return text, placed[first][0], placed[last - 1][1]
        raise RuntimeError(f"no further passage to plant in {self.language}: the sources are too few or too alike")

    def _is_free(self, text: Text, placed: Sequence[tuple[int, int, str]], numbers: range) -> bool:
        if any((text.id, number) in self.used for number in numbers):
            return False
        words = [len(plain_tokens(sentence, self.language)) for _, _, sentence in placed]
        passage = text.text[placed[0][0] : placed[-1][1]]
        return min(words) > 1 and all(self.seen[run] == 1 for run in runs(passage, self.language))


def _placed_sentences(text: Text, language: str) -> list[tuple[int, int, str]]:
    placed, at = [], 0
    for sentence in sentences(text.text, language):
        begin = text.text.index(sentence, at)
        at = begin + len(sentence)
        placed.append((begin, at, sentence))
    return placed


def generate(shared: Path, language: str, split: str) -> ReuseSet:
    """One set, from the texts of the split and a seed of its own."""
    random = Random(f"{language}-{split}")
    sources, hosts = material(shared, language, split)
    passages = _Passages(sources, language, random)
    wording = WORDINGS[language]()
    queries, planted = [], []
    cut = islice(stretches(hosts, language, RECIPES[language].host_length), QUERIES)
    for number, stretch in enumerate(cut):
        query, places = _planted_text(f"q-{number:03}", stretch, passages, wording)
        queries.append(query)
        planted += places
    if len(queries) < QUERIES:
        raise RuntimeError(f"{language} {split}: host texts give {len(queries)} later texts, {QUERIES} are needed")
    series = {text.id: text.id for text in [*sources, *queries]}
    return ReuseSet(language, tuple(sources), tuple(queries), tuple(planted), series)


def _planted_text(name: str, host: list[str], passages: _Passages, wording: Wording) -> tuple[Text, list[Planted]]:
    random, gap = passages.random, "" if wording.language == "zh" else " "
    levels = list(LEVELS)
    random.shuffle(levels)
    borders = dict(zip(sorted(random.sample(range(1, len(host)), len(levels))), levels, strict=True))
    text, planted = "", []
    for number, sentence in enumerate(host):
        if number in borders:
            source, begin, end = passages.next()
            words = _edited_to(source.text[begin:end], borders[number], wording, random)
            at = len(text)
            text += words + gap
            planted.append(Planted(Detection(name, at, at + len(words), source.id, begin, end), borders[number]))
        text += sentence + gap
    return Text(name, text.rstrip()), planted


def _edited_to(passage: str, level: str, wording: Wording, random: Random) -> str:
    if level == "none":
        return passage
    cut = [wording.tokens(sentence) for sentence in sentences(passage, wording.language)]
    return edited(cut, STRENGTHS[level], wording, random)


def main() -> None:
    """Write all sets, or the languages named, into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", action="append", choices=sorted(RECIPES))
    asked = parser.parse_args()
    shared = corpora.shared_folder()
    if shared is None:
        parser.error("no folder of shared texts: name one in TRAVAUX_SHARED")
    for language in asked.language or sorted(RECIPES):
        for split in SPLITS:
            save(generate(shared, language, split), asked.folder / f"reuse_{language}_{split}")
            print(asked.folder / f"reuse_{language}_{split}")


if __name__ == "__main__":
    main()
