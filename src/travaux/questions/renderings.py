"""What a passage says, said in another language: the nearest passages by meaning, or none when nothing answers.

The nearest of many sentences is always near to something. So a score is taken relative to the neighbours on both sides
(margin, Artetxe and Schwenk, ACL 2019; k = 4), less what the lengths disagree; figures, names or stances that
contradict one another end it. Under a threshold nothing is said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from travaux.parallels.meanings import Hit
from travaux.parallels.passage_vectors import weight
from travaux.questions.contradictions import Side, contradictions
from travaux.questions.meaning import Meaning, languages
from travaux.record.documents import DocumentHead
from travaux.store.views import View
from travaux.text.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Limits:
    """What a translation needs: margin less the length term, and cosine; and of how many passages it may be one."""

    score: float = 0.17
    cosine: float = 0.58
    candidates: int = 3


LIMITS = Limits()
"""Set on the development half of newstest2021 among 51,000 sentences a language, and by eye on presidential and evening
news, where nearly nothing has an answer and loose talk is near to everything (2026-11)."""
FARTHER = {frozenset({"ru", "zh"}): 0.09}
"""How much lower the cosines of translations lie between two languages than else: the median on the development half of
newstest2021 is .61 for ru-zh, .69 for zh-en and .73 for ru-en (2026-11)."""
LENGTH = 0.08
"""What a length e times the expected one takes from the margin."""
NEIGHBOURS, WIDE = 4, 24
"""Neighbours a margin is taken from, and passages looked at to find them."""
ALIKE = 0.8
"""Cosine from which two passages of one language are one statement and no neighbours: formulas repeat."""
CROWD = 0.3
"""The least that the neighbours of a sentence are taken to be near it: in a small record they are few and far."""
LETTERS = {"zh": 0.3}
"""Letters that a sentence takes in a language, relative to Russian and English. newstest2021 (2026-11)."""
MOST_CHARACTERS = 5_000
"""The longest sentences of treaties have some 3,000; what is longer is a text whose sentences cannot be told apart."""
LEAST_LETTERS = 30
"""Letters of the shortest passage looked for, twelve characters in Chinese: what is short is near to much."""
AT_ONCE = 600_000
"""Words of documents whose vectors are made when they are first needed: about a minute. More are asked for by name."""


@dataclass(frozen=True, slots=True)
class Field:
    """The documents that may answer, by language, and those of the language asked in; ``note``: what was left out."""

    language: str
    foreign: Mapping[str, tuple[DocumentHead, ...]]
    own: tuple[DocumentHead, ...]
    note: str = ""

    @property
    def searched(self) -> str:
        """What is searched across languages, in words; empty for nothing."""
        return ", ".join(f"{len(heads)} in {language}" for language, heads in sorted(self.foreign.items()))


@dataclass(frozen=True, slots=True)
class Rendering:
    """A passage of another language that says the same. ``score``: its margin less the length term."""

    head: DocumentHead
    start: int
    end: int
    cosine: float
    score: float


def field(view: View, language: str, meaning: Meaning, act: str = "") -> Field:
    """The documents of a view that may answer in other languages, their vectors made where they are missing.

    Versions of ``act`` are left out: what an act says in another language was not said before it.
    """
    chosen = [head for head in view.heads() if not act or head.act != act]
    foreign: dict[str, list[DocumentHead]] = {}
    for head in chosen:
        if head.base_language != language and head.base_language in languages():
            foreign.setdefault(head.base_language, []).append(head)
    if language not in languages() or not foreign:
        return Field(language, {}, ())
    listed = [head for heads in foreign.values() for head in heads]
    missing = meaning.missing(listed)
    if sum(head.words for head in missing) > AT_ONCE:
        note = f"not searched in other languages: {len(missing)} documents have no vectors; 'travaux index' makes them"
        return Field(language, {}, (), note)
    own = tuple(head for head in chosen if head.base_language == language)
    if sum(head.words for head in meaning.missing(own)) > AT_ONCE:
        own = ()
    meaning.add(view, (*listed, *own))
    return Field(language, {name: tuple(heads) for name, heads in foreign.items()}, own)


class Space(Protocol):
    """Where sentences have vectors and the passages near to them are found: ``Meaning``, for the record."""

    def __call__(self, sentences: Sequence[str], language: str) -> Vectors:
        """Unit rows, one a sentence."""

    def nearest(self, asked: Vectors, heads: Sequence[DocumentHead], most: int) -> list[list[Hit]]:
        """For each row the nearest passages of documents of one language, nearest first."""

    def vectors(self, hits: Sequence[Hit], language: str) -> Vectors:
        """The vectors of passages found, which are of one language."""


Texts = Callable[[Iterable[str]], Iterable[tuple[str, str]]]
"""Ids to ids and texts."""


def renderings(
    asked: Sequence[str], among: Field, texts: Texts, space: Space, limits: Limits = LIMITS
) -> list[tuple[Rendering, ...]]:
    """For each sentence what says the same in other languages, best first; () where nothing does."""
    found: list[list[Rendering]] = [[] for _one in asked]
    if asked and among.foreign:
        vectors = space(asked, among.language)
        for language, heads in among.foreign.items():
            _Pair(asked, vectors, among, language, heads, limits).collect(found, texts, space)
    return [tuple(sorted(some, key=lambda one: -one.score)) for some in found]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Sentences asked in one language and the documents of another."""

    asked: Sequence[str]
    vectors: Vectors
    among: Field
    language: str
    heads: tuple[DocumentHead, ...]
    limits: Limits

    def collect(self, found: list[list[Rendering]], texts: Texts, space: Space) -> None:
        """Adds what answers each sentence to ``found``."""
        hits = space.nearest(self.vectors, self.heads, WIDE)
        least = self.limits.cosine - FARTHER.get(frozenset({self.among.language, self.language}), 0.0)
        near = [[hit for hit in some[: self.limits.candidates] if hit.cosine >= least] for some in hits]
        flat = [(number, hit) for number, some in enumerate(near) for hit in some]
        if not flat:
            return
        vectors = space.vectors([hit for _number, hit in flat], self.language)
        crowds = self._crowds(flat, hits, vectors, space)
        known = dict(texts({hit.document for _number, hit in flat}))
        by_id = {head.id: head for head in self.heads}
        for (number, hit), crowd in zip(flat, crowds, strict=True):
            text = known[hit.document][hit.start : hit.end]
            score = hit.cosine - crowd - LENGTH * length_term(self._side(number), (text, self.language))
            if not is_a_statement(text):
                continue
            if score >= self.limits.score and not contradictions(self._side(number), (text, self.language)):
                found[number].append(
                    Rendering(by_id[hit.document], hit.start, hit.end, round(hit.cosine, 4), round(score, 4))
                )

    def _side(self, number: int) -> Side:
        return self.asked[number], self.among.language

    def _crowds(
        self, flat: Sequence[tuple[int, Hit]], hits: Sequence[Sequence[Hit]], vectors: Vectors, space: Space
    ) -> list[float]:
        """For each candidate the mean nearness of the neighbours on both sides that are not the statement itself."""
        back = space.nearest(vectors, self.among.own, WIDE)
        crowds = []
        for place, (number, _hit) in enumerate(flat):
            others = space.vectors(hits[number], self.language) @ vectors[place]
            ahead = [one.cosine for one, alike in zip(hits[number], others, strict=True) if alike < ALIKE]
            mine = space.vectors(back[place], self.among.language) @ self.vectors[number] if back[place] else ()
            behind = [one.cosine for one, alike in zip(back[place], mine, strict=True) if alike < ALIKE]
            unlike = self.vectors @ self.vectors[number] < ALIKE
            behind += (self.vectors[unlike] @ vectors[place]).tolist()
            crowds.append((_crowd(ahead) + _crowd(behind)) / 2)
        return crowds


def _crowd(cosines: Sequence[float]) -> float:
    nearest = sorted(cosines, reverse=True)[:NEIGHBOURS]
    return max(CROWD, float(np.mean(nearest))) if nearest else CROWD


def is_a_statement(text: str) -> bool:
    """Whether a passage says enough to be known again in another language, and no more than one vector can hold."""
    return len(text) <= MOST_CHARACTERS and weight(text) >= LEAST_LETTERS


def length_term(one: Side, other: Side) -> float:
    """How many powers of e the lengths are from those of a translation, up or down."""
    sizes = [len(text) / LETTERS.get(language, 1.0) for text, language in (one, other)]
    return abs(math.log(max(1.0, sizes[0]) / max(1.0, sizes[1])))
