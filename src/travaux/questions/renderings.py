"""What a passage says, said in another language: the nearest passages by meaning, or none when nothing answers.

The nearest of many sentences is always near to something. So a score is taken relative to the neighbours on both sides
(margin, Artetxe and Schwenk, ACL 2019; k = 4), less what the lengths disagree; figures, names or stances that
contradict one another end it. Under a threshold nothing is said.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from travaux.parallels.meanings import Hit
from travaux.parallels.passage_vectors import weight
from travaux.questions.contradictions import Side, contradictions
from travaux.questions.meaning import Meaning, languages
from travaux.record.documents import DocumentHead
from travaux.store.views import View
from travaux.text.vectors import Vectors

LEAST_SCORE, LEAST_COSINE = 0.19, 0.45
"""Least margin less the length term, and least cosine, of a translation."""
LENGTH = 0.08
"""What a length e times the expected one takes from the margin."""
NEIGHBOURS, WIDE, CANDIDATES = 4, 24, 3
"""Neighbours a margin is taken from; passages looked at to find them; passages that may be the translation."""
ALIKE = 0.8
"""Cosine from which two passages of one language are one statement and no neighbours: formulas repeat."""
CROWD = 0.3
"""The least that the neighbours of a sentence are taken to be near it: in a small record they are few and far."""
LETTERS = {"zh": 0.3}
"""Letters that a sentence takes in a language, relative to Russian and English. newstest2021 (2026-11)."""
LEAST_LETTERS = 25
"""Letters of the shortest passage looked for, ten characters in Chinese: names and headings are near to much."""
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


def renderings(asked: Sequence[str], among: Field, view: View, meaning: Meaning) -> list[tuple[Rendering, ...]]:
    """For each sentence what says the same in other languages, best first; () where nothing does."""
    found: list[list[Rendering]] = [[] for _one in asked]
    if asked and among.foreign:
        vectors = meaning(asked, among.language)
        for language, heads in among.foreign.items():
            _Pair(asked, vectors, among, language, heads).collect(found, view, meaning)
    return [tuple(sorted(some, key=lambda one: -one.score)) for some in found]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Sentences asked in one language and the documents of another."""

    asked: Sequence[str]
    vectors: Vectors
    among: Field
    language: str
    heads: tuple[DocumentHead, ...]

    def collect(self, found: list[list[Rendering]], view: View, meaning: Meaning) -> None:
        """Adds what answers each sentence to ``found``."""
        hits = meaning.nearest(self.vectors, self.heads, WIDE)
        near = [[hit for hit in some[:CANDIDATES] if hit.cosine >= LEAST_COSINE] for some in hits]
        flat = [(number, hit) for number, some in enumerate(near) for hit in some]
        if not flat:
            return
        vectors = meaning.vectors([hit for _number, hit in flat], self.language)
        crowds = self._crowds(flat, hits, vectors, meaning)
        texts = dict(view.texts({hit.document for _number, hit in flat}))
        by_id = {head.id: head for head in self.heads}
        for (number, hit), crowd in zip(flat, crowds, strict=True):
            text = texts[hit.document][hit.start : hit.end]
            score = hit.cosine - crowd - LENGTH * length_term(self._side(number), (text, self.language))
            if not is_a_statement(text):
                continue
            if score >= LEAST_SCORE and not contradictions(self._side(number), (text, self.language)):
                found[number].append(
                    Rendering(by_id[hit.document], hit.start, hit.end, round(hit.cosine, 4), round(score, 4))
                )

    def _side(self, number: int) -> Side:
        return self.asked[number], self.among.language

    def _crowds(
        self, flat: Sequence[tuple[int, Hit]], hits: Sequence[Sequence[Hit]], vectors: Vectors, meaning: Meaning
    ) -> list[float]:
        """For each candidate the mean nearness of the neighbours on both sides that are not the statement itself."""
        back = meaning.nearest(vectors, self.among.own, WIDE)
        crowds = []
        for place, (number, _hit) in enumerate(flat):
            others = meaning.vectors(hits[number], self.language) @ vectors[place]
            ahead = [one.cosine for one, alike in zip(hits[number], others, strict=True) if alike < ALIKE]
            mine = meaning.vectors(back[place], self.among.language) @ self.vectors[number] if back[place] else ()
            behind = [one.cosine for one, alike in zip(back[place], mine, strict=True) if alike < ALIKE]
            unlike = self.vectors @ self.vectors[number] < ALIKE
            behind += (self.vectors[unlike] @ vectors[place]).tolist()
            crowds.append((_crowd(ahead) + _crowd(behind)) / 2)
        return crowds


def _crowd(cosines: Sequence[float]) -> float:
    nearest = sorted(cosines, reverse=True)[:NEIGHBOURS]
    return max(CROWD, float(np.mean(nearest))) if nearest else CROWD


def is_a_statement(text: str) -> bool:
    """Whether a passage says enough to be known again in another language."""
    return weight(text) >= LEAST_LETTERS


def length_term(one: Side, other: Side) -> float:
    """How many powers of e the lengths are from those of a translation, up or down."""
    sizes = [len(text) / LETTERS.get(language, 1.0) for text, language in (one, other)]
    return abs(math.log(max(1.0, sizes[0]) / max(1.0, sizes[1])))
