"""Character classes and foldings as flat tables over code points, so that a compiled loop can use them.

Folding is for matching only; the text itself is never changed. It removes case, diacritics and compatibility forms
(Unicode NFKD), so ё meets е and a full-width digit its plain one, and maps traditional Chinese characters to simplified
ones (``han``), character by character.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from travaux.text.han import IDEOGRAPHS, simple_forms

SEPARATOR, LETTER, DIGIT, IDEOGRAPH, IGNORED, APOSTROPHE, POINT = range(7)
"""Classes of code points: a LETTER or DIGIT builds a word; an IDEOGRAPH is a token by itself; IGNORED marks neither
break nor change a word; an APOSTROPHE is ignored between letters; a POINT (full stop, comma) joins digits."""

TABLE_SIZE = 0x32000
"""Code points above the last assigned ideograph are classed as separators."""

_HAN = ((0x3005, 0x3008), *IDEOGRAPHS)
_OTHER_UNSPACED = ((0x3040, 0x3100), (0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800))
"""Kana, Thai and Lao, Burmese, Khmer: written without spaces, so every character is a token, as for Han."""


@dataclass(frozen=True, slots=True)
class Folding:
    """``classes``: uint8 and ``folded``: uint32, both of shape (TABLE_SIZE,)."""

    classes: npt.NDArray[np.uint8]
    folded: npt.NDArray[np.uint32]


def _class_of(character: str) -> int:
    category = unicodedata.category(character)
    if category[0] == "L":
        return LETTER
    if category[0] == "N":
        return DIGIT
    if category[0] == "M" or category == "Cf":
        return IGNORED
    return SEPARATOR


def _folded_of(character: str) -> int:
    decomposed = unicodedata.normalize("NFKD", character.casefold())
    kept = [part for part in decomposed if unicodedata.category(part)[0] != "M"]
    return ord(kept[0]) if kept else ord(character)


@cache
def folding() -> Folding:
    """The tables, built once a process."""
    classes = np.zeros(TABLE_SIZE, np.uint8)
    folded = np.arange(TABLE_SIZE, dtype=np.uint32)
    for point in (*range(0x3400), *range(0xA000, 0xD800), *range(0xF900, 0x10000)):
        classes[point] = _class_of(chr(point))
        if classes[point] in (LETTER, DIGIT):
            folded[point] = _folded_of(chr(point))
    for low, high in (*_HAN, *_OTHER_UNSPACED):
        classes[low:high] = IDEOGRAPH
    for old, new in simple_forms().items():
        folded[old] = new
    for point in map(ord, "'’ʼ`´"):
        classes[point] = APOSTROPHE
    classes[[ord("."), ord(",")]] = POINT
    folded[ord(",")] = ord(".")
    classes.setflags(write=False)
    folded.setflags(write=False)
    return Folding(classes, folded)
