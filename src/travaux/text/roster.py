"""People by the rows that name them, and which of the rows a spelling means: one person's, or nobody's to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from travaux.text.foreign_names import sound_likeness
from travaux.text.name_words import parsed
from travaux.text.names import SLIP, beginnings, likeness
from travaux.text.people import likely_people

CONTRARY = 0.5
"""Likeness by sound under which given names in two scripts are not the same: the least of true pairs on
evals/data/names dev, 2026-11, is .64, and nine in ten of the others lie below."""
_WITH_PATRONYMIC = 3
"""Words of a Russian name with its patronymic."""
Spellings = tuple[str, ...]
"""All spellings of a name that one row gives, the name it goes by first."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a spelling means. ``spellings`` are those under which rows name the one person; none when it is nobody.

    ``several``: the different people it fits equally well, of whom none is taken. ``likely``: when it fits nobody, whom
    it may mean by sound or by a given name. ``known_as``: the name in the rows, where only the gazetteer led there.
    """

    written: str
    spellings: frozenset[str] = frozenset()
    several: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()
    known_as: str = ""

    def is_one_of(self, names: Iterable[str]) -> bool:
        """Whether the person is meant by any of the names of a row."""
        return any(name in self.spellings for name in names)

    @property
    def note(self) -> str:
        """In words what an analyst must know about the reading of the name; empty when it was plain."""
        if self.several:
            return f"{self.written!r} may be {' or '.join(self.several)}: give the full name"
        if self.likely:
            return f"no row names {self.written!r}; it may be {' or '.join(self.likely)}: ask for that name"
        return f"{self.written!r} read as {self.known_as}" if self.known_as else ""


class Roster:
    """Everyone whom rows name. ``known`` are people of a gazetteer, all spellings of each under its id."""

    def __init__(self, rows: Iterable[Spellings], known: Mapping[str, Spellings] | None = None) -> None:
        self._rows = tuple(dict.fromkeys(names for names in (tuple(filter(None, row)) for row in rows) if names))
        self._known = known or {}
        self._memory: dict[str, Meant] = {}

    def meant(self, written: str) -> Meant:
        """Whom a spelling means: by its own letters, else as the gazetteer knows it, else nobody, with whom it may."""
        if written not in self._memory:
            self._memory[written] = self.taken(written) or Meant(written, likely=likely_people(written, self._by_name))
        return self._memory[written]

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say about the names asked for so far."""
        return tuple(one.note for one in self._memory.values() if one.note)

    def taken(self, written: str) -> Meant | None:
        """The same without looking for whom it may mean by sound: None when it fits nobody."""
        fitting = self._fitting(written)
        if fitting:
            return self._told(written, self._with_aliases(fitting))
        for spellings in self._near_known.near(written):
            if _cost(written, spellings if not is_full(written) else tuple(filter(is_full, spellings))) is not None:
                found = [row for row in self._rows if any(_is_whole(one) and _fits(one, row) for one in spellings)]
                if found:
                    return self._told(written, self._with_aliases(found), found[0][0])
        return None

    def _fitting(self, written: str) -> list[Spellings]:
        """The rows whose names fit; those with a slip of the pen only where none fits without."""
        costs = {
            row: cost
            for row in self._near.near(written)
            if (cost := _cost(written, row)) is not None and not _sounds_otherwise(written, row)
        }
        best = min(costs.values(), default=0.0)
        return [row for row, cost in costs.items() if cost < SLIP or cost == best]

    def _with_aliases(self, fitting: Sequence[Spellings]) -> list[Spellings]:
        """The rows and those that bear another full spelling of theirs."""
        spellings = [one for row in fitting for one in row if _is_whole(one)]
        near = {row for one in spellings for row in self._near.near(one)}
        also = {row for row in near if any(_fits(one, row) for one in spellings)}
        return [row for row in self._rows if row in also or row in fitting]

    def _told(self, written: str, rows: Sequence[Spellings], known_as: str = "") -> Meant:
        several = _different(rows)
        if several:
            return Meant(written, several=tuple(row[0] for row in several))
        return Meant(written, frozenset(one for row in rows for one in row), known_as=known_as)

    @cached_property
    def _near(self) -> _Rows:
        return _Rows(self._rows)

    @cached_property
    def _near_known(self) -> _Rows:
        return _Rows(self._known.values())

    @cached_property
    def _by_name(self) -> Mapping[str, Spellings]:
        named: dict[str, Spellings] = {}
        for row in self._rows:
            named[row[0]] = (*named.get(row[0], ()), *row)
        return named


class _Rows:
    """Rows by the letters their words may begin with, so that few of them are compared with a spelling."""

    def __init__(self, rows: Iterable[Spellings]) -> None:
        self._rows = tuple(rows)
        self._fewest = [min(len(beginnings(one)) for one in row) for row in self._rows]
        self._by_letter: dict[str, set[int]] = {}
        for place, row in enumerate(self._rows):
            for letter in {letter for one in row for word in beginnings(one) for letter in word}:
                self._by_letter.setdefault(letter, set()).add(place)

    def near(self, written: str) -> list[Spellings]:
        """The rows that may be alike, in their order: each word of the shorter name begins as one of the longer."""
        words = beginnings(written)
        shared: Counter[int] = Counter()
        for word in words:
            shared.update(set().union(*(self._by_letter.get(letter, ()) for letter in word)))
        return [
            self._rows[place] for place in sorted(shared) if shared[place] >= min(len(words), self._fewest[place], 2)
        ]


def _cost(written: str, row: Spellings) -> float | None:
    costs = (likeness(written, one) for one in _comparable(written, row))
    return min((cost for cost in costs if cost is not None), default=None)


def _comparable(written: str, row: Spellings) -> Spellings:
    """A name with a patronymic is held against spellings with one, where there are any: it may speak against them."""
    if len(parsed(written).words) < _WITH_PATRONYMIC:
        return row
    full = tuple(one for one in row if len(parsed(one).words) == _WITH_PATRONYMIC and parsed(one).words[0].stems)
    return full or row


def _fits(one: str, row: Spellings) -> bool:
    """Whether a spelling is one of a row's without a slip of the pen."""
    cost = _cost(one, row)
    return cost is not None and cost < SLIP


def _sounds_otherwise(written: str, row: Spellings) -> bool:
    """Whether given names in different scripts speak against each other: 谢尔盖·别洛乌索夫 is no Andrei."""
    if not is_full(written):
        return False
    heard = [sound_likeness(written, one) for one in row if is_full(one) and _crosses(written, one)]
    return bool(heard) and max(heard) < CONTRARY


def _crosses(one: str, other: str) -> bool:
    """Whether a foreign name in characters stands against one in letters."""
    first, second = parsed(one).han, parsed(other).han
    return bool(first) != bool(second) and len(first or second) > 1


def is_full(name: str) -> bool:
    """Whether a given name is written out beside the family name."""
    own = parsed(name)
    return len(own.han or [word for word in own.words if not word.initial]) > 1


def _is_whole(name: str) -> bool:
    """Whether a name is more than a family name: by it other rows may be found."""
    return bool(parsed(name).han) or is_full(name)


def _different(rows: Sequence[Spellings]) -> list[Spellings]:
    """One row for each person who cannot be another of them: no spelling of the two fits. Empty for one person."""
    found: list[Spellings] = []
    for row in rows:
        against = [other for other in rows if not _are_one(row, other)]
        if against and not any(_are_one(row, other) for other in found):
            found.append(row)
    return found


def _are_one(row: Spellings, other: Spellings) -> bool:
    return any(_fits(one, other) for one in row)
