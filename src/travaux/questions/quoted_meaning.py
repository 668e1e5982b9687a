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

from travaux.record.documents import Document
from travaux.text.sentences import passages

Encode = Callable[[Sequence[str], str], npt.NDArray[np.float32]]
"""Sentences and their language to unit vectors, shape (sentences, dimension)."""

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
    """The unit nearest to a quotation by meaning. ``cosine``: of the two vectors, language means taken away;
    ``margin``: how far it stands above the mean of the next ones."""

    unit: Unit
    cosine: float
    margin: float


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


def meant(words: str, language: str, documents: Sequence[Document], encode: Encode) -> Meant | None:
    """The stretch of the documents nearest to the words by meaning; None when there are no sentences."""
    units = [unit for document in documents for unit in sentences(document)]
    if not units:
        return None
    asked = encode([words], language)[0]
    likeness = _likeness(asked, units, encode)
    order = np.argsort(-likeness)
    near = [units[place] for place in order[:NEAR].tolist()]
    stretches = list(dict.fromkeys(part for unit in near for part in clauses(unit)))
    finer = _likeness(asked, stretches, encode)
    best = int(finer.argmax())
    chosen, cosine = stretches[best], float(finer[best])
    others = [float(likeness[place]) for place in order.tolist() if not _touch(units[place], chosen)][:NEAR]
    return Meant(chosen, cosine, cosine - float(np.mean(others)) if others else cosine)


def _touch(one: Unit, other: Unit) -> bool:
    return one.document.id == other.document.id and one.start < other.end and other.start < one.end


def _likeness(asked: npt.NDArray[np.float32], units: Sequence[Unit], encode: Encode) -> npt.NDArray[np.float32]:
    """The cosine of each unit to what is asked, each language encoded at once."""
    found = np.zeros(len(units), np.float32)
    for language in {unit.document.language for unit in units}:
        places = [place for place, unit in enumerate(units) if unit.document.language == language]
        found[places] = encode([units[place].text for place in places], language) @ asked
    return found
