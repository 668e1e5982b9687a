"""Chinese sentences cut into the papers they list: what follows the verb of signing and ends as a paper does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.world.signing import InstrumentNames, signing

_CLAUSES = re.compile("[，；。]")
_LINKS = re.compile("、|以及|及其|及|和|并|(?<=》)(?=《)")
_REST = re.compile("等(?!级|价)")
_UNCOUNTED = re.compile(
    r"\d\s*(?:余|多)?[项份]|[一二三四五六七八九十百]+(?:余|多)?[项份]|[多数若]干?十?[项份]|系列|相关|有关"
)
_SPAN = re.compile("[（(][^（）()]*[)）]$|之?[一二三四五六七八九]$")
"""What may follow the name of an instrument at the end of a title: its years, its number."""


class ChineseCut:
    """Cuts sentences."""

    def __init__(self, names: InstrumentNames) -> None:
        self._names, self._patterns = names, signing("zh")

    def line(self, sentence: str) -> str:
        """The paper a line of an announced list names; empty when it names none."""
        plain = sentence.strip("。；;《》 ")
        return plain if self._is_paper(plain, (*self._names.words, *self._names.others)) else ""

    def papers(self, sentence: str) -> tuple[str, ...]:
        """The papers a sentence lists; empty when it lists none by name."""
        if self._patterns["not"].search(_unquoted(sentence)):
            return ()
        found = [title for clause in _pieces(sentence, _CLAUSES) for title in self._of_clause(clause)]
        return tuple(found) if any(self._is_paper(title, self._names.words) for title in found) else ()

    def _of_clause(self, clause: str) -> Iterator[str]:
        verbs = list(self._patterns["active"].finditer(_unquoted(clause)))
        for place, verb in enumerate(verbs):
            end = verbs[place + 1].start() if place + 1 < len(verbs) else len(clause)
            yield from self._of_verb(clause[verb.end() : end])

    def _of_verb(self, region: str) -> Iterator[str]:
        listed = next(iter(_pieces(region, _REST)))
        begin = ""
        for piece in _pieces(listed, _LINKS, keep=True):
            link = _LINKS.match(piece)
            so_far = begin + piece if begin else piece[link.end() if link else 0 :]
            title, words = so_far.strip("《》 "), (*self._names.words, *self._names.others)
            begin = "" if self._is_paper(title, words) else so_far
            if not begin and (so_far.startswith("《") or not _UNCOUNTED.search(title)):
                yield title

    def _is_paper(self, title: str, words: tuple[str, ...]) -> bool:
        """Whether a title ends in the name of an instrument and says more than that."""
        plain = _SPAN.sub("", title.strip("。 》《"))
        return plain.endswith(words) and plain not in words


def _unquoted(text: str) -> str:
    """The text with what stands inside brackets of titles blanked, place by place."""
    return re.sub("(?<=《)(?:[^《》]|《[^《》]*》)*(?=》)", lambda match: "＿" * len(match.group()), text)


def _pieces(text: str, at: re.Pattern[str], *, keep: bool = False) -> list[str]:
    """The text cut at a pattern outside brackets of titles; with ``keep`` each piece begins with what it was cut at."""
    found, begin = [], 0
    for match in at.finditer(_unquoted(text)):
        found.append(text[begin : match.start()])
        begin = match.start() if keep else match.end()
    return [*found, text[begin:]]
