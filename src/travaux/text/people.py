"""Whom of a list of people a spelling may mean that is none of theirs by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from travaux.text.chinese_names import family_and_given, pinyin_of_characters
from travaux.text.foreign_names import LIKELY, sound_likeness
from travaux.text.name_words import Name, parsed
from travaux.text.names import same_name

OFFERED = 3
"""People offered, at most."""
_MARGIN = 0.1
"""How far below the likeliest by sound the others offered may be. Set as LIKELY."""


def likely_people(written: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The people a spelling may mean though it is not theirs by rule, likeliest first, at most ``OFFERED``.

    By sound, where characters or another system of letters stand for a foreign name; by the given name alone otherwise.
    """
    heard = {
        person: max((_heard(written, one) for one in spellings), default=0.0) for person, spellings in names.items()
    }
    best = max(heard.values(), default=0.0)
    near = [person for person, sounds in heard.items() if sounds >= max(LIKELY, best - _MARGIN)]
    near.sort(key=lambda person: (-heard[person], person))
    given = [person for person, spellings in names.items() if any(_is_given(written, one) for one in spellings)]
    return tuple(dict.fromkeys((*given, *near)))[:OFFERED]


def _heard(written: str, spelling: str) -> float:
    """Likeness by sound; 0 in one and the same script, where letters decide."""
    scripts = [(bool(one.han), bool(one.words and one.words[0].stems)) for one in (parsed(written), parsed(spelling))]
    return sound_likeness(written, spelling) if scripts[0] != scripts[1] else 0.0


def _is_given(written: str, spelling: str) -> bool:
    """Whether a spelling is the given name alone of a full name."""
    given, full = parsed(written), parsed(spelling)
    if len(given.han or given.words) != 1:
        return False
    if full.words and given.words:
        family = full.words[full.family].written
        return len(full.words) > 1 and same_name(f"{written} {family}", spelling)
    mine = pinyin_of_characters(given.han[0]) if given.han else given.words[0].pinyin
    return bool(mine & _given_pinyin(full))


def _given_pinyin(full: Name) -> frozenset[str]:
    """Pinyin of the given name of a Chinese name; empty when there is none."""
    if full.han:
        parts = family_and_given(full.han[0]) if len(full.han) == 1 else None
        return parts[1] if parts else frozenset()
    rest = [word.pinyin for place, word in enumerate(full.words) if place != full.family]
    return rest[0] if len(rest) == 1 else frozenset()
