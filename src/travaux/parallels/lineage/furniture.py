"""Page furniture: what a source puts round its texts (menus, labels, "see also" lists), known by where it stands.

A word or pair of words that a good part of a source's texts have near one edge, and hardly any has elsewhere though
chance would put it there, is an anchor. What lies between an edge of a text and the anchors next to it is furniture.
No word is known beforehand; wrapper induction (Crescenzi, Mecca and Merialdo, "RoadRunner", 2001) rests on the same
thought, that a template is what stays while the texts change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from travaux.parallels.lineage.corpus import Corpus, Text
from travaux.text.tokens import CHARACTER_TOKEN, Tokens, tokenise

EDGE = 100
"""Tokens at each end of a text in which furniture is looked for."""
GAP = 60
"""Most tokens between two anchors, or between an edge and its first anchor: a list of titles and dates."""
SHARE, FEWEST, ELSEWHERE = 0.4, 8, 0.1
"""An anchor is near the edge in so large a share of the texts looked at; chance would put it elsewhere in at least
FEWEST; it is elsewhere in at most so large a part of those. Looked at in Kremlin pages saved whole (98 of 98 labels),
evening news (their opening) and, where nothing may be found, Kremlin news as paragraphs, trade agreements and the
general debate, whose commonest openings are in 9, 24 and 24 of a hundred texts (2026-11)."""
SAMPLED, SAMPLED_CHARACTERS = 128, 5_000
"""Texts of a source looked at, evenly spread; of a long one so many code points from each end."""
EDGE_CHARACTERS = 2_000

Keys = npt.NDArray[np.uint64]
Anchors = frozenset[int]


@dataclass(frozen=True, slots=True)
class Frame:
    """The anchors of a source near the beginning of its texts, and near the end."""

    head: Anchors
    tail: Anchors


@dataclass(frozen=True, slots=True)
class Body:
    """Where a text begins after furniture and where it ends before it, in code points."""

    start: int
    end: int

    def furniture(self, start: int, end: int) -> float:
        """Share of a stretch that is furniture."""
        return 1 - max(0, min(end, self.end) - max(start, self.start)) / max(1, end - start)


def bodies(corpus: Corpus, numbers: Iterable[int]) -> Mapping[int, Body]:
    """The body of each text named, by its number; a text without furniture is all body."""
    sources: dict[object, list[Text]] = defaultdict(list)
    for one in corpus.texts:
        sources[_source(one)].append(one)
    frames = {source: _frame(texts) for source, texts in sources.items()}
    return {number: _body_of(corpus.texts[number], frames) for number in numbers}


def _body_of(one: Text, frames: Mapping[object, Frame]) -> Body:
    frame = frames[_source(one)]
    return _body(one.text, frame) if frame.head or frame.tail else Body(0, len(one.text))


def _source(one: Text) -> tuple[tuple[str, ...], str]:
    """Who issued a text, and the site or folder its id names, if any."""
    return one.issuers, one.id.rpartition("/")[0]


def _frame(texts: Sequence[Text]) -> Frame:
    step = -(-len(texts) // SAMPLED)
    sampled = [tokens for tokens in map(_sample, texts[::step]) if len(tokens) > EDGE]
    return Frame(_anchors(sampled, slice(0, EDGE)), _anchors(sampled, slice(-EDGE, None)))


def _sample(one: Text) -> Tokens:
    whole = len(one.text) <= 2 * SAMPLED_CHARACTERS
    return tokenise(one.text if whole else one.text[:SAMPLED_CHARACTERS] + one.text[-SAMPLED_CHARACTERS:])


def _anchors(sampled: Sequence[Tokens], edge: slice) -> Anchors:
    if not sampled:
        return frozenset()
    near, away = zip(*(_apart(tokens, edge) for tokens in sampled), strict=True)
    known, holders = np.unique(np.concatenate(near), return_counts=True)
    known = known[(holders >= SHARE * len(sampled)) & (known > 0)]
    elsewhere = np.zeros(len(known))
    chance = np.zeros(len(known))
    for tokens, inside, outside in zip(sampled, near, away, strict=True):
        out = np.isin(known, outside)
        elsewhere += out
        chance += (out | np.isin(known, inside)) * (1 - EDGE / len(tokens))
    kept = known[(chance >= FEWEST) & (elsewhere <= ELSEWHERE * chance)]
    return frozenset(kept.tolist())


def _apart(tokens: Tokens, edge: slice) -> tuple[Keys, Keys]:
    """The keys at the edge of a text, and those elsewhere, each once."""
    inside = np.zeros(len(tokens), np.bool_)
    inside[edge] = True
    keys = _keys(tokens)
    return np.unique(keys[:, inside]), np.unique(keys[:, ~inside])


def _keys(tokens: Tokens) -> Keys:
    """The word and the pair of words that begin at each token: shape (2, tokens); 0 where none does. A character alone
    is no word."""
    words = tokens.surfaces.astype(np.uint64)
    pairs = np.zeros(len(words), np.uint64)
    pairs[:-1] = words[:-1] << np.uint64(32) | words[1:]
    return np.stack([np.where(tokens.kinds == CHARACTER_TOKEN, 0, words).astype(np.uint64), pairs])


def _body(text: str, frame: Frame) -> Body:
    """Furniture of both ends; where the two meet the text is furniture from end to end."""
    start, end = 0, len(text)
    head, tail = tokenise(text[:EDGE_CHARACTERS]), tokenise(text[-EDGE_CHARACTERS:])
    reached = _reached(_keys(head), frame.head, np.arange(len(head)))
    if reached >= 0:
        start = int(head.ends[reached])
    reached = _reached(_keys(tail), frame.tail, np.arange(len(tail))[::-1])
    if reached >= 0:
        end += int(tail.starts[len(tail) - 1 - reached]) - min(len(text), EDGE_CHARACTERS)
    return Body(start, max(start, end))


def _reached(keys: Keys, anchors: Anchors, distances: npt.NDArray[np.int64]) -> int:
    """How far from the edge, in tokens, the anchors go without a gap, each where it stands next to the edge; -1: none
    is near it."""
    known = np.isin(keys, np.array(sorted(anchors), np.uint64))
    distant = np.broadcast_to(distances, keys.shape)[known]
    order = np.argsort(distant, kind="stable")
    _anchors, nearest = np.unique(keys[known][order], return_index=True)
    reached = -1
    for distance in np.sort(distant[order][nearest]).tolist():
        if distance - reached > GAP + 1 or distance >= EDGE:
            break
        reached = distance
    return reached
