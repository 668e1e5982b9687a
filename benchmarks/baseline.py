"""A plain peer to measure beside: winnowed word n-grams in a dictionary, then difflib on the stretch around the hits.

This is what the usual single-file matchers do (Schleimer, Wilkerson and Aiken, SIGMOD 2003, for the fingerprints;
``difflib.SequenceMatcher`` for the refinement), in plain Python without any dependency, with settings that were not
tuned against it: 4-word grams (8 Chinese characters), window 4, hits at most 30 tokens apart chained.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from zlib import crc32

from evals.corpora import Text
from evals.plagdet import Detection

GRAM = {"zh": 8}
WINDOW = 4
GAP = 30
FEWEST_HITS = 2
MOST_PLACES = 50

_WORD = re.compile(r"[^\W_]+")
_CHARACTER = re.compile(r"[一-鿿]|[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Folded tokens with their character spans."""

    words: list[str]
    spans: list[tuple[int, int]]


def tokenize(text: str, language: str) -> Tokens:
    """Words, or for Chinese characters, with offsets."""
    pattern = _CHARACTER if language == "zh" else _WORD
    found = list(pattern.finditer(text.lower()))
    return Tokens([match.group() for match in found], [match.span() for match in found])


def _hash(words: Sequence[str], at: int, gram: int) -> int:
    return crc32(" ".join(words[at : at + gram]).encode())


def fingerprints(words: Sequence[str], gram: int) -> Iterator[tuple[int, int]]:
    """(hash, position) of the grams that winnowing keeps."""
    hashes = [_hash(words, at, gram) for at in range(len(words) - gram + 1)]
    last = -1
    for at in range(max(0, len(hashes) - WINDOW + 1)):
        best = min(range(at, at + WINDOW), key=lambda place: (hashes[place], -place))
        if best != last:
            yield hashes[best], best
            last = best


@dataclass
class Baseline:
    """An index in memory of source texts, to be asked for the parallels of a later text."""

    language: str
    sources: list[tuple[str, Tokens]] = field(default_factory=list)
    places: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def gram(self) -> int:
        """Tokens a gram."""
        return GRAM.get(self.language, 4)

    def add(self, texts: Iterable[Text]) -> None:
        """Index further sources."""
        for text in texts:
            tokens = tokenize(text.text, self.language)
            number = len(self.sources)
            self.sources.append((text.id, tokens))
            for value, at in fingerprints(tokens.words, self.gram):
                self.places[value].append((number, at))

    def detect(self, query: Text) -> list[Detection]:
        """The stretches of the query that answer a stretch of a source."""
        tokens = tokenize(query.text, self.language)
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at in range(len(tokens.words) - self.gram + 1):
            places = self.places.get(_hash(tokens.words, at, self.gram), ())
            if len(places) <= MOST_PLACES:
                for number, place in places:
                    hits[number].append((at, place))
        return [
            found
            for number, pairs in hits.items()
            for chain in _chains(sorted(pairs))
            if (found := self._refined(query.id, tokens, number, chain))
        ]

    def _refined(self, name: str, tokens: Tokens, number: int, chain: list[tuple[int, int]]) -> Detection | None:
        source, other = self.sources[number]
        margin = GAP // 2
        first, last = max(0, chain[0][0] - margin), chain[-1][0] + self.gram + margin
        s_first = max(0, min(place for _, place in chain) - margin)
        s_last = max(place for _, place in chain) + self.gram + margin
        matcher = SequenceMatcher(None, tokens.words[first:last], other.words[s_first:s_last], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size >= 2]
        if sum(block.size for block in blocks) < 2 * self.gram:
            return None
        end = blocks[-1]
        return Detection(
            name,
            tokens.spans[first + blocks[0].a][0],
            tokens.spans[first + end.a + end.size - 1][1],
            source,
            other.spans[s_first + blocks[0].b][0],
            other.spans[s_first + end.b + end.size - 1][1],
        )


def _chains(pairs: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Hits near each other on both sides, at least ``FEWEST_HITS`` of them."""
    open_chains: list[list[tuple[int, int]]] = []
    for pair in pairs:
        for chain in open_chains:
            last = chain[-1]
            if pair[0] - last[0] <= GAP and abs(pair[1] - last[1]) <= GAP:
                chain.append(pair)
                break
        else:
            open_chains.append([pair])
    return (chain for chain in open_chains if len(chain) >= FEWEST_HITS)


def detect(sources: Sequence[Text], queries: Sequence[Text], language: str) -> list[Detection]:
    """The baseline as a detector of evals.reuse."""
    baseline = Baseline(language)
    baseline.add(sources)
    return [found for query in queries for found in baseline.detect(query)]
