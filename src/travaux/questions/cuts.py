"""What an earlier sentence said besides: its stretches that the text read leaves out, though it keeps the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.record.parallels import Parallel
from travaux.record.passages import Passage, Quote, Quoter
from travaux.text.function_words import is_function
from travaux.text.tokens import tokenise

LEAST = {"zh": 4}
"""Content characters that a stretch in Chinese has at least."""
LEAST_WORDS = 2
"""Content words that a stretch has at least in other languages: one may be an ending that the match was trimmed by."""
ANSWERED = 0.6
"""Share of a stretch's content words that one passage near by has when it says the stretch after all."""
NEAR = 3
"""Passages before and after in which the stretch may stand instead: sentences are split and change places."""

Span = tuple[int, int]
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier text with its sentences, and the stretches of it that any passage of the text read answers."""

    text: str
    sentences: tuple[Passage, ...]
    answered: tuple[Span, ...]


def inside(parallel: Parallel, sentences: Sequence[Passage]) -> list[Passage]:
    """The sentences of the earlier text that lie in the words matched by half or more."""
    start, end = parallel.earlier.start, parallel.earlier.end
    return [
        one
        for one in sentences
        if one.start < end
        and start < one.end
        and 2 * (min(one.end, end) - max(one.start, start)) >= one.end - one.start
    ]


def cuts(parallel: Parallel, earlier: Earlier, language: str, near: Sequence[str]) -> tuple[Quote, ...]:
    """The stretches of the sentences matched that neither the match nor another passage answers, in order.

    ``near`` are the passages around the one read: what one of them has the words of is not cut. A sentence of which
    less than half is matched was not the model of the passage, and nothing of it counts.
    """
    quoter = Quoter(parallel.earlier.document, earlier.text, parallel.earlier.sha256)
    found = []
    for start, end in _rests(parallel, inside(parallel, earlier.sentences)):
        start, end = _trimmed(earlier.text, start, end)
        content = _content(earlier.text[start:end])
        if len(content) < LEAST.get(language.split("-", 1)[0], LEAST_WORDS) or _covered((start, end), earlier.answered):
            continue
        if not any(len(content & _content(text)) >= ANSWERED * len(content) for text in near):
            found.append(quoter.quote(start, end))
    return tuple(found)


def _rests(parallel: Parallel, sentences: Sequence[Passage]) -> Iterator[Span]:
    start, end = parallel.earlier.start, parallel.earlier.end
    for one in sentences:
        if one.start < start:
            yield one.start, start
        if one.end > end:
            yield end, one.end


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without punctuation and blanks at its ends."""
    while match := _EDGE.search(text[start:end]):
        start, end = (start + match.end(), end) if match.start() == 0 else (start, start + match.start())
    return start, end


def _content(text: str) -> set[int]:
    tokens = tokenise(text)
    return set(tokens.stems[~is_function(tokens)].tolist())


def _covered(span: Span, answered: Sequence[Span]) -> bool:
    """Whether other passages answer half of the stretch or more."""
    length = sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in answered)
    return 2 * length >= span[1] - span[0]
