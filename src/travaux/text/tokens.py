"""Tokens with offsets: words for scripts with spaces, single characters for Chinese and its like.

A token is compared by two hashes: of its folded surface, and of its stem (Snowball; Porter 2001), so that an inflected
form meets its other forms. Punctuation is no token. Numbers keep an inner point or comma ("1.5" is one token).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from threading import Lock

import numpy as np
import numpy.typing as npt
from numba import njit
from Stemmer import Stemmer

from travaux.text.folding import APOSTROPHE, DIGIT, IDEOGRAPH, IGNORED, LETTER, POINT, TABLE_SIZE, folding

WORD_TOKEN, NUMBER_TOKEN, CHARACTER_TOKEN = 0, 1, 2

UInt32s = npt.NDArray[np.uint32]
UInt64s = npt.NDArray[np.uint64]
UInt8s = npt.NDArray[np.uint8]
Offsets = npt.NDArray[np.integer]

_OFFSET_BASIS = np.uint64(0xCBF29CE484222325)
_PRIME = np.uint64(0x100000001B3)
_LINE_FEED = ord("\n")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel arrays, one entry a token, in text order.

    ``starts`` and ``ends`` are code-point offsets; ``surfaces`` and ``stems`` 32-bit hashes; ``kinds`` one of
    WORD_TOKEN, NUMBER_TOKEN, CHARACTER_TOKEN. An empty text has arrays of length 0.
    """

    starts: UInt32s
    ends: UInt32s
    surfaces: UInt32s
    stems: UInt32s
    kinds: UInt8s

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def mostly_characters(self) -> bool:
        """Whether more than half of the tokens are single characters: a Chinese text, say."""
        return 2 * int(np.count_nonzero(self.kinds == CHARACTER_TOKEN)) > len(self.kinds)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens that lie wholly inside ``text[start:end]``."""
        return tokens_between(self.starts, self.ends, start, end)


_SHORT_I = (ord("й"), ord("Й"))
_BREVE = 0x0306
"""The mark of й where it is written apart from its и."""


def tokens_between(starts: Offsets, ends: Offsets, start: int, end: int) -> tuple[int, int]:
    """The half-open range of the tokens with these offsets that lie wholly inside ``text[start:end]``."""
    # The offset takes the arrays' own type: given an int, numpy would convert every offset of the text first.
    first = int(starts.searchsorted(starts.dtype.type(start)))
    return first, max(first, int(ends.searchsorted(ends.dtype.type(end), side="right")))


@njit(cache=True, nogil=True)
def _most_tokens(points: UInt32s, classes: UInt8s, size: int) -> int:
    """How many tokens there can be at most: as if apostrophes and points always parted words."""
    count, inside = 0, False
    for i in range(len(points)):
        kind = classes[points[i]] if points[i] < size else 0
        if kind in (LETTER, DIGIT):
            count += not inside
            inside = True
        elif kind != IGNORED:
            count += kind == IDEOGRAPH
            inside = False
    return count


@njit(cache=True, nogil=True)
def _joins(points: UInt32s, classes: UInt8s, size: int, i: int, last_kind: int) -> bool:
    """Whether the apostrophe or point at ``i`` stands inside a word or a number."""
    if i + 1 >= len(points) or points[i + 1] >= size:
        return False
    following = classes[points[i + 1]]
    here = classes[points[i]]
    if here == APOSTROPHE:
        return bool(last_kind == LETTER and following == LETTER)
    return bool(last_kind == DIGIT and following == DIGIT)


@njit(cache=True, nogil=True)
def _scan(
    points: UInt32s,
    classes: UInt8s,
    folded: UInt32s,
    starts: UInt32s,
    ends: UInt32s,
    hashes: tuple[UInt64s, UInt64s],
    kinds: UInt8s,
) -> int:
    """Fills in the tokens and returns how many; ``hashes`` are those of the surfaces, and those stems are known by.

    мой and мои are one surface, but have each its own stem, whichever of them was seen first.
    """
    size = len(classes)
    n, open_token, last_kind = 0, False, 0
    value, spelt = _OFFSET_BASIS, _OFFSET_BASIS
    for i in range(len(points)):
        point = points[i]
        kind = classes[point] if point < size else 0
        joins = open_token and kind in (APOSTROPHE, POINT) and _joins(points, classes, size, i, last_kind)
        if kind == IGNORED or (joins and kind == APOSTROPHE):
            if point == _BREVE and open_token:
                spelt = (spelt ^ np.uint64(point)) * _PRIME
                ends[n] = i + 1
            continue
        extends = joins or kind in (LETTER, DIGIT)
        if open_token and not extends:
            hashes[0][n], hashes[1][n] = value, spelt
            n += 1
            open_token = False
        if kind == IDEOGRAPH:
            starts[n], ends[n], kinds[n] = i, i + 1, CHARACTER_TOKEN
            hashes[0][n] = (_OFFSET_BASIS ^ np.uint64(folded[point])) * _PRIME
            n += 1
        elif extends:
            if not open_token:
                starts[n], kinds[n] = i, NUMBER_TOKEN
                value, spelt = _OFFSET_BASIS, _OFFSET_BASIS
                open_token = True
            if kind == LETTER:
                kinds[n] = WORD_TOKEN
            value = (value ^ np.uint64(folded[point])) * _PRIME
            short = point == _SHORT_I[0] or point == _SHORT_I[1]
            spelt = (spelt ^ np.uint64(_SHORT_I[0] if short else folded[point])) * _PRIME
            ends[n] = i + 1
            last_kind = kind if kind != POINT else last_kind
    if open_token:
        hashes[0][n], hashes[1][n] = value, spelt
        n += 1
    return n


def code_points(text: str) -> UInt32s:
    """The code points of a text as uint32, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _mixed(hashes: UInt64s) -> UInt32s:
    """32 well-mixed bits of 64-bit hashes (the finaliser of MurmurHash3, Appleby 2011)."""
    mixed = hashes ^ (hashes >> np.uint64(33))
    mixed = mixed * np.uint64(0xFF51AFD7ED558CCD)
    mixed = mixed ^ (mixed >> np.uint64(33))
    low: UInt32s = (mixed & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    return low


@cache
def _stemmers() -> tuple[Stemmer, Stemmer]:
    return Stemmer("english"), Stemmer("russian")


_STEM_OF: dict[int, int] = {}
"""64-bit hash of a word as it is spelt to the 32-bit hash of its stem; grows with the vocabulary, not with the text."""
_STEM_LOCK = Lock()


@njit(cache=True, nogil=True)
def _line_hashes(points: UInt32s, lines: int) -> UInt64s:
    """FNV-1a over the code points of each line."""
    hashes = np.full(lines, _OFFSET_BASIS)
    line = 0
    for point in points:
        if point == _LINE_FEED:
            line += 1
        else:
            hashes[line] = (hashes[line] ^ np.uint64(point)) * _PRIME
    return hashes


def hashes_of(words: Sequence[str]) -> UInt32s:
    """The 32-bit hashes of folded words or characters, as they stand in ``Tokens.stems`` for uninflected stems."""
    return _mixed(_line_hashes(code_points("\n".join(words)), len(words)))


def are_among(values: UInt32s, known: UInt32s) -> npt.NDArray[np.bool_]:
    """Which values are among those known, which are sorted and few: many times faster than to sort the values."""
    return np.asarray(known[np.minimum(np.searchsorted(known, values), len(known) - 1)] == values, np.bool_)


def hash_of(word: str) -> int:
    """The 32-bit hash of one folded word or character."""
    return int(hashes_of([word])[0])


_SHORT_TEXT = 256
"""Code points up to which a dictionary folds faster than whole arrays do."""


@cache
def _foldings() -> dict[int, int]:
    """What each code point that does not stay as it is folds to."""
    folded = folding().folded
    changed = np.flatnonzero(folded != np.arange(TABLE_SIZE))
    return dict(zip(changed.tolist(), folded[changed].tolist(), strict=True))


def fold(text: str) -> str:
    """The text with every code point folded as for matching."""
    if len(text) <= _SHORT_TEXT:
        return text.translate(_foldings())
    points = code_points(text)
    folded = folding().folded
    known = points < TABLE_SIZE
    return (
        np.where(known, folded[np.where(known, points, 0)], points)
        .astype("<u4")
        .tobytes()
        .decode("utf-32-le", "surrogatepass")
    )


def stems_of(words: Sequence[str]) -> list[str]:
    """The Snowball stems of folded words, Russian for those in Cyrillic letters and English for all others."""
    english, russian = _stemmers()
    cyrillic = [word for word in words if "\u0400" <= word[:1] <= "\u052f"]
    stems = dict(zip(cyrillic, russian.stemWords(cyrillic), strict=True))
    others = [word for word in words if word not in stems]
    stems.update(zip(others, english.stemWords(others), strict=True))
    return [stems[word] for word in words]


def stem(word: str) -> str:
    """The Snowball stem of one folded word."""
    return stems_of([word])[0]


def _spelt(words: Sequence[str]) -> list[str]:
    """Words of a text as the stemmers know them: folded, less what is ignored inside words, but with й kept apart from
    и, since by it Russian endings are known (новый, нового)."""
    points = code_points(unicodedata.normalize("NFC", "\n".join(words)))
    kinds = np.where(points < TABLE_SIZE, folding().classes[np.where(points < TABLE_SIZE, points, 0)], LETTER)
    kept = points[(kinds != IGNORED) & (kinds != APOSTROPHE)]
    folded = code_points(fold(_text(kept))).copy()
    folded[np.isin(kept, _SHORT_I)] = _SHORT_I[0]
    return _text(folded).split("\n")


def _text(points: npt.NDArray[np.uint32]) -> str:
    return points.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def _folded_stems(words: Sequence[str]) -> list[str]:
    return fold("\n".join(stems_of(_spelt(words)))).split("\n")


LONGEST_STEMMED = 64
"""Longer runs of letters are no words of any language; they stand for themselves and cost nothing."""


def _learn_stems(words: dict[int, str]) -> None:
    """Puts the stems of words, by the hash of their spelling, with those known."""
    short = {value: word for value, word in words.items() if len(word) <= LONGEST_STEMMED}
    learnt = {value: int(_mixed(np.array([value], np.uint64))[0]) for value in words.keys() - short.keys()}
    if short:
        learnt.update(zip(short, hashes_of(_folded_stems([*short.values()])).tolist(), strict=True))
    with _STEM_LOCK:
        _STEM_OF.update(learnt)


def _stems(text: str, places: tuple[UInt32s, UInt32s], hashes: tuple[UInt64s, UInt64s], kinds: UInt8s) -> UInt32s:
    """``places``: starts and ends of the tokens; ``hashes``: of their surfaces and of their spelling."""
    (starts, ends), (surfaces, spelt) = places, hashes
    words = np.flatnonzero(kinds == WORD_TOKEN)
    stems = _mixed(surfaces)
    types, first, inverse = np.unique(spelt[words], return_index=True, return_inverse=True)
    values = types.tolist()
    found = _known_stems(values)
    unknown = np.flatnonzero(found < 0)
    if len(unknown):
        tokens = words[first[unknown]]
        pieces = zip(starts[tokens].tolist(), ends[tokens].tolist(), strict=True)
        _learn_stems({values[at]: text[a:b] for at, (a, b) in zip(unknown.tolist(), pieces, strict=True)})
        found = _known_stems(values)
    stems[words] = found.astype(np.uint32)[inverse]
    return stems


def _known_stems(spelt: Sequence[int]) -> npt.NDArray[np.int64]:
    """The hash of the stem of each word by the hash of its spelling; -1 where it is not known yet."""
    return np.fromiter(map(_STEM_OF.get, spelt, repeat(-1)), np.int64, len(spelt))


def tokenise(text: str) -> Tokens:
    """The tokens of a text, with offsets into it as received."""
    tables = folding()
    points = code_points(text)
    room = _most_tokens(points, tables.classes, TABLE_SIZE)
    starts, ends = np.empty(room, np.uint32), np.empty(room, np.uint32)
    hashes, spelt, kinds = np.empty(room, np.uint64), np.empty(room, np.uint64), np.empty(room, np.uint8)
    n = _scan(points, tables.classes, tables.folded, starts, ends, (hashes, spelt), kinds)
    starts, ends, hashes, spelt, kinds = starts[:n], ends[:n], hashes[:n], spelt[:n], kinds[:n]
    return Tokens(starts, ends, _mixed(hashes), _stems(text, (starts, ends), (hashes, spelt), kinds), kinds)
