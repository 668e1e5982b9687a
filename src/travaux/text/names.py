"""Names of people: whether two spellings can be one person, across scripts, case forms, systems of transliteration,
initials and slips of the pen; and who of a list is meant.

Nothing is merged on a first name alone, against a contrary first name or initial, or when two people fit equally well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from rapidfuzz.distance import OSA

from travaux.text.han import simplify

_TOKEN = re.compile(r"[^\W\d_][^\W\d_'’ʼ`-]*|[-]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_PATRONYMIC = re.compile(r"(?:вич|вн|ьич|ичн)")
_LEAST_STEM = 3
_FULL = ("given name", "patronymic", "family name")

EXACT, FORM, INITIAL, ROUGH, SLIP = 0.0, 0.1, 0.3, 0.5, 1.0
"""Costs of agreement: the same letters, another form, a first letter only, another system of letters, one slip."""
SLIPS = ((5, 0), (9, 1))
"""Slips allowed in a name of fewer than so many letters; two in longer ones. Set on evals/data/names dev, 2026-11."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a name: its Latin key, its stems in Cyrillic (empty in Latin), whether it is an initial."""

    written: str
    key: str
    stems: frozenset[str]

    @property
    def initial(self) -> bool:
        return len(self.written) == 1


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: ``family`` is the place of the family name among ``words``; ``han`` are its characters."""

    written: str
    words: tuple[_Word, ...]
    family: int
    han: tuple[str, ...] = ()


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
    return _likeness(shorter, longer)


def _likeness(shorter: Name, longer: Name) -> float | None:
    """The family names must agree; every other word of the shorter name must find its own in the longer one."""
    family = _agreement(shorter.words[shorter.family], longer.words[longer.family])
    cost = None if family is None else _with_rest(shorter, longer, longer.family, family)
    if cost is None and len(shorter.words) == len(longer.words) > 1:
        # Which word is the family name was a guess: the same words in another order are the same name.
        swapped = [place for place in range(len(longer.words)) if place != longer.family]
        tried = ((place, _agreement(shorter.words[shorter.family], longer.words[place])) for place in swapped)
        costs = [_with_rest(shorter, longer, place, start) for place, start in tried if start in (EXACT, FORM)]
        cost = min((found for found in costs if found is not None), default=None)
    return cost


def _with_rest(shorter: Name, longer: Name, family: int, cost: float) -> float | None:
    rest = [word for place, word in enumerate(longer.words) if place != family]
    own = [word for place, word in enumerate(shorter.words) if place != shorter.family]
    joined = "".join(word.key for word in own), "".join(word.key for word in rest)
    if len(own) != len(rest) and own and joined[0] == joined[1]:
        return cost  # Jin-ping, Jinping
    if len(own) == 1 and own[0].initial:
        rest = rest[:1]  # a lone initial is that of the given name, never of the patronymic
    for word in own:
        found = [(agreed, place) for place, one in enumerate(rest) if (agreed := _agreement(word, one)) is not None]
        if not found:
            return None
        agreed, place = min(found)
        cost += agreed
        del rest[place]
    return cost


def _agreement(one: _Word, other: _Word) -> float | None:
    if one.key == other.key:
        return EXACT
    if one.initial or other.initial:
        return INITIAL if _same_initial(one, other) else None
    if one.stems & other.stems or _crossed(one, other) or _crossed(other, one):
        return FORM
    if _rough(one.key) == _rough(other.key):
        return ROUGH
    slips = [_slips(one.key, other.key)]
    if bool(one.stems) == bool(other.stems):
        slips.append(_slips(one.written.casefold(), other.written.casefold()))
    fewest = min((count for count in slips if count is not None), default=None)
    return None if fewest is None else SLIP * fewest


def _slips(one: str, other: str) -> int | None:
    """Letters added, dropped, exchanged or turned round; None when more than the length allows, or in the first."""
    allowed = next((slips for limit, slips in SLIPS if max(len(one), len(other)) < limit), 2)
    apart = OSA.distance(one, other, score_cutoff=allowed)
    return apart if apart <= allowed and one[:1] == other[:1] else None


def _same_initial(one: _Word, other: _Word) -> bool:
    mine, theirs = one.written.casefold()[:1], other.written.casefold()[:1]
    if bool(one.stems) == bool(other.stems):
        return mine == theirs
    russian, latin = (mine, theirs) if one.stems else (theirs, mine)
    return latin in _table()["initials"].get(russian, "") or latin == _table()["letters"].get(russian, "")[:1]


@lru_cache(maxsize=65536)
def _rough(key: str) -> str:
    """The key without the differences between sibilants, on which the systems agree least."""
    for system, common in _table()["rough"]:
        key = key.replace(system, common)
    return re.sub(r"(.)\1+", r"\1", key)


def _crossed(cyrillic: _Word, latin: _Word) -> bool:
    """A case form in Cyrillic against Latin letters: by the keys of its stems."""
    return bool(cyrillic.stems) and not latin.stems and any(_key(stem) == latin.key for stem in cyrillic.stems)


def _han_likeness(one: Name, other: Name) -> float | None:
    if not one.han or not other.han:
        return None
    mine, theirs = "".join(one.han), "".join(other.han)
    if mine == theirs:
        return EXACT
    if min(len(one.han), len(other.han)) == 1 and one.han[-1] == other.han[-1] and len(one.han[-1]) > 1:
        return FORM  # the family name of a foreigner alone: 普京
    same_length = len(mine) == len(theirs) >= 4
    return SLIP if same_length and sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1 else None


class People:
    """People with all spellings of their names, and who among them a spelling means."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._names = {person: tuple(dict.fromkeys((person, *spellings))) for person, spellings in names.items()}

    def resolve(self, written: str) -> str | None:
        """The one person meant; None when nobody fits or two fit equally well."""
        costs: dict[str, float] = {}
        for person, spellings in self._names.items():
            fitting = [cost for one in _comparable(written, spellings) if (cost := likeness(written, one)) is not None]
            if fitting:
                costs[person] = min(fitting)
        if not costs:
            return None
        best = min(costs.values())
        nearest = [person for person, cost in costs.items() if cost == best]
        return nearest[0] if len(nearest) == 1 else None


def _comparable(written: str, spellings: tuple[str, ...]) -> tuple[str, ...]:
    """A name with a patronymic is held against spellings with one, where there are any: it may speak against them."""
    if len(parsed(written).words) < len(_FULL):
        return spellings
    full = tuple(one for one in spellings if len(parsed(one).words) == len(_FULL) and parsed(one).words[0].stems)
    return full or spellings


@lru_cache(maxsize=65536)
def parsed(written: str) -> Name:
    """A name taken apart into words, the family name found by script, patronymic and Chinese surnames."""
    if _HAN.search(written):
        return Name(written, (), 0, _han_parts(written))
    table = _table()
    spelled = unicodedata.normalize("NFC", written.replace("ё", "е").replace("Ё", "Е"))
    reordered = _after_comma(spelled)
    tokens = [token for token in re.split(r"[\s.,·]+", reordered) if token]
    pieces = [piece for token in tokens for piece in _pieces(token)]
    kept = [piece for piece in pieces if piece.casefold() not in table["particles"]] or pieces
    words = tuple(_word(piece) for piece in kept)
    words = tuple(word for word in words if word.key)
    return Name(written, words, _family(words))


def _after_comma(written: str) -> str:
    """Family name first with a comma, turned round."""
    family, comma, rest = written.partition(",")
    return f"{rest} {family}" if comma and rest.strip() else written


def _pieces(token: str) -> list[str]:
    """A token; a double given name of capital initials ("В.В.") was cut before."""
    bare = re.sub(r"[^\w'’ʼ`-]", "", token)
    return [bare] if re.search(r"[^\W\d_]", bare) else []


def _han_parts(written: str) -> tuple[str, ...]:
    folded = simplify(re.sub(r"[\s（(].*$", "", written.strip()))
    for honorific in _table()["honorifics_zh"]:
        folded = folded.removesuffix(honorific) if len(folded) > len(honorific) + 1 else folded
    return tuple(part for part in re.split(r"[·•・‧.．]", folded) if part)


def _family(words: tuple[_Word, ...]) -> int:
    """The place of the family name: the first with a patronymic at the end or a Chinese surname at the front."""
    full = [place for place, word in enumerate(words) if not word.initial]
    if len(full) == 1:
        return full[0]
    if words and words[0].initial is False and words[0].written.casefold() in _table()["surnames"]:
        return 0
    if len(words) == 3 and _PATRONYMIC.search(words[-1].written.casefold()[-6:]) and words[-1].stems:
        return 0
    return full[-1] if full else 0


@lru_cache(maxsize=65536)
def _word(written: str) -> _Word:
    folded = written.casefold()
    stems = _stems(folded) if _CYRILLIC.search(folded) else frozenset[str]()
    return _Word(written, _key(folded), stems)


def _stems(folded: str) -> frozenset[str]:
    """The word without each ending it may have; the word itself is one of them."""
    table = _table()
    found = {folded}
    for ending in table["endings"]:
        if folded.endswith(ending) and len(folded) - len(ending) >= _LEAST_STEM:
            found.add(folded[: -len(ending)])
    if re.fullmatch(r"[а-я][а-я][аеу]|[а-я][а-я]ом", folded) and folded[1] not in "аеиоуыэюя":
        found.add(folded[:2])  # Яна, Яну: short names lose their ending too
    for full, short in table["fleeting"].items():
        if folded.endswith(full) and len(folded) > len(full) + 1:
            found.add(folded[: -len(full)] + short)
    return frozenset(found)


@lru_cache(maxsize=65536)
def _key(folded: str) -> str:
    """Latin letters on which the systems of transliteration agree; double letters count once."""
    table = _table()
    latin = "".join(table["letters"].get(letter, letter) for letter in folded)
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", latin)
        if letter.isalnum() and unicodedata.category(letter) != "Lm"
    )
    for system, common in table["folds"]:
        plain = plain.replace(system, common)
    return re.sub(r"(.)\1+", r"\1", plain)


@cache
def _table() -> dict[str, Any]:
    path = files("travaux.data").joinpath("names", "transliteration.yaml")
    content: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    content["surnames"] = frozenset(content["surnames"])
    content["particles"] = frozenset(content["particles"])
    return content
