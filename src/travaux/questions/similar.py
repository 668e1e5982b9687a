"""Which texts resemble one most, what they share with it, what they had and it lacks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from travaux.parallels.alignment import Int64s
from travaux.parallels.detection import Detection, detect
from travaux.parallels.segments import Segment
from travaux.parallels.stretches import least_for
from travaux.parallels.weights import weigh
from travaux.record.documents import Document
from travaux.record.histories import Likenesses, Resemblance
from travaux.record.passages import Quote, quote
from travaux.store.views import View
from travaux.text.sentences import passages
from travaux.text.tokens import Tokens, tokenise

STANDS, MISSING = 0.7, 0.3
"""A passage stands in another text when so much of its words does, and is missing when no more than that does."""
NEAREST = 5


def similar(
    document: Document, view: View, segments: Sequence[Segment], most: int = NEAREST, only: Collection[str] = ()
) -> Likenesses:
    """The texts of a view nearest to a document, in its language, itself left out. ``segments`` index the view.

    ``only``: ids of the texts to compare; empty for all.
    """
    tokens = tokenise(document.text)
    names = {
        head.id
        for head in view.heads()
        if head.base_language == document.base_language and head.id != document.id and (not only or head.id in only)
    }
    allowed = [np.array([name in names for name in segment.documents], np.bool_) for segment in segments]
    units = [tokens.between(one.start, one.end) for one in passages(document.text, document.language, document.id)]
    found = detect(weigh(document.text, tokens, segments), units, segments, allowed)
    pairs = {name: both for detection in found for name, both in _pairs(tokens, detection).items()}
    order = sorted(pairs, key=lambda name: (-len(np.unique(pairs[name][:, 0])), name))[: 4 * most]
    compared = [_resemblance(document, tokens, view, name, pairs[name]) for name in order]
    compared.sort(key=lambda one: (-one.similarity, one.head.date, one.head.id))
    return Likenesses(document.id, tuple(compared[:most]), view.coverage())


def _pairs(tokens: Tokens, detection: Detection) -> dict[str, Int64s]:
    """By document, the aligned pairs of tokens of regions heavy enough, each counted from its own text's beginning."""
    regions, segment = detection.regions, detection.segment
    counts = np.diff(regions.bounds)
    heavy = np.repeat(regions.score >= least_for(tokens).piece, counts)
    documents = np.repeat(detection.documents, counts)[heavy]
    own, other = regions.own[heavy], regions.other[heavy] - segment.bounds[documents]
    return {
        segment.documents[number]: np.column_stack([own[documents == number], other[documents == number]])
        for number in np.unique(documents).tolist()
    }


def _resemblance(document: Document, tokens: Tokens, view: View, name: str, pairs: Int64s) -> Resemblance:
    other = view.document(name)
    other_tokens = tokenise(other.text)
    held, other_held = _held(len(tokens), pairs[:, 0]), _held(len(other_tokens), pairs[:, 1])
    shared, adds = _sorted_out(document, tokens, held)
    _there, lacks = _sorted_out(other, other_tokens, other_held)
    both = int(held.sum()) + int(other_held.sum())
    similarity = both / max(1, len(tokens) + len(other_tokens))
    return Resemblance(view.head(name), round(similarity, 4), round(float(held.mean()), 4), shared, lacks, adds)


def _held(count: int, matched: Int64s) -> npt.NDArray[np.bool_]:
    held = np.zeros(count, np.bool_)
    held[matched] = True
    return held


def _sorted_out(
    document: Document, tokens: Tokens, held: npt.NDArray[np.bool_]
) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """The passages that stand in the other text, and those that are missing from it."""
    there, missing = [], []
    for one in passages(document.text, document.language, document.id):
        first, last = tokens.between(one.start, one.end)
        if first < last:
            share = float(held[first:last].mean())
            if share >= STANDS:
                there.append(quote(document, one.start, one.end))
            elif share <= MISSING:
                missing.append(quote(document, one.start, one.end))
    return tuple(there), tuple(missing)
