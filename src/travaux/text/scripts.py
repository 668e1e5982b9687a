"""Which writing systems a text is in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# First code point of each range, and the script from there on; "" is for what belongs to no script (digits, stops).
_RANGES: tuple[tuple[int, str], ...] = (
    (0x0000, ""),
    (0x0041, "Latin"),
    (0x005B, ""),
    (0x0061, "Latin"),
    (0x007B, ""),
    (0x00AA, "Latin"),
    (0x00AB, ""),
    (0x00C0, "Latin"),
    (0x02B0, ""),
    (0x0370, "Greek"),
    (0x0400, "Cyrillic"),
    (0x0530, "Armenian"),
    (0x0590, "Hebrew"),
    (0x0600, "Arabic"),
    (0x0700, "Other"),
    (0x0900, "Devanagari"),
    (0x0980, "Other"),
    (0x0E00, "Thai"),
    (0x0E80, "Other"),
    (0x10A0, "Georgian"),
    (0x1100, "Hangul"),
    (0x1200, "Other"),
    (0x1C80, "Cyrillic"),
    (0x1C90, "Other"),
    (0x1E00, "Latin"),
    (0x1F00, "Greek"),
    (0x2000, ""),
    (0x2DE0, "Cyrillic"),
    (0x2E00, ""),
    (0x2E80, "Han"),
    (0x3000, ""),
    (0x3005, "Han"),
    (0x3008, ""),
    (0x3041, "Kana"),
    (0x3100, "Other"),
    (0x3130, "Hangul"),
    (0x3190, ""),
    (0x31F0, "Kana"),
    (0x3200, ""),
    (0x3400, "Han"),
    (0xA000, "Other"),
    (0xAC00, "Hangul"),
    (0xD800, ""),
    (0xF900, "Han"),
    (0xFB00, "Latin"),
    (0xFB10, "Other"),
    (0xFB50, "Arabic"),
    (0xFE00, ""),
    (0xFE70, "Arabic"),
    (0xFEFF, ""),
    (0xFF21, "Latin"),
    (0xFF3B, ""),
    (0xFF41, "Latin"),
    (0xFF5B, ""),
    (0xFF66, "Kana"),
    (0xFFA0, "Hangul"),
    (0xFFDD, ""),
    (0x20000, "Han"),
    (0x32000, ""),
)
_STARTS: NDArray[np.uint32] = np.array([start for start, _ in _RANGES], dtype=np.uint32)


def script_counts(text: str) -> dict[str, int]:
    """Letters of each script in the text, most first; {} when it has no letters. Lone surrogates count for nothing."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    found = np.bincount(np.searchsorted(_STARTS, points, side="right") - 1, minlength=len(_RANGES))
    counts: dict[str, int] = {}
    for (_, script), number in zip(_RANGES, found.tolist(), strict=True):
        if script and number:
            counts[script] = counts.get(script, 0) + number
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def script_shares(text: str) -> dict[str, float]:
    """Share of each script among the letters of the text, 0 to 1, most first; {} when it has no letters."""
    counts = script_counts(text)
    total = sum(counts.values())
    return {script: number / total for script, number in counts.items()}
