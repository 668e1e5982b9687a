"""Natural overlap: runs of words that two texts share without anybody having planted them.

Punctuation, case and ё/е do not count. Written apart from the package's own fingerprints on purpose, so that the sets
do not inherit their mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

RUN = {"en": 6, "ru": 6, "zh": 10}
"""Tokens in a row (words, Chinese characters) that two texts without reuse may not share. Names of states and bodies
are shorter (中华人民共和国 is 7); set phrases of politics are often longer and are true reuse."""

_WORD = re.compile(r"[^\W_]+")
_HAN_OR_WORD = re.compile(r"[一-鿿]|[a-z0-9]+")


def plain_tokens(text: str, language: str) -> list[str]:
    """Folded words; for Chinese one token a character (Latin words and numbers stay whole)."""
    folded = text.casefold().replace("ё", "е")
    return (_HAN_OR_WORD if language == "zh" else _WORD).findall(folded)


def runs(text: str, language: str) -> set[str]:
    """All runs of the language's length in a text; empty when the text is shorter."""
    tokens, length = plain_tokens(text, language), RUN[language]
    return {" ".join(tokens[at : at + length]) for at in range(len(tokens) - length + 1)}


def without_shared(sentences: list[str], forbidden: set[str], language: str) -> list[str]:
    """The sentences left when every one in which a forbidden run begins is dropped, runs over borders included."""
    kept = [sentence for sentence in sentences if not runs(sentence, language) & forbidden]
    while True:
        guilty = _across_borders(kept, forbidden, language)
        if not guilty:
            return kept
        kept = [sentence for number, sentence in enumerate(kept) if number not in guilty]


def _across_borders(sentences: list[str], forbidden: set[str], language: str) -> set[int]:
    tokens: list[str] = []
    owner: list[int] = []
    for number, sentence in enumerate(sentences):
        words = plain_tokens(sentence, language)
        tokens += words
        owner += [number] * len(words)
    length = RUN[language]
    starts = range(len(tokens) - length + 1)
    return {owner[at] for at in starts if " ".join(tokens[at : at + length]) in forbidden}


def shared_runs(one: Iterable[str], other: Iterable[str], language: str) -> set[str]:
    """Runs that stand in some text of the one side and in some text of the other, by brute force."""
    mine: set[str] = set().union(*(runs(text, language) for text in one))
    return {run for text in other for run in runs(text, language) if run in mine}
