"""One side of a link: the stretch of a version that answers a stretch of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from travaux.reading.analysis import Analysis, analyse
from travaux.reading.inflection import fold
from travaux.reading.lexicon import LANGUAGES
from travaux.record.documents import Document
from travaux.record.passages import Passage
from travaux.record.versions import Stretch
from travaux.text.han import simplify


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch of a version: its words, language without subtags, and where it starts in the document."""

    text: str
    language: str
    start: int

    def stretch(self, start: int, end: int) -> Stretch:
        """A part of it with offsets of the document."""
        return Stretch(self.start + start, self.start + end, self.text[start:end])

    @property
    def whole(self) -> Stretch:
        """All of it."""
        return self.stretch(0, len(self.text))

    @property
    def folded(self) -> str:
        """The text as the word lists spell it, code point for code point."""
        return simplify(self.text) if self.language == "zh" else fold(self.text)

    @property
    def is_read(self) -> bool:
        """Whether acts, targets and modality can be read in its language."""
        return self.language in LANGUAGES

    def analysis(self) -> Analysis:
        """The prepared sentence; InvalidValue for a language that is not read."""
        return _analysis(self.text, self.language)


@lru_cache(maxsize=8192)
def _analysis(text: str, language: str) -> Analysis:
    return analyse(text, language, joint=True)


def side(document: Document, passages: Sequence[Passage], span: tuple[int, int]) -> Side:
    """The stretch of a document from the first to the last of the passages in ``span``; empty, and where it would
    stand, when there is none."""
    if span[0] == span[1]:
        place = passages[span[0] - 1].end if span[0] else 0
        return Side("", document.base_language, place)
    start, end = passages[span[0]].start, passages[span[1] - 1].end
    return Side(document.text[start:end], document.base_language, start)
