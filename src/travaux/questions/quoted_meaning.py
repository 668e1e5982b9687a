"""The meaning of a quotation, looked for in texts of other languages: sentences, and stretches of clauses in them.

A translated quotation is often part of a sentence. The sentences nearest to it by their vectors are found first; then
every stretch of whole clauses in them is compared, and the nearest is the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from travaux.questions.meaning import Meaning, languages
from travaux.questions.renderings import AT_ONCE
from travaux.record.documents import Document, DocumentHead
from travaux.store.views import View
from travaux.text.sentences import passages
from travaux.text.vectors import Vectors

Encode = Callable[[Sequence[str], str], npt.NDArray[np.float32]]
"""Sentences and their language to unit vectors, shape (sentences, dimension)."""

FEW_WORDS = 10_000
"""Words of documents whose sentences are all compared."""
NEAR = 8
"""Sentences whose clauses are compared."""
LONGEST_RUN = 6
"""Clauses in a stretch, at most."""
_CLAUSE = re.compile(r"(?<=[,;:，；：、—–])\s*(?=\S)|(?<=\s)(?=[—–]\s)")
_A_SENTENCE = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a document that may be the source: half-open code points, and the words."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Meant:
    """The unit nearest to a quotation by meaning, and the cosine of the two vectors, language means taken away."""

    unit: Unit
    cosine: float


def sentences(document: Document) -> Iterator[Unit]:
    """The sentences of a document, and every two neighbours of one paragraph."""
    found = passages(document.text, document.language, document.id)
    for place, one in enumerate(found):
        yield Unit(document, one.start, one.end)
        after = found[place + 1 : place + 2]
        if after and after[0].paragraph == one.paragraph:
            yield Unit(document, one.start, after[0].end)


def clauses(unit: Unit) -> Iterator[Unit]:
    """The stretches of whole clauses of a unit, the unit itself among them."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(unit.text)), len(unit.text)]
    for place, start in enumerate(cuts[:-1]):
        for end in cuts[place + 1 : place + 1 + LONGEST_RUN]:
            text = unit.text[start:end]
            kept = text.rstrip(" ,;:，；：、—–")
            if _A_SENTENCE.search(kept):
                yield Unit(unit.document, unit.start + start, unit.start + start + len(kept))


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents a quotation may be translated from. In more than FEW_WORDS the passages of the record that have
    vectors are looked through first, where ``encode`` knows them."""

    view: View
    heads: tuple[DocumentHead, ...]
    encode: Encode

    def units(self, asked: Vectors) -> list[Unit]:
        """The stretches to be compared with what is asked."""
        if sum(head.words for head in self.heads) <= FEW_WORDS or not isinstance(self.encode, Meaning):
            return [unit for head in self.heads for unit in sentences(self.view.document(head.id))]
        return list(dict.fromkeys(self._found(asked, self.encode)))

    def _found(self, asked: Vectors, meaning: Meaning) -> Iterator[Unit]:
        """The sentences, alone and in pairs, that touch the passages nearest by their vectors."""
        for language in languages():
            heads = [head for head in self.heads if head.base_language == language]
            if sum(head.words for head in meaning.missing(heads)) <= AT_ONCE:
                meaning.add(self.view, heads)
            for hit in meaning.nearest(asked, heads, NEAR)[0]:
                units = sentences(self.view.document(hit.document))
                yield from (one for one in units if one.start < hit.end and hit.start < one.end)


def meant(words: str, language: str, sources: Sources) -> Meant | None:
    """The stretch of the documents nearest to the words by meaning; None when there are no sentences."""
    asked = sources.encode([words], language)
    units = sources.units(asked)
    if not units:
        return None
    likeness = _likeness(asked[0], units, sources.encode)
    near = [units[place] for place in np.argsort(-likeness)[:NEAR].tolist()]
    stretches = list(dict.fromkeys(part for unit in near for part in clauses(unit)))
    finer = _likeness(asked[0], stretches, sources.encode)
    best = int(finer.argmax())
    return Meant(stretches[best], float(finer[best]))


def _likeness(asked: npt.NDArray[np.float32], units: Sequence[Unit], encode: Encode) -> npt.NDArray[np.float32]:
    """The cosine of each unit to what is asked, each language encoded at once."""
    found = np.zeros(len(units), np.float32)
    for language in {unit.document.language for unit in units}:
        places = [place for place, unit in enumerate(units) if unit.document.language == language]
        found[places] = encode([units[place].text for place in places], language) @ asked
    return found
