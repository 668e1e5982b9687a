"""Chinese characters in their simplified and traditional forms, one for one, after the tables of OpenCC."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

IDEOGRAPHS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32000))
"""Half-open ranges of code points: CJK Unified Ideographs, their extensions and compatibility forms."""


def has_han(text: str) -> bool:
    """Whether any character of the text is Chinese."""
    return any(first <= ord(character) < end for character in text for first, end in IDEOGRAPHS)


@cache
def _converted(configuration: str) -> dict[int, int]:
    """Code point to code point, where the conversion changes the character and keeps it one character."""
    characters = [chr(code) for first, end in IDEOGRAPHS for code in range(first, end)]
    converted = OpenCC(configuration).convert("\n".join(characters)).split("\n")
    return {ord(old): ord(new) for old, new in zip(characters, converted, strict=True) if len(new) == 1 and new != old}


def simple_forms() -> dict[int, int]:
    """Code points of traditional characters, each to that of its simplified one."""
    return _converted("t2s")


def simplify(text: str) -> str:
    """The text with traditional characters made simplified, each in its place: offsets stay good.

    For matching only: a character is folded without regard to its word, so 乾 becomes 干 in 乾坤 too.
    """
    return text.translate(simple_forms())


@cache
def traditional_only() -> frozenset[str]:
    """Characters that only traditional writing uses."""
    return frozenset(map(chr, simple_forms()))


@cache
def simplified_only() -> frozenset[str]:
    """Characters that simplified writing uses for another one; a few of them (后, 里, 台) are traditional ones too."""
    return frozenset(map(chr, _converted("s2t"))) - traditional_only()
