"""Typed edits between an earlier and a later wording, from the pairs an alignment matched.

Edits are word-exact, and character-exact in Chinese, except that a number that changed is told whole. Punctuation, case
and another way to write a word are no edits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from travaux.parallels.edit_words import Figure, figures, function_stems, glue_stems, qualifying
from travaux.parallels.hunks import Hunk, Side, Span, put, reads_alike, without_moved
from travaux.parallels.moves import Move
from travaux.record.parallels import Edit, EditKind

BETWEEN = 6
"""Tokens that stay between two stretches that changed places, at most, when they are told as one reordering."""
LEAST_MOVED = 2
"""Characters that a run has at least to be said to have moved; of words one content word is enough."""


def edits(earlier: Side, later: Side, found: Sequence[Hunk], moved: Sequence[Move] = ()) -> tuple[Edit, ...]:
    """The hunks as typed edits, in the order of the later text; words that ``moved`` are reordered, not replaced."""
    differing = [hunk for hunk in found if not reads_alike(earlier, later, hunk)]
    return _Typing(earlier, later, differing).edits(moved) if differing else ()


class _Typing:
    """The two sides of a list of hunks, with the numbers that stand where they differ."""

    def __init__(self, earlier: Side, later: Side, found: Sequence[Hunk]) -> None:
        self._earlier, self._later = earlier, later
        self._figures = tuple(
            figures(side, _around(side, spans))
            for side, spans in ((earlier, [one.earlier for one in found]), (later, [one.later for one in found]))
        )
        self._hunks = self._with_whole_numbers(found)

    def edits(self, moved: Sequence[Move]) -> tuple[Edit, ...]:
        """The typed edits in the order of the later text."""
        left = [part for hunk in self._hunks for part in without_moved(hunk, moved)]
        parts = [part for hunk in left for part in self._parts(hunk)]
        kinds = {part: self._kind(part) for part in self._without_glue(parts, bool(moved))}
        self._pair_up(kinds)
        kinds.update(dict.fromkeys(_exchanged(moved, kinds), EditKind.REORDERED))
        ordered = sorted(kinds, key=lambda hunk: (hunk.later, hunk.earlier))
        return tuple(self._edit(kinds[hunk], hunk) for hunk in ordered)

    def _with_whole_numbers(self, found: Sequence[Hunk]) -> list[Hunk]:
        """The hunks with those that end inside a number grown to all of it, and joined where they then touch."""
        inside = tuple(
            {at for figure in some for at in range(figure.tokens[0] + 1, figure.tokens[1])} for some in self._figures
        )
        grown: list[Hunk] = []
        for number, hunk in enumerate(found):
            (j, j_end), (i, i_end) = hunk.earlier, hunk.later
            before = found[number - 1] if number else Hunk((0, 0), (0, 0))
            while (j in inside[0] or i in inside[1]) and j > before.earlier[1] and i > before.later[1]:
                j, i = j - 1, i - 1
            after = found[number + 1] if number + 1 < len(found) else None
            most = after.earlier[0] if after else len(self._earlier.starts)
            while (j_end in inside[0] or i_end in inside[1]) and j_end < most and i_end < len(self._later.starts):
                j_end, i_end = j_end + 1, i_end + 1
            put(grown, Hunk((j, j_end), (i, i_end)))
        return grown

    def _inside(self, hunk: Hunk) -> tuple[list[Figure], list[Figure]]:
        """The numbers that stand whole inside the two sides of a hunk; "one" only opposite another number."""
        before, after = (
            [figure for figure in some if span[0] <= figure.tokens[0] and figure.tokens[1] <= span[1]]
            for some, span in zip(self._figures, (hunk.earlier, hunk.later), strict=True)
        )
        if not before or not after:
            return [one for one in before if not one.one], [one for one in after if not one.one]
        return before, after

    def _parts(self, hunk: Hunk) -> Iterator[Hunk]:
        """The hunk cut where a number that changed, or a qualifier at its edge, begins and ends."""
        before, after = self._inside(hunk)
        if before and after and _values(before) != _values(after):
            middle = Hunk((before[0].tokens[0], before[-1].tokens[1]), (after[0].tokens[0], after[-1].tokens[1]))
            rest = _between(hunk, middle, Hunk(_end(hunk.earlier), _end(hunk.later)))
            if self._stems(rest.earlier, 0) == self._stems(rest.later, 1):  # what it counts, in the case it asks for
                middle, rest = _whole(middle, rest), _between(hunk, hunk, Hunk(_end(hunk.earlier), _end(hunk.later)))
            yield from self._at_edges(_between(hunk, Hunk(_start(hunk.earlier), _start(hunk.later)), middle))
            yield middle
            yield from self._at_edges(rest)
        else:
            yield from self._at_edges(hunk)

    def _at_edges(self, hunk: Hunk) -> Iterator[Hunk]:
        """The hunk with a qualifier that only one side has at its edge cut off."""
        lacks_earlier, lacks_later = (span[0] == span[1] for span in (hunk.earlier, hunk.later))
        if lacks_earlier or lacks_later:
            if not (lacks_earlier and lacks_later):
                yield hunk
            return
        marks = [qualifying(self._stems(span, side)) for side, span in enumerate((hunk.earlier, hunk.later))]
        for side in (0, 1):
            span = (hunk.earlier, hunk.later)[side]
            head, tail = _edges(marks[side])
            if any(marks[1 - side]) or all(marks[side]) or not (head or tail):
                continue
            cut, rest = ((span[0], span[0] + head), (span[0] + head, span[1]))
            if not head:
                cut, rest = (span[1] - tail, span[1]), (span[0], span[1] - tail)
            opposite = (hunk.earlier, hunk.later)[1 - side]
            yield _hunk(side, cut, _start(opposite) if head else _end(opposite))
            yield _hunk(side, rest, opposite)
            return
        yield hunk

    def _stems(self, span: Span, side: int) -> list[int]:
        stems: list[int] = (self._earlier, self._later)[side].stems[slice(*span)].tolist()
        return stems

    def _content(self, span: Span, side: int) -> list[int]:
        return [value for value in self._stems(span, side) if value not in function_stems()]

    def _kind(self, hunk: Hunk) -> EditKind:
        if self._is_number(hunk):
            return EditKind.NUMBER
        if self._is_qualifier(hunk):
            return EditKind.QUALIFIER
        if hunk.earlier[0] == hunk.earlier[1]:
            return EditKind.ADDED
        return EditKind.SUBSTITUTED if hunk.later[0] < hunk.later[1] else EditKind.REMOVED

    def _is_number(self, hunk: Hunk) -> bool:
        """Whether numbers changed, and little else."""
        before, after = self._inside(hunk)
        if _values(before) == _values(after):
            return False
        counted = sum(figure.tokens[1] - figure.tokens[0] for figure in (*before, *after))
        return 2 * counted >= len(self._content(hunk.earlier, 0)) + len(self._content(hunk.later, 1))

    def _is_qualifier(self, hunk: Hunk) -> bool:
        """Whether all that differs in content is qualifiers, and some does."""
        sides = [self._stems(span, side) for side, span in enumerate((hunk.earlier, hunk.later))]
        common = set(sides[0]) & set(sides[1])
        marked = False
        for stems in sides:
            for value, mark in zip(stems, qualifying(stems), strict=True):
                if not mark and value not in common and value not in function_stems():
                    return False
                marked = marked or (mark and value not in common)
        return marked

    def _without_glue(self, parts: Sequence[Hunk], has_moves: bool) -> list[Hunk]:
        """The hunks less conjunctions that stand elsewhere on the other side too: "a or b" made "a, b or c"."""
        return [part for part in parts if not self._is_glue(part, parts, has_moves)]

    def _is_glue(self, part: Hunk, parts: Sequence[Hunk], has_moves: bool) -> bool:
        stems = self._stems(part.earlier, 0) + self._stems(part.later, 1)
        if has_moves and all(value in function_stems() for value in stems):
            return True
        side = 0 if part.earlier[0] < part.earlier[1] else 1
        if (part.later[0] < part.later[1] and side == 0) or not all(value in glue_stems() for value in stems):
            return False
        others = [self._stems((one.earlier, one.later)[1 - side], 1 - side) for one in parts if one != part]
        return any(value in other for value in stems for other in others)

    def _pair_up(self, kinds: dict[Hunk, EditKind]) -> None:
        """Makes one reordering of two hunks where what the one took away the other put in."""
        least = LEAST_MOVED if self._later.language.startswith("zh") else 1
        contents = {hunk: (self._content(hunk.earlier, 0), self._content(hunk.later, 1)) for hunk in kinds}
        for first, (there, put_in) in contents.items():
            for second, (back, taken_up) in contents.items():
                change_places = len(there) >= least and there == taken_up and back == put_in
                if first != second and change_places and first in kinds and second in kinds:
                    del kinds[first], kinds[second]
                    kinds[_together(first, second)] = EditKind.REORDERED

    def _edit(self, kind: EditKind, hunk: Hunk) -> Edit:
        (earlier_start, earlier_end) = self._earlier.span(*hunk.earlier)
        (later_start, later_end) = self._later.span(*hunk.later)
        return Edit(
            kind=kind,
            earlier=self._earlier.text[earlier_start:earlier_end],
            later=self._later.text[later_start:later_end],
            earlier_start=earlier_start,
            earlier_end=earlier_end,
            later_start=later_start,
            later_end=later_end,
        )


def _around(side: Side, spans: Sequence[Span], most: int = 12) -> Span:
    """The tokens in which the numbers that the spans touch stand."""
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    return max(0, first - most), min(len(side.starts), last + most)


def _values(some: Sequence[Figure]) -> list[object]:
    return [figure.value for figure in some]


def _start(span: Span) -> Span:
    return span[0], span[0]


def _end(span: Span) -> Span:
    return span[1], span[1]


def _between(hunk: Hunk, first: Hunk, second: Hunk) -> Hunk:
    return Hunk((first.earlier[1], second.earlier[0]), (first.later[1], second.later[0]))


def _hunk(side: int, span: Span, opposite: Span) -> Hunk:
    return Hunk(span, opposite) if side == 0 else Hunk(opposite, span)


def _edges(marks: Sequence[bool]) -> tuple[int, int]:
    """How many tokens at the head and at the tail are marked."""
    head = next((at for at, mark in enumerate(marks) if not mark), len(marks))
    tail = next((at for at, mark in enumerate(reversed(marks)) if not mark), len(marks))
    return head, tail


def _whole(first: Hunk, second: Hunk) -> Hunk:
    return Hunk((first.earlier[0], second.earlier[1]), (first.later[0], second.later[1]))


def _exchanged(moved: Sequence[Move], others: Iterable[Hunk]) -> list[Hunk]:
    """The moves as hunks; two that changed places around words that stayed are one."""
    found: list[Hunk] = []
    for hunk in sorted(Hunk(move.earlier, move.later) for move in moved):
        last = found[-1] if found else hunk
        both = Hunk((last.earlier[0], hunk.earlier[1]), (hunk.later[0], last.later[1]))
        near = max(hunk.earlier[0] - last.earlier[1], last.later[0] - hunk.later[1]) <= BETWEEN
        alone = not any(
            both.earlier[0] <= one.earlier[0] < both.earlier[1] or both.later[0] <= one.later[0] < both.later[1]
            for one in others
        )
        if hunk.later[1] <= last.later[0] and near and alone:
            found[-1] = both
        else:
            found.append(hunk)
    return found


def _together(first: Hunk, second: Hunk) -> Hunk:
    """One hunk for two that changed places: what moved, or the whole stretch when both did."""
    if first.later[0] == first.later[1] and second.earlier[0] == second.earlier[1]:
        return Hunk(first.earlier, second.later)
    low, high = sorted((first, second))
    later = sorted((first.later, second.later))
    return Hunk((low.earlier[0], high.earlier[1]), (later[0][0], later[1][1]))
