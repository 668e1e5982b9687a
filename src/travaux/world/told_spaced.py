"""Sentences of a language with spaces cut into the papers they list: each begins with the name of an instrument.

The papers follow a colon or a word for including, else the verb of signing, or stand before its passive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.world.signing import LEAST, InstrumentNames, signing

_LEAST_WORDS = 3
"""Words that one paper of a list must have: "the relevant treaty and agreement" lists nothing."""
_PLAIN = r"(?:(?!(?:of|on|for|to|in|with|by|from|between|which|that|and|the|an?)\s)[\w'’-]+\s+)"
"""A word before the name of an instrument: no preposition, no article."""
_ENUMERATED = r"(?:(?!(?:of|on|for|to|in|with|by|from|between|which|that|the|an?)\s)[\w'’-]+,?\s+)"
"""The same in an enumeration: "a trade, economic and cultural programme"."""
_ABOUT = r"(?:of\s+understanding\s+)?(?:on|for|in|of|between|about|concerning|to)\b"
_NAME = r"(?i:NAMES)\b(?!\s+(?!(?:On|For|Between|Of|To|In|With|Among|From|Under|About|Amending|Concerning)\b)[A-Z])"
"""The name of an instrument, and not of a firm: "TV Program Co"."""
_HEADS = {
    "en": (
        rf"(?i:an?|the|their|another|two|three|four)\s+{_PLAIN}{{0,6}}?{_NAME}",
        rf"(?i:an?)\s+{_ENUMERATED}{{0,12}}?{_NAME}",
        rf"(?:[A-Z][\w'’-]*\s+){{1,5}}{_NAME}",
        rf"{_PLAIN}{{0,3}}?(?i:NAMES\s+{_ABOUT})",
        r"(?i:(?:an?|the)\s+(?:series|number|package|set|range)\s+of|over\s+\d+|around\s+\d+|several|dozens\s+of|other)\b",
    ),
    "ru": (r"(?:[\w-]+\s+){0,3}?(?i:NAMES)\b", r"(?i:ряд|целый\s+ряд|пакет|более\s+\d+|около\s+\d+|другие|иные)\b"),
}
"""How a paper begins: "an additional cooperation agreement", "Joint Statement", "intergovernmental agreements on".
The last form only counts: it ends the paper before it and names none."""


class SpacedCut:
    """Cuts sentences of one language."""

    def __init__(self, names: InstrumentNames) -> None:
        link = signing(names.language)["link"].pattern
        head = "|".join(form.replace("NAMES", names.pattern()) for form in _HEADS[names.language])
        self._patterns = signing(names.language)
        self._begins = re.compile(
            rf"(?P<mark>^\s*|(?:[;,]\s+|\s*[–—]\s*)(?:(?:{link})\s+)?|\s+(?:{link})\s+)(?={head})"
        )
        self._counts = re.compile(_HEADS[names.language][-1])
        self._named = re.compile(rf"\b(?i:{names.pattern()})\b")
        self._signed = re.compile(rf"\b(?i:{names.pattern(names.words)})\b")
        self._line = re.compile(rf"\W*(?:{head})")

    def line(self, sentence: str) -> str:
        """The paper a line of an announced list names; empty when it names none."""
        return _tidy(sentence) if self._line.match(sentence) else ""

    def papers(self, sentence: str) -> tuple[str, ...]:
        """The papers a sentence lists; empty when it tells of other signatures or of none by name."""
        if self._patterns["not"].search(sentence):
            return ()
        opened = self._patterns["opens"].search(sentence)
        found = self._cut(sentence[opened.end() :], opened=True) if opened else []
        if len(found) < LEAST:
            found = [title for region in self._by_verb(sentence) for title in self._cut(region)]
        return tuple(found) if self._is_list(found) else ()

    def _is_list(self, titles: list[str]) -> bool:
        return any(len(title.split()) >= _LEAST_WORDS for title in titles) and any(map(self._signed.search, titles))

    def _by_verb(self, sentence: str) -> Iterator[str]:
        """What stands before the passive and goes on behind it; without papers there, what follows each verb."""
        passive = self._patterns["passive"].search(sentence)
        if passive and self._named.search(sentence, 0, passive.start()):
            yield sentence[: passive.start()]
            more = self._patterns["more"].search(sentence, passive.end())
            yield sentence[more.end() :] if more else ""
            return
        verbs = list(self._patterns["active"].finditer(sentence))
        for place, verb in enumerate(verbs):
            end = verbs[place + 1].start() if place + 1 < len(verbs) else len(sentence)
            yield sentence[verb.end() : end]

    def _cut(self, region: str, *, opened: bool = False) -> list[str]:
        """The papers of a region. What no word links to those before only says more of them ("an important ...")."""
        passive = self._patterns["passive"].search(region)
        region = region[: passive.start()] if opened and passive else region
        marks: list[re.Match[str]] = []
        for mark in self._begins.finditer(region):
            last = marks[-1].end() if marks else 0
            if not marks or self._counts.match(region, last) or self._named.search(region, last, mark.start()):
                marks.append(mark)
        ends = [*(mark.start() for mark in marks[1:]), len(region)]
        pieces = [region[mark.end() : end] for mark, end in zip(marks, ends, strict=False)]
        titles = [_tidy(piece) for piece in pieces if not self._counts.match(piece)]
        return titles if opened or (marks and marks[-1]["mark"].strip(" ,–—")) else titles[:1]


def _tidy(title: str) -> str:
    plain = re.sub(r"^(?:an?|the)\s+", "", re.sub(r"\s+", " ", title).strip(" ,;."), flags=re.IGNORECASE)
    return plain[:1].upper() + plain[1:]
