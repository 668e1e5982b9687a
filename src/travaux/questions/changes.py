"""Passages against the sentences they were made from: force that moved, targets named or veiled, what was cut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from travaux.questions.cuts import NEAR, Earlier, Span, cuts, inside
from travaux.reading.lexicon import LANGUAGES
from travaux.reading.shifts import force_shift
from travaux.record.parallels import Parallel, Status
from travaux.record.passages import Passage
from travaux.record.readings import PassageReading
from travaux.text.sentences import passages

CHANGED = frozenset({Status.EDITED, Status.REWORKED})
"""Statuses of passages whose wording can be set against an earlier one."""
KEPT = frozenset({Status.VERBATIM, Status.EDITED})
"""Statuses of passages made from an earlier sentence, of which something may have been cut; reworked ones often take
little from it."""

Texts = Callable[[Sequence[str]], dict[str, str]]
"""Gives the texts of documents by id."""


def with_changes(readings: Sequence[PassageReading], language: str, texts: Texts) -> tuple[PassageReading, ...]:
    """The readings with ``force`` set where an edited or reworked passage moved in force or targets, and ``cut`` where
    an earlier sentence it keeps most of said more.

    Each is compared with its best parallel, whose words are widened to the whole sentences they stand in: the verb may
    stand outside what was matched. Force is left alone in languages other than ru, zh and en.
    """
    base = language.split("-", 1)[0]
    earlier = _earlier(readings, language, texts)
    return tuple(
        _with_cuts(_shifted(one, base, earlier), language, earlier, readings[max(0, at - NEAR) : at + NEAR + 1])
        for at, one in enumerate(readings)
    )


def _earlier(readings: Sequence[PassageReading], language: str, texts: Texts) -> dict[str, Earlier]:
    """The documents of the best parallels, by id."""
    names = sorted({one.best.earlier.document for one in readings if one.best and one.status in KEPT | CHANGED})
    answered: dict[str, list[Span]] = defaultdict(list)
    for parallel in (parallel for one in readings for parallel in one.parallels):
        answered[parallel.earlier.document].append((parallel.earlier.start, parallel.earlier.end))
    return {
        name: Earlier(text, passages(text, language, name), tuple(sorted(set(answered[name]))))
        for name, text in texts(names).items()
    }


def _shifted(one: PassageReading, language: str, earlier: dict[str, Earlier]) -> PassageReading:
    best = one.best
    if one.status not in CHANGED or best is None or language not in LANGUAGES:
        return one
    sentences = earlier[best.earlier.document].sentences
    matched = "" if inside(best, sentences) else best.earlier.exact
    shift = force_shift(whole_sentences(best, sentences), one.passage.text, language, matched)
    return replace(one, force=shift) if shift.moved else one


def _with_cuts(
    one: PassageReading, language: str, earlier: dict[str, Earlier], around: Sequence[PassageReading]
) -> PassageReading:  # fmt: skip
    best = one.best
    if one.status not in KEPT or best is None:
        return one
    found = cuts(best, earlier[best.earlier.document], language, [other.passage.text for other in around])
    return replace(one, cut=found) if found else one


def whole_sentences(parallel: Parallel, sentences: Sequence[Passage]) -> str:
    """The sentences of the earlier text that mostly lie inside the words matched, or hold them; joined by a blank."""
    start, end = parallel.earlier.start, parallel.earlier.end
    found = inside(parallel, sentences) or [one for one in sentences if one.start < end and start < one.end]
    return " ".join(one.text for one in found) or parallel.earlier.exact
