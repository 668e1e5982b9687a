"""Regular expressions of lexicons, looked for as whole words: anywhere in Chinese, at the edges of words elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping


def compiled(pattern: str, language: str, filled: Mapping[str, list[str]] | None = None) -> re.Pattern[str]:
    """A pattern of whole words (Chinese: anywhere), the names between ``<`` and ``>`` filled in."""
    for name, choices in (filled or {}).items():
        # The longest first, so that 十一月 is not read as 一月.
        ordered = sorted("|".join(choices).split("|") if _is_flat(choices) else choices, key=len, reverse=True)
        pattern = pattern.replace(f"<{name}>", f"(?:{'|'.join(ordered)})")
    edges = ("", "") if language == "zh" else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{edges[0]}(?:{pattern}){edges[1]}", re.IGNORECASE)


def _is_flat(choices: list[str]) -> bool:
    return not any("(" in choice for choice in choices)
