"""Texts in which no reuse is expected, to count false passages per 10,000 words.

Two kinds a language, against the sources of the generated set: ``far`` - newspaper sentences of another publisher and
other years (and for English the addresses before 1860); ``near`` - later texts of the same genre and often of the same
publisher, the hosts of the generated set before anything is planted. In both, sentences that share a run of 6 words
(10 Chinese characters) with a source are taken out and the result is checked again by brute force. In ``near`` texts
names and turns of the genre remain that are truly common; what is reported there is an upper bound of mistakes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import rjieba

from evals import corpora
from evals.corpora import Text
from evals.generate_reuse import QUERIES, RECIPES, material, stretches
from evals.overlap import plain_tokens, runs, shared_runs, without_shared
from evals.reuse_sets import ReuseSet
from evals.wording import sentences

KINDS = ("far", "near")


def word_count(text: str, language: str) -> int:
    """Words without marks; Chinese words as rjieba cuts them."""
    if language == "zh":
        return sum(piece[0].isalnum() for piece in rjieba.cut(text) if piece)
    return len(plain_tokens(text, language))


def _far(shared: Path, language: str) -> list[Text]:
    texts = corpora.newstest(shared, language)
    if language == "en":
        texts += [text for text in corpora.state_of_the_union(shared) if text.id < "su1860"][::4]
    return texts


def no_reuse(shared: Path, language: str, split: str, kind: str) -> ReuseSet:
    """The set of one kind; its gold is empty."""
    gap = "" if language == "zh" else " "
    sources, hosts = material(shared, language, split)
    if kind == "far":
        forbidden = set().union(*(runs(text.text, language) for text in sources))
        clean = [
            (text.id, without_shared(sentences(text.text, language), forbidden, language))
            for text in _far(shared, language)
        ]
        queries = [Text(name, gap.join(kept)) for name, kept in clean if kept]
    else:
        cut = list(stretches(hosts, language, RECIPES[language].host_length))[:QUERIES]
        queries = [Text(f"near-{number:03}", gap.join(stretch)) for number, stretch in enumerate(cut)]
    _check(sources, queries, language)
    series = {text.id: text.id for text in [*sources, *queries]}
    return ReuseSet(language, tuple(sources), tuple(queries), (), series)


def _check(sources: Sequence[Text], queries: Sequence[Text], language: str) -> None:
    common = shared_runs([text.text for text in sources], [text.text for text in queries], language)
    if common:
        raise RuntimeError(f"{language}: {len(common)} runs are shared where none should be, as {min(common)!r}")
