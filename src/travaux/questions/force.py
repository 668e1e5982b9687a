"""Force shifts in a reading: where a passage hardens or softens its model, and whom it newly names or veils."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from travaux.reading.lexicon import LANGUAGES
from travaux.reading.shifts import force_shift
from travaux.record.parallels import Parallel, Status
from travaux.record.passages import Passage
from travaux.record.readings import PassageReading
from travaux.text.sentences import passages

CHANGED = frozenset({Status.EDITED, Status.REWORKED})
"""Statuses of passages whose wording can be set against an earlier one."""

Texts = Callable[[Sequence[str]], dict[str, str]]
"""Gives the texts of documents by id."""


def with_shifts(readings: Sequence[PassageReading], language: str, texts: Texts) -> tuple[PassageReading, ...]:
    """The readings with ``force`` set where an edited or reworked passage moved in force or targets.

    Each is compared with its best parallel, whose words are widened to the whole sentences they stand in: the verb may
    stand outside what was matched. Unchanged in languages other than ru, zh and en.
    """
    base = language.split("-", 1)[0]
    if base not in LANGUAGES:
        return tuple(readings)
    changed = [one.best for one in readings if one.status in CHANGED and one.best is not None]
    names = sorted({best.earlier.document for best in changed})
    sentences = {name: passages(text, language, name) for name, text in texts(names).items()}
    return tuple(_shifted(one, base, sentences) for one in readings)


def _shifted(one: PassageReading, language: str, sentences: dict[str, tuple[Passage, ...]]) -> PassageReading:
    best = one.best
    if one.status not in CHANGED or best is None:
        return one
    earlier = whole_sentences(best, sentences[best.earlier.document])
    shift = force_shift(earlier, one.passage.text, language)
    return replace(one, force=shift) if shift.moved else one


def whole_sentences(parallel: Parallel, sentences: Sequence[Passage]) -> str:
    """The sentences of the earlier text that mostly lie inside the words matched, or hold them; joined by a blank."""
    start, end = parallel.earlier.start, parallel.earlier.end
    touched = [one for one in sentences if one.start < end and start < one.end]
    inside = [one for one in touched if 2 * (min(one.end, end) - max(one.start, start)) >= one.end - one.start]
    return " ".join(one.text for one in inside or touched) or parallel.earlier.exact
