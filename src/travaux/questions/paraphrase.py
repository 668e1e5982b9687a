"""Passages that no earlier wording answers, but an earlier sentence says in other words.

Sentence vectors decide. In a small record every earlier sentence is a candidate. In a large one two stages are taken,
as in passage retrieval: earlier windows that share the passage's rarest content units are the candidates (the fine
channel finds them anyway), and only their sentences are encoded, so the cost follows the text read, not the record.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from travaux.parallels.comparison import NO_PAIRS, Correspondence, kept, match
from travaux.parallels.detection import Detection
from travaux.parallels.hunks import Side
from travaux.parallels.likeness import Likeness
from travaux.parallels.weights import weigh
from travaux.record.parallels import Status
from travaux.record.passages import Passage
from travaux.text.sentences import worded_segments
from travaux.text.tokens import tokenise

Encode = Callable[[Sequence[str], str], npt.NDArray[np.float32]]
"""Sentences and their language to unit vectors, shape (sentences, dimension)."""

PARAPHRASE, CROWD = 0.38, 0.08
"""Least cosine of two sentences, language mean subtracted, that say the same; CROWD more for each power of ten of
sentences searched, since the nearest of many is near by chance: on one subject, not of one meaning. PARAPHRASE was set
on the development half of evals/data/status_pairs (2026-11), CROWD by eye on real news, where half of what a lower one
reports is not the same statement."""
CHANCE, SURCHARGE = 0.20, 1.6
"""Common words raise the cosine by themselves, and a new sentence in an old frame has many: each share of the words
kept beyond CHANCE asks for SURCHARGE times as much more cosine. Set with PARAPHRASE on the development half of
evals/data/status_pairs (2026-11)."""
SMALL = 60_000
"""Words of a record in the language of the text up to which every sentence of it is a candidate."""
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
CANDIDATES = 5
"""Windows looked at for a passage in a larger record, those that hold most of its rare units."""
CONTEXT = 300
"""Code points on either side of a window in which its sentences are completed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier sentence: code points of ``document``."""

    document: str
    start: int
    end: int
    text: str


Candidates = dict[int, list[Candidate]]
"""Passage number to the sentences that may say what it says."""


def everywhere(unanswered: frozenset[int], texts: dict[str, str], language: str) -> Candidates:
    """Every sentence of the texts, for every unanswered passage."""
    pool = [
        Candidate(name, one.start, one.end, text[one.start : one.end])
        for name, text in texts.items()
        for one in worded_segments(text, language)
    ]
    return dict.fromkeys(sorted(unanswered), pool) if pool else {}


def in_windows(
    detections: Sequence[Detection], unanswered: frozenset[int], texts: dict[str, str], language: str
) -> Candidates:
    """The sentences of the best windows of every unanswered passage."""
    found: dict[int, dict[tuple[str, int], Candidate]] = {}
    for passage, detection, entry in _best(detections, unanswered):
        for one in _sentences(detection, entry, texts, language):
            found.setdefault(passage, {})[one.document, one.start] = one
    return {passage: list(some.values()) for passage, some in found.items()}


def documents(detections: Sequence[Detection], unanswered: frozenset[int]) -> set[str]:
    """Ids of the documents that hold the windows of the unanswered passages."""
    return {
        detection.segment.documents[detection.segment.document_of(_middle(detection, entry))]
        for _, detection, entry in _best(detections, unanswered)
    }


def _middle(detection: Detection, entry: int) -> int:
    return int(detection.windows.start[entry] + detection.windows.end[entry] - 1) // 2


def _best(detections: Sequence[Detection], unanswered: frozenset[int]) -> Iterator[tuple[int, Detection, int]]:
    """Passage, detection and window of the windows that hold most, CANDIDATES a passage over all segments."""
    shares: dict[int, list[tuple[float, int, int]]] = {}
    for number, detection in enumerate(detections):
        passages, values = detection.windows.passage.tolist(), detection.windows.share.tolist()
        for entry, (passage, share) in enumerate(zip(passages, values, strict=True)):
            if passage in unanswered:
                shares.setdefault(passage, []).append((-share, number, entry))
    for passage in sorted(shares):
        for _, number, entry in sorted(shares[passage])[:CANDIDATES]:
            yield passage, detections[number], entry


def _sentences(detection: Detection, entry: int, texts: dict[str, str], language: str) -> Iterator[Candidate]:
    segment = detection.segment
    number = segment.document_of(_middle(detection, entry))
    first = max(int(detection.windows.start[entry]), int(segment.bounds[number]))
    last = min(int(detection.windows.end[entry]), int(segment.bounds[number + 1])) - 1
    start, end = int(segment.starts[first]), int(segment.starts[last]) + int(segment.lengths[last])
    name = segment.documents[number]
    if name not in texts:  # the window lies across the border of a document that may not answer
        return
    low, high = max(0, start - CONTEXT), min(len(texts[name]), end + CONTEXT)
    for one in worded_segments(texts[name][low:high], language):
        whole = (one.start > 0 or low == 0) and (one.end < high - low or high == len(texts[name]))
        if whole and low + one.start < end and start < low + one.end:
            text = texts[name][low + one.start : low + one.end]
            yield Candidate(name, low + one.start, low + one.end, text)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The candidate nearest to a passage with the cosine of their vectors; ``crowd``: among how many sentences it was
    nearest. What the two share in words and figures is looked at only when the cosine is high enough."""

    passage: str
    candidate: Candidate
    cosine: float
    crowd: int

    @property
    def says_the_same(self) -> bool:
        """Whether this is a paraphrase."""
        least = PARAPHRASE + CROWD * math.log10(self.crowd)
        if self.cosine < least or not self._figures_agree:
            return False
        return self.cosine >= least + SURCHARGE * max(0.0, common(self.passage, self.candidate.text) - CHANCE)

    @property
    def _figures_agree(self) -> bool:
        own, other = _FIGURES.findall(self.passage), _FIGURES.findall(self.candidate.text)
        return not own or not other or set(own) == set(other)


def nearest(
    passages: Sequence[Passage], found: Candidates, language: str, encode: Encode, crowd: int = 1
) -> dict[int, Nearest]:
    """For each passage with candidates the nearest one; ``crowd``: how many sentences the candidates come from."""
    if not found:
        return {}
    pool = list(dict.fromkeys(one.text for some in found.values() for one in some))
    vectors = encode([*(passages[number].text for number in found), *pool], language)
    row = {text: len(found) + place for place, text in enumerate(pool)}
    best = {}
    for place, (number, some) in enumerate(found.items()):
        cosines = vectors[[row[one.text] for one in some]] @ vectors[place]
        top = int(cosines.argmax())
        best[number] = Nearest(passages[number].text, some[top], float(cosines[top]), max(crowd, len(some)))
    return best


def common(text: str, earlier: str) -> float:
    """Share of a text's words that ``earlier`` has in whatever order, content words counting alike, 0 to 1."""
    tokens, others = tokenise(text), tokenise(earlier)
    query = weigh(text, tokens, ())
    sides = Side.of(earlier, others), Side.of(text, tokens)
    return kept(query, match(*sides, NO_PAIRS, ((0, len(others)), (0, len(tokens))), query)).anywhere


def said_again(one: Nearest, passage: Passage) -> Correspondence:
    """The finding of a paraphrase: the whole earlier sentence for the whole passage."""
    return Correspondence(
        document=one.candidate.document,
        earlier=(one.candidate.start, one.candidate.end),
        later=(passage.start, passage.end),
        likeness=Likeness(
            Status.PARAPHRASE, 0.0, round(one.cosine, 4), (f"sentence vectors: cosine {one.cosine:.2f}",)
        ),
        edits=(),
    )


def guard(passages: Sequence[Passage], language: str, encode: Encode) -> Callable[[Sequence[str]], list[bool]]:
    """Tells of earlier formulas whether some passage says the same in other words."""

    def says(formulas: Sequence[str]) -> list[bool]:
        if not formulas or not passages:
            return [False] * len(formulas)
        vectors = encode([*formulas, *(passage.text for passage in passages)], language)
        cosines = vectors[: len(formulas)] @ vectors[len(formulas) :].T
        return [_said(formula, row, passages) for formula, row in zip(formulas, cosines, strict=True)]

    return says


def _said(formula: str, cosines: npt.NDArray[np.float32], passages: Sequence[Passage]) -> bool:
    top = passages[int(cosines.argmax())]
    candidate = Candidate("", top.start, top.end, top.text)
    return Nearest(formula, candidate, float(cosines.max()), len(passages)).says_the_same
