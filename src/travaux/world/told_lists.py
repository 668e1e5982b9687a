"""Papers told of in running text: "were signed: an agreement on ..., a protocol ..." cut into the papers it lists."""

from __future__ import annotations

import re
from functools import cache

from travaux.world.signing import LEAST, InstrumentNames, signing
from travaux.world.told_chinese import ChineseCut
from travaux.world.told_spaced import SpacedCut

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZА-ЯЁ])|(?<=[。！？])|\n+")


def told(text: str, names: InstrumentNames) -> tuple[str, ...]:
    """The papers of the sentences that list what was signed, and of the lines after a sentence that announces them.

    Empty when no sentence lists two or more.
    """
    cut, patterns = _cut(names), signing(names.language)
    found: list[str] = []
    before, announced = False, False
    for sentence in (one.strip() for one in _SENTENCES.split(text) if one.strip()):
        line = cut.line(sentence) if announced else ""
        if line:
            found.append(line)
            continue
        about = patterns["about"].search(sentence) is not None
        goes_on = before and patterns["goes_on"].search(sentence) is not None
        listed = cut.papers(sentence) if about or goes_on else ()
        found.extend(listed if len(listed) >= LEAST else ())
        before, announced = about, about and sentence.endswith((":", "："))
    return tuple(found) if len(found) >= LEAST else ()


@cache
def _cut(names: InstrumentNames) -> ChineseCut | SpacedCut:
    return ChineseCut(names) if names.language == "zh" else SpacedCut(names)
