"""Segmentation: a text as received, cut into sentences, list items, headings and what stands between them.

The segments are a partition: joined in order they give the text back, character for character. The unit is the natural
sentence or list item (Däubler, Benoit, Mikhaylov and Laver, BJPolS 42, 2012: no validity is lost against hand-cut
quasi-sentences). A passage is its segment as it stands, line breaks inside it included.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import NamedTuple

from travaux.record.identity import content_id
from travaux.record.passages import Passage, PassageKind
from travaux.text.boundaries import Boundaries
from travaux.text.lexicon import Lexicon, lexicon
from travaux.text.lines import STOPS, Run, is_rule, last_character, opens_preamble, runs
from travaux.text.numbering import inline_label, line_label


class SegmentKind(StrEnum):
    """The kinds of passages, and separators: white space, rules, page numbers, numbering and bullets."""

    SENTENCE = "sentence"
    ITEM = "item"
    HEADING = "heading"
    SEPARATOR = "separator"


class Segment(NamedTuple):
    """``text[start:end]`` of the text cut. ``label`` is the numbering before the words, ``paragraph`` counts from 0."""

    start: int
    end: int
    kind: SegmentKind
    paragraph: int
    label: str = ""


_LONGEST_HEADING, _LONGEST_HAN_HEADING = 150, 45
_SENTENCES = (
    3  # so many sentences make no heading, whatever the last ends in ("Thank you. Sit down. Please. [Laughter]")
)
_HEADING_ENDS = frozenset(",;:，；：、-–—")
_WORDLESS = re.compile(r"[\W_]*\Z")
_PAGE_NUMBER = re.compile(r"\d{1,3}\Z")
_HAN = re.compile("[㐀-鿿]")


class _Cutter:
    """Cuts one text, run of lines by run of lines, remembering the list and the numbering it stands in."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text, self.words = text, words
        self.boundaries = Boundaries(text, words)
        self.found: list[Segment] = []
        self.pending = ""  # numbering alone on its line, waiting for its words
        self.in_list = False  # the last run ended with a colon or semicolon

    def cut(self) -> list[Segment]:
        """All segments but separators, in order."""
        for run in runs(self.text, self.words):
            self._cut_run(run)
        return self.found

    def _cut_run(self, run: Run) -> None:
        text, end = self.text, run.end
        if self._is_separator(run.start, end):
            return
        start, label, doubtful = line_label(text, run.start, end)
        if doubtful and not self._titles(start, end):
            start, label = run.start, ""
        if self.pending or start >= end:
            label, self.pending = f"{self.pending} {label}".strip(), ""
        if start >= end:
            self.pending = label
            return
        final = last_character(text, start, end)
        if self._is_heading(start, end, final) and not (self.in_list and text[start].islower()):
            self.in_list = False
            self.found.append(Segment(start, end, SegmentKind.HEADING, run.paragraph, label))
            return
        kind = SegmentKind.ITEM if self._is_item(start, final, label) else SegmentKind.SENTENCE
        self.in_list = final in ";；:：" or (self.in_list and final in ",，")
        self._cut_sentences(Segment(start, end, kind, run.paragraph, label))

    def _cut_sentences(self, whole: Segment) -> None:
        """The sentences of a paragraph; a label at its head belongs to the first, which alone can be its item."""
        paragraph, spans = whole.paragraph, self.boundaries.split(whole.start, whole.end)
        if len(spans) == 1:
            self.found.append(whole)
            return
        self.found.append(Segment(*spans[0], whole.kind, paragraph, whole.label))
        for opened, end in spans[1:]:
            start, label = inline_label(self.text, opened, end)
            kind = SegmentKind.ITEM if label else SegmentKind.SENTENCE
            if start < end:
                self.found.append(Segment(start, end, kind, paragraph, label))

    def _titles(self, start: int, end: int) -> bool:
        """Whether what follows "Article 5" without punctuation is its title or a sentence of its own."""
        if start >= end:
            return True
        heading = last_character(self.text, start, end) not in STOPS and self.text[start].isupper()
        first_word = self.text[start : start + 20].split(maxsplit=1)[0].casefold()
        return heading or (self.text[start].isupper() and first_word in self.words.openers)

    def _is_separator(self, start: int, end: int) -> bool:
        if self.text[start].isalpha():
            return False
        if is_rule(self.text, start, end):
            return True
        if end - start > 200:
            return False
        stretch = self.text[start:end]
        return bool(_WORDLESS.match(stretch) or _PAGE_NUMBER.match(stretch))

    def _is_heading(self, start: int, end: int, final: str) -> bool:
        if final in STOPS or final in _HEADING_ENDS or end - start > _LONGEST_HEADING:
            return False
        if end - start > _LONGEST_HAN_HEADING and _HAN.search(self.text, start, end):
            return False
        return len(self.boundaries.split(start, end)) < _SENTENCES

    def _is_item(self, start: int, final: str, label: str) -> bool:
        if label or final in ";；":
            return True
        if final in ",，" and opens_preamble(self.text, start, self.words):
            return True
        return self.in_list and (final in ",，" or self.text[start].islower() or bool(_HAN.match(final)))


def worded_segments(text: str, language: str) -> list[Segment]:
    """The segments of ``text`` that hold words: sentences, items and headings in order; [] without words."""
    return _Cutter(text, lexicon(language)).cut()


def segments(text: str, language: str) -> tuple[Segment, ...]:
    """The partition of ``text`` into sentences, items, headings and separators; () for the empty text.

    ``language`` is a BCP 47 tag and chooses the abbreviations known; any tag, ``und`` too, is accepted.
    """
    found: list[Segment] = []
    position = paragraph = 0
    for segment in worded_segments(text, language):
        if segment.start > position:
            found.append(Segment(position, segment.start, SegmentKind.SEPARATOR, segment.paragraph))
        found.append(segment)
        position, paragraph = segment.end, segment.paragraph
    if position < len(text):
        found.append(Segment(position, len(text), SegmentKind.SEPARATOR, paragraph))
    return tuple(found)


def passages(text: str, language: str, document_id: str) -> tuple[Passage, ...]:
    """The passages of a document in order, separators left out; () when it has no words.

    Ids depend on the document, the words and how many times they stood before: a change elsewhere leaves them alone.
    """
    seen: Counter[str] = Counter()
    found = []
    for segment in worded_segments(text, language):
        words = text[segment.start : segment.end]
        name = content_id(document_id, words, str(seen[words]))
        seen[words] += 1
        kind = PassageKind(segment.kind.value)
        found.append(Passage(name, segment.start, segment.end, words, kind, segment.paragraph, segment.label))
    return tuple(found)
