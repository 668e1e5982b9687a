"""Topics: which areas of a shipped or given scheme a sentence is about, by seed terms in three languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ahocorasick_rs
import yaml

from travaux.errors import InvalidValue
from travaux.reading.inflection import fold
from travaux.reading.tables import Table, table
from travaux.text.han import simplify

LANGUAGES = ("en", "ru", "zh")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
SHORT = 3
"""A term of up to this many letters must be the whole word: "gas" is no beginning of "gastronomy"."""


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A topic of a sentence: how many different terms speak for it, and which words of the text they are."""

    topic: str
    score: int
    words: tuple[str, ...]


class TopicScheme:
    """A scheme of topics compiled for matching. ``labels`` maps topic and language to a name."""

    def __init__(self, scheme: Table) -> None:
        self.order = tuple(scheme)
        self.labels = {name: dict(row["label"]) for name, row in scheme.items()}
        self._scheme = scheme
        self._spaced = {language: _openings(scheme, language) for language in ("en", "ru")}
        self._apart = {language: _apart(scheme, language) for language in LANGUAGES}
        terms = [(term, name) for name, row in scheme.items() for term in row.get("zh", ())]
        self._chinese = tuple(terms)
        self._automaton = ahocorasick_rs.AhoCorasick([term for term, _ in terms])

    def seeds(self, topic: str) -> dict[str, tuple[str, ...]]:
        """The label and the seed terms of a topic by language; empty where it has neither."""
        row = self._scheme[topic]
        labels = self.labels[topic]
        return {
            language: (*((labels[language],) if language in labels else ()), *row.get(language, ()))
            for language in LANGUAGES
        }

    def topics(self, sentence: str, language: str) -> tuple[TopicHit, ...]:
        """The topics of a sentence, the one with most different terms first, then by the order of the scheme.

        Empty when no term of the scheme stands in it.
        """
        base = language.split("-", 1)[0]
        found = self._terms(sentence, base)
        for name in found.keys() & self._apart[base].keys():
            rest = self._terms(self._apart[base][name].sub(" ", _plain(sentence, base)), base).get(name, {})
            found[name] = {term: words for term, words in found[name].items() if term in rest}
        found = {name: terms for name, terms in found.items() if terms}
        hits = [TopicHit(name, len(terms), tuple(terms.values())) for name, terms in found.items()]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, self.order.index(hit.topic))))

    def _terms(self, sentence: str, language: str) -> dict[str, dict[str, str]]:
        """By topic its terms in the sentence, each with the words of the text it was first found in."""
        found: dict[str, dict[str, str]] = {}
        for name, term, words in self._hits(sentence, language):
            found.setdefault(name, {}).setdefault(term, words)
        return found

    def _hits(self, sentence: str, language: str) -> Iterable[tuple[str, str, str]]:
        if language == "zh":
            text = simplify(sentence)
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
                term, name = self._chinese[index]
                yield name, term, sentence[start:end]
            return
        openings, lengths = self._spaced[language]
        words = _WORD.findall(fold(sentence))
        for position, word in enumerate(words):
            for length in lengths:
                if length > len(word):
                    break
                for rest, term, name in openings.get(word[:length], ()):
                    if _follows(words, position, word, term, rest):
                        yield name, term, " ".join(words[position : position + 1 + len(rest)])


def _plain(sentence: str, language: str) -> str:
    return simplify(sentence) if language == "zh" else fold(sentence)


def _apart(scheme: Table, language: str) -> dict[str, re.Pattern[str]]:
    """By topic what matches the expressions in which a term of it means something else."""
    found = {}
    for name, row in scheme.items():
        listed = row.get("apart", {}).get(language, ())
        spaced = (r"\b" + r"\w*\s+".join(map(re.escape, fold(one).split())) + r"\w*" for one in listed)
        expressions = listed if language == "zh" else spaced
        if listed:
            found[name] = re.compile("|".join(expressions))
    return found


_Openings = tuple[dict[str, list[tuple[tuple[str, ...], str, str]]], tuple[int, ...]]


def _openings(scheme: Table, language: str) -> _Openings:
    openings: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for name, row in scheme.items():
        for term in row.get(language, ()):
            first, *rest = fold(term).split()
            openings.setdefault(first, []).append((tuple(rest), term, name))
    return openings, tuple(sorted({len(first) for first in openings}))


def _follows(words: list[str], position: int, word: str, term: str, rest: tuple[str, ...]) -> bool:
    """Whether the rest of a term stands after its first word; a short term of one word must be the whole word."""
    if not rest:
        return len(term) > SHORT or word == fold(term) or word in {fold(term) + "s", fold(term) + "а", fold(term) + "у"}
    following = words[position + 1 : position + 1 + len(rest)]
    return len(following) == len(rest) and all(one.startswith(part) for one, part in zip(following, rest, strict=True))


@cache
def scheme(path: str = "") -> TopicScheme:
    """The shipped scheme, or with the topics of a YAML file at ``path`` added to it (same names replaced).

    Raises InvalidValue when the file is not a mapping of topics with terms.
    """
    topics: Table = dict(table("topics")["topics"])
    if path:
        topics.update(_own(path))
    return TopicScheme(topics)


def _own(path: str) -> Table:
    try:
        loaded = yaml.load(Path(path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        rows = loaded["topics"]
        valid = isinstance(rows, dict) and all(row["label"] and row.keys() & {*LANGUAGES} for row in rows.values())
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise _invalid(path) from error
    if not valid:
        raise _invalid(path)
    return dict(rows)


def _invalid(path: str) -> InvalidValue:
    return InvalidValue("not a scheme of topics", path, "topics", "See docs/topics.md for the form of the file.")


def shares(sentences: Iterable[str], language: str, chosen: TopicScheme) -> dict[str, float]:
    """The share of characters of the sentences that each topic leads, unread topics left out; sums to 1 at most."""
    lengths: Counter[str] = Counter()
    total = 0
    for sentence in sentences:
        total += len(sentence)
        hits = chosen.topics(sentence, language)
        if hits:
            lengths[hits[0].topic] += len(sentence)
    return {name: length / total for name, length in lengths.most_common()} if total else {}
