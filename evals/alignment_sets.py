"""Versions with known links made from texts that answer each other unit by unit: merges, splits, moves, deletions.

The Universal Declaration of Human Rights, paragraph by paragraph, is formal prose in the register of treaties; the news
of WMT 2021 in Russian and Chinese answer each other through the English they were both translated from.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from lxml import etree

UDHR, NEWS = "corpora/udhr", "gold/newstest2021"
_FILES = {"ru": "rus", "zh": "cmn_hans", "en": "eng", "fr": "fra", "es": "spa"}
_SPACE = "{http://www.unhchr.ch/udhr}"
_CLAUSE_END = re.compile(r"(?<=[,;:，；：。])\s*")
_LEAST_PIECE = 4
MERGED, SPLIT, DELETED = 0.08, 0.10, 0.04
"""Shares of units joined with the next one on one side, cut in two on one side, left out on one side."""
DRAWS = 8
"""Versions made of each half of the Declaration: it has 80 units only."""
Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions in sentences, with the gold links."""

    languages: tuple[str, str]
    first: list[str]
    second: list[str]
    gold: frozenset[Pair]

    def digest(self) -> str:
        """A hash of sentences and links."""
        stated = json.dumps([self.first, self.second, sorted(self.gold)], ensure_ascii=False)
        return hashlib.sha256(stated.encode()).hexdigest()[:16]


def declaration(shared: Path, language: str) -> list[str]:
    """Titles and paragraphs of its articles, line breaks taken out; the preambles are not cut alike."""
    root = etree.parse(str(shared / UDHR / f"udhr_{_FILES[language]}.xml")).getroot()
    articles = root.iter(f"{_SPACE}article")
    found = (element for article in articles for element in article.iter(f"{_SPACE}title", f"{_SPACE}para"))
    return [" ".join(str(element.text).split()) for element in found if element.text]


def udhr(shared: Path, languages: tuple[str, str], *, dev: bool) -> Iterator[Versions]:
    """Versions of the first (dev) or second half of the Declaration, blocks moved in every second of them."""
    units = [declaration(shared, language) for language in languages]
    half = len(units[0]) // 2
    chosen = [some[:half] if dev else some[half:] for some in units]
    for draw in range(DRAWS):
        yield planted((chosen[0], chosen[1]), languages, Random(f"{languages} {dev} {draw}"), moves=draw % 2)


def news(shared: Path) -> Versions:
    """The news in Russian and Chinese, sentences merged, cut and left out at random."""
    files = ("en-ru.ref.A.ru", "en-zh.ref.A.zh")
    sides = [(shared / NEWS / f"newstest2021.{name}").read_text(encoding="utf-8").splitlines() for name in files]
    return planted((sides[0], sides[1]), ("ru", "zh"), Random("news"), moves=0)


@dataclass(slots=True)
class _Made:
    """Two versions as they are made: ``rows`` are links as lists of sentences."""

    languages: tuple[str, str]
    rows: list[tuple[list[str], list[str]]] = field(default_factory=list)

    def versions(self, order: Sequence[int]) -> Versions:
        """The versions, the rows of the second in ``order``."""
        first = [sentence for one, _ in self.rows for sentence in one]
        second = [sentence for row in order for sentence in self.rows[row][1]]
        places: dict[int, tuple[int, ...]] = {}
        at = 0
        for row in order:
            places[row] = tuple(range(at, at + len(self.rows[row][1])))
            at += len(self.rows[row][1])
        links, at = set(), 0
        for row, (one, _) in enumerate(self.rows):
            links.add((tuple(range(at, at + len(one))), places[row]))
            at += len(one)
        return Versions(self.languages, first, second, frozenset(links))


def planted(units: tuple[list[str], list[str]], languages: tuple[str, str], random: Random, *, moves: int) -> Versions:
    """Versions of units that answer each other one by one; ``moves`` blocks of three links stand elsewhere."""
    made, at = _Made(languages), 0
    count = min(map(len, units))
    while at < count:
        drawn, side = random.random(), random.randrange(2)
        row: tuple[list[str], list[str]] = ([units[0][at]], [units[1][at]])
        if drawn < MERGED and at + 1 < count:
            joint = ("" if languages[side] == "zh" else " ").join(units[side][at : at + 2])
            row = ([joint], units[1][at : at + 2]) if side == 0 else (units[0][at : at + 2], [joint])
            at += 1
        elif drawn < MERGED + SPLIT and (pieces := _cut(units[side][at])):
            row = (pieces, row[1]) if side == 0 else (row[0], pieces)
        elif drawn > 1 - DELETED:
            row = ([], row[1]) if side == 0 else (row[0], [])
        made.rows.append(row)
        at += 1
    order = list(range(len(made.rows)))
    for _ in range(moves):
        start = random.randrange(len(order) - 3)
        block = order[start : start + 3]
        del order[start : start + 3]
        place = random.randrange(len(order))
        order[place:place] = block
    return made.versions(order)


def _cut(unit: str) -> list[str]:
    """A unit cut at the end of the clause nearest to its middle; empty when it has no such end."""
    ends = [match.start() for match in _CLAUSE_END.finditer(unit)]
    inner = [end for end in ends if _LEAST_PIECE <= end <= len(unit) - _LEAST_PIECE]
    if not inner:
        return []
    end = min(inner, key=lambda place: abs(place - len(unit) / 2))
    return [unit[:end], unit[end:].strip()]
