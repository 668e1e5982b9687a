"""The rows of a collation: passages of all versions that answer each other, side by side, with their differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.record.passages import Passage
from travaux.record.versions import Collation, Difference

Place = tuple[int, int]
"""A version and a passage in it, by their positions."""


@dataclass(frozen=True, slots=True)
class Row:
    """``cells``: the passages of each version, empty where it has none; ``differences`` by the versions compared."""

    cells: tuple[tuple[Passage, ...], ...]
    differences: tuple[tuple[int, int, Difference], ...]


def rows(collation: Collation) -> tuple[Row, ...]:
    """All passages of all versions once each, in the order of the first version and then of the others."""
    groups = _groups(collation)
    owner = {place: number for number, group in enumerate(groups) for place in group}
    found: list[list[tuple[int, int, Difference]]] = [[] for _ in groups]
    for pair in collation.pairs:
        for one in pair.differences:
            found[owner[_place(collation, pair.first, pair.second, one)]].append((pair.first, pair.second, one))
    made = [
        Row(
            tuple(
                tuple(passages[at] for version, at in sorted(group) if version == number)
                for number, passages in enumerate(collation.passages)
            ),
            tuple(some),
        )
        for group, some in zip(groups, found, strict=True)
    ]
    return tuple(made[number] for number in _order(groups, len(collation.passages)))


def _groups(collation: Collation) -> list[set[Place]]:
    """Passages joined by links of any two versions."""
    group: dict[Place, set[Place]] = {}
    for version, passages in enumerate(collation.passages):
        group.update({(version, at): {(version, at)} for at in range(len(passages))})
    for pair in collation.pairs:
        for link in pair.links:
            ours = [(pair.first, at) for at in range(*link.first)]
            theirs = [(pair.second, at) for at in range(*link.second)]
            joined = set().union(*(group[place] for place in ours + theirs))
            group.update(dict.fromkeys(joined, joined))
    return list({id(some): some for some in group.values()}.values())


def _place(collation: Collation, first: int, second: int, one: Difference) -> Place:
    """The passage a difference begins in: of the first version that has words for it."""
    version, stretch = (first, one.first) if one.first.text else (second, one.second)
    passages = collation.passages[version]
    return version, next(at for at, passage in enumerate(passages) if stretch.start < passage.end)


def _order(groups: list[set[Place]], versions: int) -> Iterator[int]:
    """The groups by the first version; a group without it stands behind what precedes it in its own version."""
    placed = sorted(
        (min(at for version, at in group if version == 0), number)
        for number, group in enumerate(groups)
        if any(version == 0 for version, _ in group)
    )
    order = [number for _, number in placed]
    for version in range(1, versions):
        last = {at: number for number in order for own, at in groups[number] if own == version}
        missing = sorted(
            (min(groups[n])[1], n) for n in range(len(groups)) if n not in order and min(groups[n])[0] == version
        )
        for at, number in missing:
            before = max((place for place in last if place < at), default=-1)
            order.insert(order.index(last[before]) + 1 if before >= 0 else 0, number)
            last.update({place: number for own, place in groups[number] if own == version})
    return iter(order)
