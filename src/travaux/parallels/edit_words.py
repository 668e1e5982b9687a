"""What the words of an edit are: numbers, qualifiers, conjunctions of a list; by data, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from travaux.parallels.hunks import Side, Span
from travaux.text.function_words import function_words
from travaux.text.quantities import quantities
from travaux.text.tokens import tokenise

_CHINESE_TAIL = re.compile("(?:点|分之)[〇零一二两三四五六七八九十百]+")
"""What goes on a Chinese number: a decimal, or the numerator of a fraction."""


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((files("travaux.data") / "edit_words.yaml").read_text("utf-8"))
    return loaded


@cache
def _qualifiers() -> dict[int, frozenset[tuple[int, ...]]]:
    """The stems of every qualifier, by the first of them. A qualifier of one language is one in the others too."""
    found: dict[int, set[tuple[int, ...]]] = {}
    for lines in _data()["qualifiers"].values():
        for phrase in (phrase for line in lines for phrase in line.split(",")):
            stems = tuple(tokenise(phrase).stems.tolist())
            found.setdefault(stems[0], set()).add(stems)
    return {first: frozenset(phrases) for first, phrases in found.items()}


@cache
def glue_stems() -> frozenset[int]:
    """The stems of the conjunctions that come and go with the members of a list."""
    return frozenset(
        value for words in _data()["glue"].values() for word in words for value in tokenise(word).stems.tolist()
    )


@cache
def function_stems() -> frozenset[int]:
    """The stems of all function words."""
    return frozenset(tokenise(" ".join(function_words())).stems.tolist())


def qualifying(stems: Sequence[int]) -> list[bool]:
    """Which tokens are part of a qualifier, the longest phrase first."""
    found, phrases, reached = [False] * len(stems), _qualifiers(), 0
    for at, first in enumerate(stems):
        if at < reached or first not in phrases:
            continue
        length = max((len(one) for one in phrases[first] if tuple(stems[at : at + len(one)]) == one), default=0)
        found[at : at + length] = [True] * length
        reached = at + length
    return found


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: its tokens, and its value with what it counts; ``one``: "one" or "один", often no number."""

    tokens: Span
    value: tuple[str, Decimal, str]
    one: bool


def figures(side: Side, tokens: Span) -> list[Figure]:
    """The numbers of a token range in order, in digits or words; a fraction or a Chinese decimal is one number."""
    start, end = side.span(*tokens)
    return list(_figures(side, start, side.text[start:end]))


def _figures(side: Side, offset: int, text: str) -> Iterator[Figure]:
    reached = 0
    for one in quantities(text, side.language):
        if one.start < reached:
            continue
        tail = _tail(side.language).match(text, one.end)
        reached = tail.end() if tail else one.end
        first = int(side.ends.searchsorted(offset + one.start, side="right"))
        last = int(side.starts.searchsorted(offset + reached))
        is_one = one.in_words and one.value == 1 and not tail
        yield Figure((first, last), (one.kind.value, one.value, tail.group() if tail else ""), is_one)


@cache
def _tail(language: str) -> re.Pattern[str]:
    """What goes on a number in words: the denominator of a fraction, or a Chinese decimal."""
    if language.startswith("zh"):
        return _CHINESE_TAIL
    table = yaml.load(files("travaux.data").joinpath("quantities.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    words = [word for words in table["fractions"].values() for word in words]
    return re.compile(rf"[\s-]+(?:{'|'.join(words)})\b", re.IGNORECASE)
