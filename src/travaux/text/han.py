"""Chinese characters in their simplified and traditional forms, one for one, after the tables of OpenCC."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

_FIRST, _LAST = 0x3400, 0x9FFF  # CJK Unified Ideographs and Extension A


@cache
def _converted(configuration: str) -> dict[int, int]:
    """Code point to code point, where the conversion changes the character and keeps it one character."""
    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    converted = OpenCC(configuration).convert("\n".join(characters)).split("\n")
    return {ord(old): ord(new) for old, new in zip(characters, converted, strict=True) if len(new) == 1 and new != old}


def simplify(text: str) -> str:
    """The text with traditional characters made simplified, each in its place: offsets stay good.

    For matching only: a character is folded without regard to its word, so 乾 becomes 干 in 乾坤 too.
    """
    return text.translate(_converted("t2s"))


@cache
def traditional_only() -> frozenset[str]:
    """Characters that only traditional writing uses."""
    return frozenset(map(chr, _converted("t2s")))


@cache
def simplified_only() -> frozenset[str]:
    """Characters that simplified writing uses for another one; a few of them (后, 里, 台) are traditional ones too."""
    return frozenset(map(chr, _converted("s2t"))) - traditional_only()
