"""Actors named in one version and veiled in the other."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.questions.collation.sides import Side
from travaux.reading.targets import Candidate, candidates
from travaux.record.statements import TargetKind
from travaux.record.versions import Difference, DifferenceKind

SURE = 0.8


def target_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every actor veiled on one side where the other side names one more."""
    yield from _unveiled(first, second, swapped=False)
    yield from _unveiled(second, first, swapped=True)


def _unveiled(veiling: Side, naming: Side, *, swapped: bool) -> Iterator[Difference]:
    veils, names = _split(candidates(veiling.analysis()))
    their_veils, their_names = _split(candidates(naming.analysis()))
    if len(veils) <= len(their_veils) or len(their_names) <= len(names):
        return
    known = {one.id for one in names if one.id}
    new = [one for one in their_names if one.id not in known] or their_names
    veil, name = (
        veils[0],
        min(new, key=lambda one: abs(one.start / len(naming.text) - veils[0].start / len(veiling.text))),
    )
    hidden, shown = veiling.stretch(veil.start, veil.end), naming.stretch(name.start, name.end)
    a, b = (shown, hidden) if swapped else (hidden, shown)
    yield Difference(DifferenceKind.TARGET, a, b, f"{shown.text} named, {hidden.text} veiled", SURE)


def _split(found: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    veiled = [one for one in found if one.kind is TargetKind.VEILED]
    return veiled, [one for one in found if one.kind is TargetKind.NAMED]
