"""Force shifts: whether a passage hardened or softened between two wordings, and whom it newly names or veils."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from travaux.reading.acts import Deed, deeds
from travaux.reading.analysis import Analysis, analyse
from travaux.reading.inflection import fold
from travaux.reading.tables import table
from travaux.reading.targets import candidates
from travaux.record.statements import Act, Direction, ForceShift, TargetKind

Claimed = tuple[Act, int]
"""An act with its force."""

STEM = 5
"""Letters by which a name of no gazetteer is known again in another case or as an adjective (Торвания, торванский)."""
FAMILY_STEP = 10
"""An act of a stronger kind outweighs any force of a weaker one: to condemn is more than to oppose firmly."""


def force_shift(earlier: str, later: str, language: str, matched: str = "") -> ForceShift:
    """How force and targets moved from an earlier to a later wording of one passage.

    The acts the two have in common by kind are compared; ``direction`` is NONE when nothing moved or nothing can be
    compared. ``verbs`` are the operative words that moved, earlier and later. ``matched``: the words of ``earlier``
    that the later wording answers, where they are the lesser part; only names in them can be named no longer.
    Raises InvalidValue for a language other than ``ru``, ``zh`` and ``en``.
    """
    base = language.split("-", 1)[0]
    before, after = analyse(earlier, base), analyse(later, base)
    direction, verbs, reason = _direction(before, after)
    named_before, veiled_before = _targets(before)
    answered = _targets(analyse(matched, base))[0] if matched else named_before
    named_after, veiled_after = _targets(after)
    return ForceShift(
        direction=direction,
        verbs=verbs,
        newly_named=tuple(sorted(name for key, name in named_after.items() if key not in named_before)),
        no_longer_named=tuple(sorted(name for key, name in answered.items() if key not in named_after)),
        newly_veiled=tuple(sorted(veiled_after)) if not veiled_before else (),
        reason=reason,
    )


def _direction(before: Analysis, after: Analysis) -> tuple[Direction, tuple[str, str], str]:
    """By the ladder; where that tells nothing, by words that make a possibility of a promise, come or gone."""
    told = _climbed(before, after)
    if told[0] is not Direction.NONE:
        return told
    for earlier, later, direction in ((before, after, Direction.SOFTENED), (after, before, Direction.HARDENED)):
        if loosened := _loosened(earlier, later):
            deed, words = loosened
            verbs, name = (_words(earlier, deed), words), f"{deed.act} {deed.force}"
            if direction is Direction.SOFTENED:
                return direction, verbs, f"{name} became tentative"
            return direction, (verbs[1], verbs[0]), f"what was tentative became {name}"
    return Direction.NONE, ("", ""), ""


def _climbed(before: Analysis, after: Analysis) -> tuple[Direction, tuple[str, str], str]:
    pairs = [
        (one, other, compared)
        for one in deeds(before)
        for other in deeds(after)
        if (compared := strengths((one.act, one.force), (other.act, other.force))) is not None
    ]
    unmoved = {id(deed) for one, other, (weak, strong) in pairs if weak == strong for deed in (one, other)}
    for one, other, (earlier, later) in pairs:
        if earlier != later and id(one) not in unmoved and id(other) not in unmoved:
            direction = Direction.HARDENED if later > earlier else Direction.SOFTENED
            verbs = _words(before, one), _words(after, other)
            return direction, verbs, f"{one.act} {one.force} became {other.act} {other.force}"
    return Direction.NONE, ("", ""), ""


def strengths(one: Claimed, other: Claimed) -> tuple[int, int] | None:
    """Two acts as numbers to compare: the kind of act first, then force. None where they are of no common family."""
    name = family(one[0], other[0])
    if name is None:
        return None
    acts = _families()[name]
    earlier, later = (acts.index(act) * FAMILY_STEP + force for act, force in (one, other))
    return earlier, later


@cache
def family(one: Act, other: Act) -> str | None:
    """The first family of the ladder that holds both acts; None when none does."""
    return next((name for name, acts in _families().items() if one in acts and other in acts), None)


@cache
def _families() -> dict[str, list[str]]:
    families: dict[str, list[str]] = table("acts/ladder")["families"]
    return families


def _loosened(earlier: Analysis, later: Analysis) -> tuple[Deed, str] | None:
    """A promise of the earlier sentence that the later makes a possibility of, and by what words."""
    promised = next((deed for deed in deeds(earlier) if deed.act in _families()["commissive"]), None)
    if promised is None or any(_tentative(earlier)):
        return None
    words = next(_tentative(later), None)
    return (promised, words) if words else None


def _tentative(analysis: Analysis) -> Iterator[str]:
    """Words that make a possibility of what the sentence promises: near its operative words, or alone in it."""
    near = int(table("acts/tentative")["near"][analysis.language])
    promises = [deed.at for deed in deeds(analysis) if deed.act in _families()["commissive"]]
    for pattern in _patterns(analysis.language):
        for match in pattern.finditer(analysis.text):
            if not promises or any(start <= match.start() <= end + near for start, end in promises):
                yield match[0]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table("acts/tentative")[language])


def _words(analysis: Analysis, deed: Deed) -> str:
    """The operative words with the modifiers right before them."""
    start, end = deed.at
    position = deed.operative.match.first - 1
    modifiers = analysis.table.modifiers.keys()
    while position >= 0 and not modifiers.isdisjoint(analysis.words[position].keys):
        start = analysis.words[position].start
        position -= 1
    return analysis.text[start:end]


def _targets(analysis: Analysis) -> tuple[dict[str, str], set[str]]:
    """Actors named, by gazetteer id or the beginning of their name, and veiled actors, in a sentence."""
    named: dict[str, str] = {}
    veiled: set[str] = set()
    for one in candidates(analysis):
        words = analysis.text[one.start : one.end]
        if one.kind is TargetKind.VEILED:
            veiled.add(words)
        else:
            key = words if analysis.language == "zh" else fold(words)[:STEM]
            named.setdefault(one.id or key, one.id or words)
    return named, veiled
