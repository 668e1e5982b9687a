"""What offices are about and how high they stand, told from the words of their titles in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from travaux.record.posts import Delegate

_HAN = re.compile("[\u3400-\u9fff]")
_LANGUAGES = ("ru", "zh", "en")
_WORD = r"[^\W\d_]*[\s-]+"
"""The rest of a word whose beginning is listed, up to the next word."""


@dataclass(frozen=True, slots=True)
class Office:
    """What an office is about (ids of ``data/portfolios.yaml``, sorted) and its ranks; empty where nothing tells."""

    portfolios: tuple[str, ...]
    ranks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The portfolios of a delegation: who has each, and which of those seen in earlier delegations nobody has."""

    held: Mapping[str, tuple[Delegate, ...]]
    lacking: Mapping[str, tuple[str, ...]]
    unplaced: tuple[Delegate, ...]


@lru_cache(maxsize=4096)
def office(title: str) -> Office:
    """An office read from its title."""
    return Office(_found("portfolios", title), _found("ranks", title))


def same_office(one: str, other: str) -> bool:
    """Whether two titles name one office: the same words in another order, or the minister of one portfolio of which a
    state has a single ministry, in whatever language."""
    mine, theirs = office(one), office(other)
    single = len(mine.portfolios) == 1 and mine.portfolios[0] in _table()["one_ministry"]
    return _words(one) == _words(other) or (single and "minister" in mine.ranks and mine == theirs)


_IDLE = frozenset({"of", "the", "for", "and", "и", "по", "的"})


def _words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", title.casefold().replace("ё", "е").replace("defense", "defence"))) - _IDLE


def portfolio_names() -> tuple[str, ...]:
    """The ids of all portfolios."""
    return tuple(_table()["portfolios"])


def coverage(members: Sequence[Delegate], earlier: Mapping[str, Sequence[Delegate]]) -> Coverage:
    """The portfolios of a delegation against those of earlier ones (by the day of the visit).

    ``lacking`` gives the days of the earlier delegations that had the portfolio. A member whose office is not recorded,
    or tells no portfolio, is unplaced.
    """
    held = _by_portfolio(members)
    before: dict[str, list[str]] = {}
    for day, some in earlier.items():
        for name in _by_portfolio(some):
            before.setdefault(name, []).append(day)
    lacking = {name: tuple(sorted(days)) for name, days in sorted(before.items()) if name not in held}
    return Coverage(held, lacking, tuple(one for one in members if not office(one.office).portfolios))


def _by_portfolio(members: Iterable[Delegate]) -> dict[str, tuple[Delegate, ...]]:
    found: dict[str, list[Delegate]] = {}
    for one in members:
        for name in office(one.office).portfolios:
            found.setdefault(name, []).append(one)
    return {name: tuple(found[name]) for name in portfolio_names() if name in found}


def _found(part: str, title: str) -> tuple[str, ...]:
    """The entries whose words stand in a title; longer words hide shorter ones that lie within them."""
    text = title.casefold().replace("ё", "е")
    taken: list[tuple[int, int]] = []
    names: set[str] = set()
    for name, pattern in _patterns(part):
        for match in pattern.finditer(text):
            if not any(start <= match.start() and match.end() <= end for start, end in taken):
                taken.append(match.span())
                names.add(name)
    return tuple(sorted(names))


@cache
def _patterns(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Entry and words, the longest words first."""
    every = [(name, word) for name, words in _table()[part].items() for lang in _LANGUAGES for word in words[lang]]
    return tuple((name, _pattern(word)) for name, word in sorted(every, key=lambda one: -len(one[1])))


def _pattern(word: str) -> re.Pattern[str]:
    if _HAN.search(word):
        return re.compile(re.escape(word))
    return re.compile(r"(?<![^\W\d_])" + _WORD.join(re.escape(piece) for piece in word.split()))


@cache
def _table() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.load(
        files("travaux.data").joinpath("portfolios.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
    )
    return content
