"""The diff of a parallel: its edits laid out as runs that give back both texts exactly.

Joining the ``earlier`` sides of the runs gives the earlier text, joining the ``later`` sides gives the later one.
What an edit moved ("reordered") stands twice, once where it was and once where it is, so that one line can show both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from travaux.errors import InvalidValue
from travaux.record.parallels import Edit, EditKind, Parallel


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of both texts. ``kind`` None: kept, though case, spacing or letter form may differ."""

    kind: EditKind | None
    earlier: str
    later: str


def runs(parallel: Parallel) -> tuple[Run, ...]:
    """The runs of a parallel in reading order; a parallel without edits is one kept run.

    An edit may also concern words of the passage beside the quotation; those are in no run. Raises InvalidValue when an
    edit overlaps another or does not say what stands in the quotation.
    """
    edits = [_place(edit, parallel) for edit in parallel.edits]
    _check_overlaps(edits)
    in_place, moved = _split(edits)
    found = _walk(parallel.earlier.exact, parallel.later.exact, in_place, moved)
    return tuple(run for run in found if run.earlier or run.later)


def _place(edit: Edit, parallel: Parallel) -> Edit:
    """The edit with offsets counted from the start of the two quotations, and what of it stands in them."""
    earlier, later = parallel.earlier, parallel.later
    earlier_span, earlier_words = _within(edit.earlier, edit.earlier_start - earlier.start, earlier.exact)
    later_span, later_words = _within(edit.later, edit.later_start - later.start, later.exact)
    if earlier.exact[slice(*earlier_span)] != earlier_words or later.exact[slice(*later_span)] != later_words:
        raise _faulty(edit, "the edit does not stand in its quotations")
    return Edit(edit.kind, earlier_words, later_words, *earlier_span, *later_span)


def _within(words: str, start: int, quoted: str) -> tuple[tuple[int, int], str]:
    """What of the words stands in the quotation, and where; of words wholly beside it a place at its nearer end."""
    first, last = (min(max(place, 0), len(quoted)) for place in (start, start + len(words)))
    return (first, last), words[first - start : last - start]


def _check_overlaps(edits: Sequence[Edit]) -> None:
    """Refuse edits that claim the same words twice on either side."""
    for start, end in (("earlier_start", "earlier_end"), ("later_start", "later_end")):
        reached = 0
        for edit in sorted(edits, key=lambda edit: (getattr(edit, start), getattr(edit, end))):
            if getattr(edit, start) < reached:
                raise _faulty(edit, "the edit overlaps another")
            reached = getattr(edit, end)


def _faulty(edit: Edit, what: str) -> InvalidValue:
    return InvalidValue(what, (edit.kind.value, edit.earlier, edit.later), "parallel", "Read the text again.")


def _split(edits: Sequence[Edit]) -> tuple[list[Edit], list[Edit]]:
    """Edits that keep their order on both sides, and those that were moved or would cross them."""
    in_place: list[Edit] = []
    moved: list[Edit] = []
    reached = 0
    for edit in sorted(edits, key=lambda edit: (edit.earlier_start, edit.earlier_end, edit.later_start)):
        if edit.kind is EditKind.REORDERED or edit.later_start < reached:
            moved.append(edit)
        else:
            in_place.append(edit)
            reached = edit.later_end
    return in_place, moved


def _walk(earlier: str, later: str, in_place: Iterable[Edit], moved: Sequence[Edit]) -> Iterator[Run]:
    """The runs: each edit in its place, and between two of them the stretch both texts share."""
    at_earlier = at_later = 0
    end = Edit(EditKind.ADDED, "", "", len(earlier), len(earlier), len(later), len(later))
    for edit in (*in_place, end):
        yield from _between(
            _Side.cut(earlier, at_earlier, edit.earlier_start, [(m.earlier_start, m.earlier_end, m) for m in moved]),
            _Side.cut(later, at_later, edit.later_start, [(m.later_start, m.later_end, m) for m in moved]),
        )
        yield Run(edit.kind, edit.earlier, edit.later)
        at_earlier, at_later = edit.earlier_end, edit.later_end


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a shared stretch: its kept words, and the moved ones by their place among the kept words."""

    kept: str
    moved: tuple[tuple[int, str, EditKind], ...]

    @classmethod
    def cut(cls, text: str, start: int, end: int, moves: Iterable[tuple[int, int, Edit]]) -> _Side:
        kept: list[str] = []
        moved: list[tuple[int, str, EditKind]] = []
        at = start
        for move_start, move_end, edit in sorted(moves, key=lambda move: move[:2]):
            if move_start < move_end and start <= move_start and move_end <= end:
                kept.append(text[at:move_start])
                moved.append((sum(map(len, kept)), text[move_start:move_end], edit.kind))
                at = move_end
        kept.append(text[at:end])
        return cls("".join(kept), tuple(moved))

    def next_move(self, taken: int) -> tuple[int, str, EditKind | None]:
        """The next moved words not yet taken; when none is left, the end of the kept words and no kind."""
        return self.moved[taken] if taken < len(self.moved) else (len(self.kept), "", None)


def _between(earlier: _Side, later: _Side) -> Iterator[Run]:
    """The runs of a shared stretch, cut wherever words were moved out of it or into it."""
    at_earlier = at_later = taken_earlier = taken_later = 0
    while taken_earlier < len(earlier.moved) or taken_later < len(later.moved):
        from_place, from_words, from_kind = earlier.next_move(taken_earlier)
        to_place, to_words, to_kind = later.next_move(taken_later)
        moved_out = from_kind is not None and (
            to_kind is None or from_place <= _opposite(to_place, later.kept, earlier.kept)
        )
        # The cut is exact on the side the words stand on; on the other it must not pass the next exact cut there.
        if moved_out:
            to_place = min(max(at_later, _opposite(from_place, earlier.kept, later.kept)), to_place)
            taken_earlier += 1
        else:
            from_place = min(max(at_earlier, _opposite(to_place, later.kept, earlier.kept)), from_place)
            taken_later += 1
        yield Run(None, earlier.kept[at_earlier:from_place], later.kept[at_later:to_place])
        yield Run(from_kind, from_words, "") if moved_out else Run(to_kind, "", to_words)
        at_earlier, at_later = from_place, to_place
    yield Run(None, earlier.kept[at_earlier:], later.kept[at_later:])


def _opposite(place: int, text: str, other: str) -> int:
    """Where ``place`` of ``text`` falls in ``other``, two texts alike but for spacing or letter form."""
    shared = 0
    for ours, theirs in zip(text[:place], other, strict=False):
        if ours != theirs:
            break
        shared += 1
    from_end = len(other) - (len(text) - place)
    return place if shared == place else min(max(from_end, 0), len(other))
