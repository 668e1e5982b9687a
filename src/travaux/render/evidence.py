"""The evidence of a passage, sorted for a reader: one wording once, however many documents have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from travaux.parallels.diffs import Run, runs
from travaux.record.dates import sort_key
from travaux.record.parallels import Parallel
from travaux.record.readings import PassageReading

WORDINGS_SHOWN = 4
"""Wordings shown a passage besides the marked ones; the rest is counted. Keeps a page of 10,000 words near 2 MB."""
DATES_SHOWN = 12
"""Further documents named a wording; the rest is counted."""
MOSTLY_KEPT = 0.5
"""From this share of the longer text kept, one line with both texts reads better than two columns."""


class Mark(StrEnum):
    """What sets a parallel apart from the others of its passage."""

    BEST = "best"
    EARLIEST = "earliest"
    RUNNER_UP = "runner-up"


class View(StrEnum):
    """How a wording is set against the passage."""

    SAME = "same"
    INLINE = "inline"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Cited:
    """A parallel that is named in full, with its marks."""

    parallel: Parallel
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One earlier wording of a passage.

    ``cited`` are the parallels named in full, ``also`` further documents with the same words, by date; ``more``
    counts those not named. ``runs`` lay out the edits.
    """

    cited: tuple[Cited, ...]
    also: tuple[Parallel, ...]
    more: int
    runs: tuple[Run, ...]

    @property
    def parallel(self) -> Parallel:
        """The parallel whose figures stand for the wording."""
        return self.cited[0].parallel

    @property
    def view(self) -> View:
        """Same words: nothing to set out; mostly kept: one line; otherwise two columns."""
        parallel = self.parallel
        if parallel.earlier.exact == parallel.later.exact:
            return View.SAME
        kept = sum(len(run.later) for run in self.runs if run.kind is None)
        longer = max(len(parallel.earlier.exact), len(parallel.later.exact))
        mostly = parallel.edits and kept >= MOSTLY_KEPT * longer
        return View.INLINE if mostly else View.BESIDE


@dataclass(frozen=True, slots=True)
class Evidence:
    """The wordings of a passage, the best first; ``more`` counts the wordings not shown."""

    wordings: tuple[Wording, ...]
    more: int

    @property
    def documents(self) -> set[str]:
        """The ids of all documents named."""
        named = [cited.parallel for wording in self.wordings for cited in wording.cited]
        also = [parallel for wording in self.wordings for parallel in wording.also]
        return {parallel.earlier.document for parallel in (*named, *also)}


def evidence(read: PassageReading) -> Evidence:
    """The evidence of a passage; no wordings for a passage without parallels."""
    marks = marks_of(read)
    groups = _by_wording(read.parallels)
    marked = [group for group in groups if any(place in marks for place, _ in group)]
    others = [group for group in groups if group not in marked]
    shown = (*marked, *others[:WORDINGS_SHOWN])
    return Evidence(tuple(_wording(group, marks) for group in shown), len(others[WORDINGS_SHOWN:]))


def marks_of(read: PassageReading) -> dict[int, tuple[Mark, ...]]:
    """The marks of the parallels of a passage that have any, by their place in it."""
    named = ((Mark.BEST, read.best), (Mark.EARLIEST, read.earliest), (Mark.RUNNER_UP, read.runner_up))
    found = {
        place: tuple(mark for mark, marked in named if marked is parallel)
        for place, parallel in enumerate(read.parallels)
    }
    return {place: marks for place, marks in found.items() if marks}


_Numbered = tuple[int, Parallel]


def _by_wording(parallels: Sequence[Parallel]) -> list[list[_Numbered]]:
    """Parallels with the same earlier words and the same later stretch together, in the order of their first."""

    def key(numbered: _Numbered) -> tuple[str, int, int]:
        parallel = numbered[1]
        return parallel.earlier.exact, parallel.later.start, parallel.later.end

    groups = [list(group) for _, group in groupby(sorted(enumerate(parallels), key=key), key=key)]
    return sorted(groups, key=lambda group: group[0][0])


def _wording(same: list[_Numbered], marks: dict[int, tuple[Mark, ...]]) -> Wording:
    cited = [Cited(parallel, marks[place]) for place, parallel in same if place in marks]
    rest = [parallel for place, parallel in same if place not in marks]
    if not cited:
        cited, rest = [Cited(rest[0], ())], rest[1:]
    rest.sort(key=lambda parallel: sort_key(parallel.date))
    return Wording(tuple(cited), tuple(rest[:DATES_SHOWN]), len(rest[DATES_SHOWN:]), runs(cited[0].parallel))
