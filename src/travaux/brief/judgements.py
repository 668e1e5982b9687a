"""Judgements: what a draft holds to be so, likely or important. Listed, never graded.

Estimative words are placed on the scale of ICD 203 (Office of the Director of National Intelligence, Analytic
Standards, 2015, section D.6.e), which forbids mixing its two rows of terms, and a confidence level with a likelihood in
one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.brief.cues import Level
from travaux.brief.stretches import Stretch
from travaux.record.claims import Judgement

MIXED = "a level of confidence and a likelihood in one sentence: ICD 203 asks to part them"
BARE = "a report without a source: say whose it is"
ROWS = "terms of both rows of the ICD 203 scale are used (likely and probable); keep to one"


def judgement(stretch: Stretch) -> Judgement | None:
    """The judgement of a stretch; None when no word of it shows one."""
    levels = _levels(stretch)
    words = [match.group() for match in stretch.cues.judgement.finditer(stretch.bare)]
    confidence = stretch.cues.confidence.search(stretch.bare)
    hearsay = stretch.cues.evidential.search(stretch.bare)
    shown = [match for _level, match in levels] + words
    if not shown and confidence is None:
        return None
    level = levels[0][0] if levels else None
    notes = [MIXED] if confidence and levels else []
    if len({one.name for one, _word in levels}) > 1:
        notes.append(f"several likelihoods in one sentence: {', '.join(word for _one, word in levels)}")
    if hearsay:
        notes.append(BARE)
    return Judgement(
        stretch.start, stretch.start + len(stretch.text), stretch.text,
        tuple(dict.fromkeys(shown + ([confidence.group()] if confidence else []))),
        level.name if level else "", level.low if level else 0, level.high if level else 0, tuple(notes),
    )  # fmt: skip


def _placed(stretch: Stretch) -> list[tuple[int, int, Level]]:
    """The estimative words of a stretch in order, the longest at each place."""
    found: list[tuple[int, int, Level]] = []
    for level in stretch.cues.levels:
        found += [(match.start(), match.end(), level) for match in level.words.finditer(stretch.bare)]
    kept = [one for one in found if not any(_holds(other, one) for other in found)]
    return sorted(kept, key=lambda one: one[0])


def _holds(other: tuple[int, int, Level], one: tuple[int, int, Level]) -> bool:
    return other[:2] != one[:2] and other[0] <= one[0] and one[1] <= other[1]


def _levels(stretch: Stretch) -> list[tuple[Level, str]]:
    return [(level, stretch.bare[start:end]) for start, end, level in _placed(stretch)]


def estimated_from(stretch: Stretch) -> int | None:
    """Where the first likelihood of a stretch stands; None when there is none."""
    return next((start for start, _end, _level in _placed(stretch)), None)


def mixed_scales(stretches: Sequence[Stretch]) -> Iterator[str]:
    """Notes on the draft as a whole: both rows of the scale used."""
    used = {name for stretch in stretches for name, one in stretch.cues.rows.items() if one.search(stretch.bare)}
    if len(used) > 1:
        yield ROWS
