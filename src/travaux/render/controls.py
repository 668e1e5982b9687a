"""Characters that act on the reader's screen instead of standing on it: controls, bidirectional marks, half pairs.

A received text may hold them by accident or to deceive (CVE-2021-42574, "Trojan Source"). They are never dropped
from what is stored; where text is shown, they are shown too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400
"""First of the Unicode pictures for the control characters U+0000 to U+001F."""


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in order, as stretches of plain characters and single acting ones.

    Yields pairs of the characters and the name to show for them; the name is empty for a plain stretch.
    """
    at = 0
    for match in _ACTING.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], ""
        yield match.group(), f"U+{ord(match.group()):04X}"
        at = match.end()
    if at < len(text):
        yield text[at:], ""


def shown(text: str) -> str:
    """The text for a terminal: every acting character as its picture or its name, nothing that moves the cursor."""
    flat = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_picture(part) if name else part for part, name in pieces(flat))


def _picture(character: str) -> str:
    code = ord(character)
    return chr(_PICTURES + code) if code < 0x20 else f"⟨U+{code:04X}⟩"
