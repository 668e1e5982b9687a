"""The words of a sentence as the reading sees them: offsets, keys of the lexicon, and the separators between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from travaux.reading.inflection import fold
from travaux.reading.lexicon import Lexicon, lexicon

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*", re.UNICODE)
_SEPARATOR = re.compile(r"[,;:()—–«»“”\"!?，；：、。！？（）]|\s-\s")
_NOTHING: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Word:
    """A word (in Chinese: a lexicon word) with code-point offsets of its sentence.

    ``keys`` maps the lexicon keys it may stand for to form codes; ``separator`` is the punctuation before it, ``''``
    for none; ``capital``: written with a capital letter; ``distance``: characters of no lexicon word before it (zh).
    """

    text: str
    start: int
    end: int
    keys: dict[str, str]
    separator: str
    capital: bool
    distance: int = 0


def words(sentence: str, language: str) -> list[Word]:
    """The words of a sentence in order; empty when there are none. Chinese text must be simplified."""
    table = lexicon(language)
    return _chinese(sentence, table) if language == "zh" else _spaced(sentence, table)


def _spaced(sentence: str, table: Lexicon) -> list[Word]:
    folded = fold(sentence)
    found: list[Word] = []
    position = 0
    for match in _WORD.finditer(folded):
        start, end = match.span()
        text = match.group()
        keys = table.forms.get(text, _NOTHING)
        if not keys and text.endswith("'s"):
            keys = table.forms.get(text[:-2], _NOTHING)
        separator = separator_in(folded[position:start]) if start - position > 1 or position == 0 else ""
        found.append(Word(text, start, end, keys, separator, sentence[start].isupper()))
        position = end
    return found


def separator_in(between: str) -> str:
    """The strongest separator in the characters between two words: ``;`` over ``:`` over ``,``; ``''`` for none."""
    marks = [match.group().strip() for match in _SEPARATOR.finditer(between)]
    if not marks:
        return ""
    for strong, plain in (("；;。！？!?", ";"), ("：:", ":")):
        if any(mark in strong for mark in marks):
            return plain
    return "、" if set(marks) == {"、"} else ","


def after_separator(between: str) -> int:
    """The offset behind the last separator in the characters between two words; 0 when there is none."""
    return max((match.end() for match in _SEPARATOR.finditer(between)), default=0)


@cache
def _automaton(language: str) -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    table = lexicon(language)
    vocabulary = tuple(sorted({*table.forms, *table.blocking}))
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(vocabulary, matchkind=kind), vocabulary


def _chinese(sentence: str, table: Lexicon) -> list[Word]:
    automaton, vocabulary = _automaton(table.language)
    found: list[Word] = []
    position = 0
    for index, start, end in automaton.find_matches_as_indexes(sentence):
        text = vocabulary[index]
        between = sentence[position:start]
        separator = separator_in(between) if between else ""
        distance = len(between) - after_separator(between)
        keys = table.forms.get(text, _NOTHING)
        found.append(Word(text, start, end, keys, separator, False, distance))
        position = end
    return found
