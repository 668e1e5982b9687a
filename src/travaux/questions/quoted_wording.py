"""The words of a quotation, looked for in texts of its own language: whole, in pieces, or with words changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from travaux.parallels.edits import edits
from travaux.parallels.hunks import Side, hunks
from travaux.parallels.sequences import Nearest, Piece, Words, in_order, nearest, pieces
from travaux.record.documents import Document
from travaux.record.parallels import Edit
from travaux.record.passages import quote
from travaux.record.quotations import Stretch
from travaux.store.views import View
from travaux.text.quoting import Gap, bare, parts
from travaux.text.tokens import tokenise

ELIDED, INSERTED = 60, 8
"""Words that a marked elision may leave out (about two sentences) and that an insertion in brackets may stand for.
An elision over more than that joins what does not stand together. Characters count as half a word in Chinese."""
LEAST_PIECE = 8
"""Half words of the shortest piece of a stitched quotation: four words, eight characters. Shorter runs stand in any
text. Set on the development half of evals/data/quotations (2026-11)."""
LEAST_REST = 0.2
"""Share of a stitched quotation that must stand outside its longest piece; less is a changed word."""
_SYMBOLS = re.compile(r"[%‰°$€£¥₽№+±×]")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W_]\Z"), re.compile(r"[^\W_]")
_ENDS = re.compile(r"[.!?;。！？；\n]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"
_NUMBER_CUT_BEFORE, _NUMBER_CUT_AFTER = (
    re.compile(rf"\d[.,]?\Z|[{_NUMERAL}]\Z"),
    re.compile(rf"[.,]?\d|\s?[%‰]|[{_NUMERAL}]"),
)
_NUMBER_FIRST, _NUMBER_LAST = re.compile(rf"[\d{_NUMERAL}]"), re.compile(rf"[\d{_NUMERAL}]\Z")


@dataclass(frozen=True)
class Asked:
    """A quotation taken apart: its words without the marks, and where it may be broken."""

    written: str

    @cached_property
    def exact(self) -> str:
        """The quotation without the quotation marks around it."""
        return bare(self.written)

    @cached_property
    def words(self) -> Words:
        """The words of all parts; offsets are those of the quotation as written."""
        made = []
        for part in parts(self.written):
            tokens = tokenise(part.text)
            spans = [part.span(int(s), int(e)) for s, e in zip(tokens.starts, tokens.ends, strict=True)]
            places = np.array(spans, np.uint32).reshape(-1, 2)
            made.append((places[:, 0], places[:, 1], tokens.surfaces, tokens.stems, tokens.kinds))
        if not made:
            tokens = tokenise("")
            return Words(tokens.starts, tokens.ends, tokens.surfaces, tokens.stems, tokens.kinds)
        return Words(*(np.concatenate(column) for column in zip(*made, strict=True)))

    @cached_property
    def breaks(self) -> tuple[tuple[int, Gap], ...]:
        """For each part after the first its first token, and what stands before it."""
        found, at = [], 0
        for part in parts(self.written):
            if at:
                found.append((at, part.gap))
            at += len(tokenise(part.text))
        return tuple(found)

    def reaches(self) -> list[tuple[int, int]]:
        """For each part after the first its first token, and how many tokens may lie before it."""
        a_word = 2 if self._characters else 1
        return [(at, a_word * (ELIDED if gap is Gap.ELISION else INSERTED)) for at, gap in self.breaks]

    @cached_property
    def _characters(self) -> bool:
        return self.words.weight(0, len(self.words)) < 1.5 * len(self.words)


@dataclass(frozen=True)
class Texts:
    """Documents of one language with their words."""

    documents: tuple[Document, ...]

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """The words of each document."""
        made = (tokenise(one.text) for one in self.documents)
        return tuple(Words(t.starts, t.ends, t.surfaces, t.stems, t.kinds) for t in made)

    def place(self, piece: Piece) -> tuple[Document, int, int]:
        """Document and code points of a piece."""
        words = self.words[piece.text]
        return self.documents[piece.text], int(words.starts[piece.found[0]]), int(words.ends[piece.found[1] - 1])


def verified(asked: Asked, texts: Texts) -> tuple[Document, int] | None:
    """The first document in which the quotation stands letter by letter, as whole words, and where it begins."""
    for document in texts.documents:
        start = document.text.find(asked.exact)
        while asked.exact and start >= 0:
            if _is_whole(document.text, start, start + len(asked.exact)):
                return document, start
            start = document.text.find(asked.exact, start + 1)
    return None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch cuts neither a word nor a number in two. Chinese words, without gaps, cannot be judged."""
    before, first, last, after = text[max(0, start - 2) : start], text[start], text[:end][-1:], text[end : end + 2]
    if _NUMBER_FIRST.match(first) and _NUMBER_CUT_BEFORE.search(before):
        return False
    if _NUMBER_LAST.search(last) and _NUMBER_CUT_AFTER.match(after):
        return False
    begins = _WORD_BEFORE.search(before) and _WORD_AFTER.match(first) and not _UNSPACED.match(first)
    ends = _WORD_BEFORE.search(last) and _WORD_AFTER.match(after) and not _UNSPACED.match(last)
    return not begins and not ends


def normalised(asked: Asked, texts: Texts) -> list[Piece]:
    """The pieces of the quotation where they stand in order and near one another; [] when nowhere."""
    if not len(asked.words):
        return []
    found = in_order(texts.words, asked.words, asked.reaches())
    return next((one for one in found if _same_symbols(asked, one, texts)), [])


def _same_symbols(asked: Asked, found: Sequence[Piece], texts: Texts) -> bool:
    """Whether signs that carry meaning and are no words (per cent, currencies) are the same in both."""
    own = [asked.written[int(asked.words.starts[p.own[0]]) : int(asked.words.ends[p.own[1] - 1]) + 2] for p in found]
    others = [document.text[start : end + 2] for document, start, end in map(texts.place, found)]
    return [sorted(_SYMBOLS.findall(one)) for one in own] == [sorted(_SYMBOLS.findall(one)) for one in others]


def stitched(asked: Asked, texts: Texts) -> list[Piece]:
    """The pieces of a quotation whose every word stands in the texts, but not together; [] when it is not made so."""
    if not len(asked.words):
        return []
    found = pieces(texts.words, asked.words, [at for at, _gap in asked.breaks], LEAST_PIECE)
    if len(found) < 2 or _close(found, asked):
        return []
    longest = max(asked.words.weight(*piece.own) for piece in found)
    whole = asked.words.weight(0, len(asked.words))
    return found if whole - longest >= LEAST_REST * whole else []


def _close(found: Sequence[Piece], asked: Asked) -> bool:
    """Whether the pieces follow one another in one text with few words between: then words were left out."""
    most = INSERTED * (2 if asked.words.weight(0, len(asked.words)) < 1.5 * len(asked.words) else 1)
    return all(one.text == other.text and 0 <= other.found[0] - one.found[1] <= most for one, other in pairwise(found))


def closest(asked: Asked, texts: Texts) -> Nearest | None:
    """The wording nearest to the quotation, with what stands in its place where its first or last words were changed.

    None when no text shares a word with it.
    """
    found = nearest(texts.words, asked.words) if len(asked.words) else None
    if found is None:
        return None
    words, text = texts.words[found.text], texts.documents[found.text].text
    first, last = found.found
    before, after = int(found.pairs[0, 1]), len(asked.words) - 1 - int(found.pairs[-1, 1])
    while before and first and not _ENDS.search(text, int(words.ends[first - 1]), int(words.starts[first])):
        first, before = first - 1, before - 1
    while after and last < len(words) and not _ENDS.search(text, int(words.ends[last - 1]), int(words.starts[last])):
        last, after = last + 1, after - 1
    return replace(found, found=(first, last))


def changes(asked: Asked, texts: Texts, found: Nearest) -> tuple[Edit, ...]:
    """The edits from the nearest wording to the quotation; offsets of the later side are those of the quotation."""
    words = texts.words[found.text]
    document = texts.documents[found.text]
    earlier = _side(document.id, document.text, words, document.language)
    later = _side("", asked.written, asked.words, document.language)
    ranges = found.found, (0, len(asked.words))
    return edits(earlier, later, hunks(earlier, later, found.pairs, ranges))


def _side(name: str, text: str, words: Words, language: str) -> Side:
    return Side(name, text, words.starts, words.ends, words.stems, words.surfaces.astype(np.uint16), language)


def stretch(view: View, place: tuple[Document, int, int], own: tuple[int, int]) -> Stretch:
    """A place in a document as the answer to a stretch of the quotation."""
    document, start, end = place
    return Stretch(quote(document, start, end), view.head(document.id), *own)


def own_span(asked: Asked, piece: Piece) -> tuple[int, int]:
    """The stretch of the quotation as written that a piece is."""
    return int(asked.words.starts[piece.own[0]]), int(asked.words.ends[piece.own[1] - 1])
