"""Mentions: where a term stands in a text, under any of its names, in any grammatical form; or only in part.

The aliases of a term are those of the expectations in the record that bear one of its names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from travaux.record.documents import Document, base_language
from travaux.record.expectations import Expectation
from travaux.record.passages import Quote, quote
from travaux.text.function_words import is_function
from travaux.text.han import simplify
from travaux.text.sentences import passages
from travaux.text.terms import query_terms
from travaux.text.tokens import tokenise

_WORD = re.compile(r"\w+")
_HAN = re.compile("[\u3400-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")

LEAST_PART = 2
"""Words of a name (without function words) that must stand in one passage for an oblique mention."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in a document: the words, the alias they answer, and whether they are only part of it."""

    quote: Quote
    alias: str
    oblique: bool = False


def aliases(term: str, expectations: Iterable[Expectation]) -> Mapping[str, tuple[str, ...]]:
    """By base language, every name of a term; the term itself stands under the language of its script."""
    found: dict[str, dict[str, None]] = {script_of(term): {term: None}}
    for one in expectations:
        names = {one.topic, *(name for listed in one.aliases.values() for name in listed)}
        if term.casefold() in {name.casefold() for name in names}:
            found.setdefault(script_of(one.topic), {})[one.topic] = None
            for language, listed in one.aliases.items():
                found.setdefault(language, {}).update(dict.fromkeys(listed))
    return {language: tuple(names) for language, names in found.items()}


def merged(*names: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Names by language out of several sources, each once, in the order of the sources."""
    return {
        language: tuple(dict.fromkeys(name for source in names for name in source.get(language, ())))
        for language in dict.fromkeys(language for source in names for language in source)
    }


def script_of(term: str) -> str:
    """The language a term is taken to be in by its script: ``zh``, ``ru`` or ``en``."""
    return "zh" if _HAN.search(term) else "ru" if _CYRILLIC.search(term) else "en"


def mentions(document: Document, names: Sequence[str]) -> tuple[Mention, ...]:
    """Every place where one of the names stands whole, in any form; empty when there is none."""
    cut = passages(document.text, document.language, document.id)
    return tuple(
        Mention(quote(document, passage.start + start, passage.start + end), name)
        for passage in cut
        for name in names
        for start, end in places(passage.text, name, base_language(document.language))
    )


def oblique(document: Document, names: Sequence[str]) -> tuple[Mention, ...]:
    """Passages with part of a name: two or more of its content words, but at least half, and never the whole of it."""
    language, found = base_language(document.language), []
    for passage in passages(document.text, document.language, document.id):
        here = set(query_terms(passage.text, language))
        for name in names:
            wanted = _content(name, language)
            shared = wanted & here
            whole = next(places(passage.text, name, language), None)
            if whole is None and len(shared) >= max(LEAST_PART, (len(wanted) + 1) // 2):
                found.append(Mention(quote(document, passage.start, passage.end), name, oblique=True))
    return tuple(found)


def places(text: str, name: str, language: str) -> Iterator[tuple[int, int]]:
    """Half-open places of a name: Chinese as it stands (either script), else word by word in any grammatical form."""
    if _HAN.search(name):
        folded, wanted = simplify(text), simplify(name)
        for match in re.finditer(re.escape(wanted), folded):
            yield match.span()
        return
    wanted_terms = [_term(match.group(), language) for match in _WORD.finditer(name)]
    words = list(_WORD.finditer(text))
    terms = [_term(match.group(), language) for match in words]
    for start in range(len(terms) - len(wanted_terms) + 1):
        if wanted_terms and terms[start : start + len(wanted_terms)] == wanted_terms:
            yield words[start].start(), words[start + len(wanted_terms) - 1].end()


@lru_cache(maxsize=1 << 16)
def _term(word: str, language: str) -> str:
    return " ".join(query_terms(word, language))


@lru_cache(maxsize=4096)
def _content(name: str, language: str) -> frozenset[str]:
    tokens = tokenise(name)
    if _HAN.search(name):
        return frozenset(query_terms(name, language))
    kept = [
        name[start:end]
        for start, end, idle in zip(
            tokens.starts.tolist(), tokens.ends.tolist(), is_function(tokens).tolist(), strict=True
        )
        if not idle
    ]
    return frozenset(term for word in kept for term in query_terms(word, language))
