"""Force shifts: whether a passage hardened or softened between two wordings, and whom it newly names or veils."""

from __future__ import annotations

from functools import cache

from travaux.reading.acts import Deed, deeds
from travaux.reading.analysis import Analysis, analyse
from travaux.reading.inflection import fold
from travaux.reading.tables import table
from travaux.reading.targets import candidates
from travaux.record.statements import Act, Direction, ForceShift, TargetKind

STEM = 5
"""Letters by which a name of no gazetteer is known again in another case or as an adjective (Торвания, торванский)."""
FAMILY_STEP = 10
"""An act of a stronger kind outweighs any force of a weaker one: to condemn is more than to oppose firmly."""


def force_shift(earlier: str, later: str, language: str) -> ForceShift:
    """How force and targets moved from an earlier to a later wording of one passage.

    The acts the two have in common by kind are compared; ``direction`` is NONE when nothing moved or nothing can be
    compared. ``verbs`` are the operative words that moved, earlier and later. Raises InvalidValue for a language
    other than ``ru``, ``zh`` and ``en``.
    """
    base = language.split("-", 1)[0]
    before, after = analyse(earlier, base), analyse(later, base)
    direction, verbs, reason = _direction(before, after)
    named_before, veiled_before = _targets(before)
    named_after, veiled_after = _targets(after)
    return ForceShift(
        direction=direction,
        verbs=verbs,
        newly_named=tuple(sorted(name for key, name in named_after.items() if key not in named_before)),
        no_longer_named=tuple(sorted(name for key, name in named_before.items() if key not in named_after)),
        newly_veiled=tuple(sorted(veiled_after)) if not veiled_before else (),
        reason=reason,
    )


def _direction(before: Analysis, after: Analysis) -> tuple[Direction, tuple[str, str], str]:
    pairs = [
        (one, other) for one in deeds(before) for other in deeds(after) if family(one.act)[0] == family(other.act)[0]
    ]
    moved = [(one, other) for one, other in pairs if strength(one) != strength(other)]
    unmoved = {id(deed) for one, other in pairs if strength(one) == strength(other) for deed in (one, other)}
    for one, other in moved:
        if id(one) not in unmoved and id(other) not in unmoved:
            direction = Direction.HARDENED if strength(other) > strength(one) else Direction.SOFTENED
            verbs = _words(before, one), _words(after, other)
            return direction, verbs, f"{one.act} {one.force} became {other.act} {other.force}"
    return Direction.NONE, ("", ""), ""


def strength(deed: Deed) -> int:
    """A number to compare acts of one family by: the kind of act first, then force."""
    return family(deed.act)[1] * FAMILY_STEP + deed.force


@cache
def family(act: Act) -> tuple[str, int]:
    """The family of an act and its place there, mildest first."""
    families: dict[str, list[str]] = table("acts/ladder")["families"]
    return next((name, acts.index(act)) for name, acts in families.items() if act in acts)


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
