"""What moved in force or names between two wordings of a passage, as far as it can be told to a reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from travaux.questions.composing.draft import plain
from travaux.questions.composing.material import Material
from travaux.reading.gazetteer import called
from travaux.record.briefs import LANGUAGE
from travaux.record.parallels import Parallel
from travaux.record.readings import PassageReading
from travaux.record.statements import Direction, ForceShift
from travaux.text.brief_marks import quoted
from travaux.text.han import has_han


def moved(material: Material, one: PassageReading) -> ForceShift | None:
    """The shift without names a reader could not use: those of the issuers themselves, and words no gazetteer has
    and that are not written as names. None when nothing is left."""
    if one.force is None:
        return None
    fit = replace(
        one.force,
        newly_named=_names(material, one.force.newly_named),
        no_longer_named=_names(material, one.force.no_longer_named),
    )
    return fit if fit.moved else None


def _names(material: Material, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in names if one not in material.parties and (is_known(one) or _is_spelled_as_name(one)))


def is_known(name: str) -> bool:
    """Whether the gazetteer has a name for it."""
    return called(name, LANGUAGE) != name


def _is_spelled_as_name(words: str) -> bool:
    return not has_han(words) and words[:1].isupper()


def shift(force: ForceShift, whole: Parallel, since: str) -> str:
    """What moved: ``softened since the statement of 2024 (“strongly oppose” to “oppose”); newly named: X. ``"""
    parts = []
    if force.direction is not Direction.NONE:
        parts.append(f"{force.direction.value} since {since}{moved_verbs(force, whole)}")
    named = (
        ("newly named", force.newly_named, whole.later.exact),
        ("no longer named", force.no_longer_named, whole.earlier.exact),
        ("newly veiled", force.newly_veiled, whole.later.exact),
    )
    parts += [f"{what}: {', '.join(_name(one, words) for one in names)}" for what, names, words in named if names]
    if force.direction is Direction.NONE:
        parts[-1] += f", against {since}"
    return f"{'; '.join(parts)}. "


def moved_verbs(force: ForceShift, whole: Parallel) -> str:
    """`` (“strongly oppose” to “oppose”)``; empty when the words do not stand in the two wordings."""
    before, after = force.verbs
    stand = before in whole.earlier.exact and after in whole.later.exact
    return f" ({quoted(before)} to {quoted(after)})" if stand and before and after else ""


def _name(name: str, words: str) -> str:
    """A name as the gazetteer has it, or in the words of the text, whatever their case form."""
    return quoted(name) if name in words else plain(called(name, LANGUAGE))
