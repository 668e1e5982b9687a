"""The differences between all versions of an act, each told once, for several pairs may show the same one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from travaux.record.versions import Collation, Difference, DifferenceKind, PairCollation, Stretch

Place = tuple[int, int, int]
"""A version by its place among the documents, and the half-open offsets of a stretch in it."""


@dataclass(frozen=True, slots=True)
class AcrossVersions:
    """One difference: what each version has there, by its place among the documents; a version that agrees with
    another of them may be left out. ``confidence`` is that of the surest pair."""

    kind: DifferenceKind
    stretches: Mapping[int, Stretch]
    confidence: float


def across_versions(found: Collation) -> tuple[AcrossVersions, ...]:
    """Every difference of a collation, the surest first; differences of one kind that share a stretch are one."""
    groups: list[dict[int, Stretch]] = []
    kinds: list[tuple[DifferenceKind, float]] = []
    for pair, one in _every(found):
        own = {pair.first: one.first, pair.second: one.second}
        at = next((at for at, group in enumerate(groups) if kinds[at][0] is one.kind and _meets(group, own)), None)
        if at is None:
            groups.append(own)
            kinds.append((one.kind, one.confidence))
        else:
            groups[at] = own | groups[at]
            kinds[at] = (one.kind, max(kinds[at][1], one.confidence))
    made = (AcrossVersions(kind, group, sure) for group, (kind, sure) in zip(groups, kinds, strict=True))
    return tuple(sorted(made, key=lambda one: -one.confidence))


def _every(found: Collation) -> Iterator[tuple[PairCollation, Difference]]:
    for pair in found.pairs:
        yield from ((pair, one) for one in pair.differences)


def _meets(group: Mapping[int, Stretch], own: Mapping[int, Stretch]) -> bool:
    """Whether two differences have the same words of one version."""
    return any(place in group and group[place].text and group[place] == stretch for place, stretch in own.items())
