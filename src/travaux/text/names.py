"""Names of people: whether two spellings can be one person, across scripts, case forms, systems of transliteration,
initials and slips of the pen. Who of a list is meant is told by ``travaux.text.people``.

Chinese names agree across characters, pinyin and Russian by rule. Foreign names in Chinese characters do not: what they
may stand for is offered by ``travaux.text.foreign_names``. Nothing is merged on a first name alone, against a contrary
first name or initial, or when two people fit equally well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from travaux.text.chinese_names import family_and_given, pinyin_of_characters
from travaux.text.name_words import Name, Word, names_table, parsed

EXACT, FORM, PINYIN, INITIAL, ROUGH, SLIP = 0.0, 0.1, 0.2, 0.3, 0.5, 1.0
"""Costs of agreement: the same letters, another form, the same pinyin, a first letter only, another system of letters,
one slip."""
SLIPS = ((5, 0), (9, 1))
_MOST_SLIPS = 2
"""Slips allowed in a name of fewer than so many letters; two in longer ones. Set on evals/data/names dev, 2026-11."""


def same_name(one: str, other: str) -> bool:
    """Whether two spellings can be the same person: the family names agree and no first name speaks against it."""
    return likeness(one, other) is not None


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float | None:
    """How far two spellings are apart, 0 for none; None when they are not the same name."""
    shorter, longer = sorted((parsed(one), parsed(other)), key=lambda name: len(name.words))
    if shorter.han or longer.han:
        return _han_likeness(shorter, longer)
    if not shorter.words or not longer.words:
        return None
    theirs = beginnings(longer.written)
    if any(all(own.isdisjoint(one) for one in theirs) for own in beginnings(shorter.written)):
        return None
    return _likeness(shorter, longer)


@lru_cache(maxsize=65536)
def beginnings(written: str) -> tuple[frozenset[str], ...]:
    """For each word of a name (characters: of each part) the letters it may begin with, in any script.

    Every word of the shorter of two names that are alike shares a letter with a word of the longer one.
    """
    name = parsed(written)
    if name.han:
        sounds = [[sound[:1] for one in part for sound in pinyin_of_characters(one)] for part in name.han]
        return (frozenset().union(*({part[:1], part[-1:], *own} for part, own in zip(name.han, sounds, strict=True))),)
    return tuple(frozenset(_beginnings(word)) for word in name.words)


def _beginnings(word: Word) -> Iterator[str]:
    keys = {word.key, *word.rough}
    first = word.written.casefold()[:1]
    yield from (one[:1] for one in (*keys, *map(_rough, keys), *word.pinyin, *word.stems, first))
    if word.stems:
        yield from names_table()["initials"].get(first, "")
        yield names_table()["letters"].get(first, "")[:1]


def _likeness(shorter: Name, longer: Name) -> float | None:
    """The family names must agree; every other word of the shorter name must find its own in the longer one."""
    places = shorter.family, longer.family
    cost = _with_rest(shorter, longer, places, _agreement(shorter.words[places[0]], longer.words[places[1]]))
    if cost is not None or not len(shorter.words) == len(longer.words) > 1:
        return cost
    # Which word is the family name was a guess on either side: the same words in another order are the same name.
    others = [place for place in range(len(longer.words)) if place != longer.family]
    tried = [(shorter.family, place) for place in others]
    tried += [(place, longer.family) for place in range(len(shorter.words)) if place != shorter.family]
    agreed = ((one, _agreement(shorter.words[one[0]], longer.words[one[1]])) for one in tried)
    costs = [_with_rest(shorter, longer, one, start) for one, start in agreed if start in (EXACT, FORM, PINYIN)]
    return min((found for found in costs if found is not None), default=None)


def _with_rest(shorter: Name, longer: Name, families: tuple[int, int], cost: float | None) -> float | None:
    """The cost with that of the words beside the family names; None when one of them finds nothing like it."""
    if cost is None:
        return None
    own = [word for place, word in enumerate(shorter.words) if place != families[0]]
    rest = [word for place, word in enumerate(longer.words) if place != families[1]]
    if len(own) != len(rest) and own and _joined(own, rest):
        return cost  # Jin ping, Jinping
    if len(own) == 1 and (own[0].initial or all(word.initial for word in rest)):
        rest = rest[:1]  # a lone initial is that of the given name, never of the patronymic; so is a lone name's
    for word in own:
        found = [(agreed, place) for place, one in enumerate(rest) if (agreed := _agreement(word, one)) is not None]
        if not found:
            return None
        agreed, place = min(found)
        cost += agreed
        del rest[place]
    return cost


def _joined(own: list[Word], rest: list[Word]) -> bool:
    keys = ["".join(word.key for word in words) for words in (own, rest)]
    return keys[0] == keys[1] or bool(_pinyin(own) & _pinyin(rest))


def _agreement(one: Word, other: Word) -> float | None:
    if one.key == other.key:
        return EXACT
    if one.initial or other.initial:
        return INITIAL if _same_initial(one, other) else None
    if one.stems & other.stems or _crossed(one, other) or _crossed(other, one):
        return FORM
    if bool(one.stems) != bool(other.stems) and one.pinyin & other.pinyin:
        return PINYIN
    if _rough(one.key) == _rough(other.key) or _rough_keys(one) & _rough_keys(other):
        return ROUGH
    same_script = bool(one.stems) == bool(other.stems)
    slips = [_slips(one.key, other.key)]
    slips += [_slips(one.written.casefold(), other.written.casefold())] if same_script else []
    fewest = min((count for count in slips if count is not None), default=None)
    if fewest is None and not same_script:
        crossed = [_slips(*pair) for pair in (*product(one.pinyin, other.pinyin), *product(one.rough, other.rough))]
        fewest = min((count for count in crossed if count is not None), default=None)
        return None if fewest is None else SLIP * fewest + FORM
    return None if fewest is None else SLIP * fewest


def _slips(one: str, other: str) -> int | None:
    """Letters added, dropped, exchanged or turned round; None when more than the length allows, or in the first."""
    if one[:1] != other[:1] or abs(len(one) - len(other)) > _MOST_SLIPS:
        return None
    allowed = next((slips for limit, slips in SLIPS if max(len(one), len(other)) < limit), _MOST_SLIPS)
    apart = OSA.distance(one, other, score_cutoff=allowed)
    return apart if apart <= allowed else None


def _same_initial(one: Word, other: Word) -> bool:
    mine, theirs = one.written.casefold()[:1], other.written.casefold()[:1]
    if bool(one.stems) == bool(other.stems):
        return mine == theirs
    russian, latin = (mine, theirs) if one.stems else (theirs, mine)
    return latin in names_table()["initials"].get(russian, "") or latin == names_table()["letters"].get(russian, "")[:1]


@lru_cache(maxsize=65536)
def _rough(key: str) -> str:
    """The key without the differences between sibilants, on which the systems agree least."""
    for system, common in names_table()["rough"]:
        key = key.replace(system, common)
    return re.sub(r"(.)\1+", r"\1", key)


def _rough_keys(word: Word) -> frozenset[str]:
    return frozenset({word.key, *word.rough})


def _crossed(cyrillic: Word, latin: Word) -> bool:
    """A case form in Cyrillic against Latin letters: by the keys of its nominatives."""
    return bool(cyrillic.stems) and not latin.stems and latin.key in cyrillic.rough


def _pinyin(words: Iterable[Word]) -> frozenset[str]:
    return frozenset("".join(parts) for parts in product(*(word.pinyin for word in words)))


def _han_likeness(one: Name, other: Name) -> float | None:
    if not one.han or not other.han:
        return _with_characters(*((one.han, other) if one.han else (other.han, one)))
    mine, theirs = "".join(one.han), "".join(other.han)
    if mine == theirs:
        return EXACT
    if min(len(one.han), len(other.han)) == 1 and one.han[-1] == other.han[-1] and len(one.han[-1]) > 1:
        return FORM  # the family name of a foreigner alone: 普京
    same_length = len(mine) == len(theirs) >= 4
    return SLIP if same_length and sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1 else None


def _with_characters(han: tuple[str, ...], name: Name) -> float | None:
    """A Chinese name in characters against one in letters: the family name first or last, the given name whole."""
    parts = family_and_given(han[0]) if len(han) == 1 else None
    if parts is None or not name.words:
        return None
    costs = [_with_pinyin(*parts, name.words, place) for place in dict.fromkeys((0, len(name.words) - 1))]
    return min((cost for cost in costs if cost is not None), default=None)


def _with_pinyin(family: frozenset[str], given: frozenset[str], words: tuple[Word, ...], place: int) -> float | None:
    rest = [word for at, word in enumerate(words) if at != place]
    if not words[place].pinyin & family:
        return None
    if not rest or _pinyin(rest) & given:
        return PINYIN
    initials = "".join(next(iter(word.pinyin), "")[:1] for word in rest)
    if all(word.initial for word in rest) and any(one.startswith(initials[0]) for one in given if initials):
        return PINYIN + INITIAL
    return None
