"""Typed edits between an earlier and a later wording, from the pairs an alignment matched.

Edits are word-exact, and character-exact in Chinese. Punctuation and case are no edits: words are compared as folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import yaml

from travaux.parallels.moves import Move
from travaux.record.parallels import Edit, EditKind
from travaux.text.function_words import function_words
from travaux.text.tokens import Tokens, fold, hash_of, stem


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an alignment: a document, its text, and for each of its tokens offsets, stems, 16-bit surfaces."""

    document: str
    text: str
    starts: npt.NDArray[np.integer]
    ends: npt.NDArray[np.integer]
    stems: npt.NDArray[np.uint32]
    surfaces: npt.NDArray[np.uint16]

    @classmethod
    def of(cls, text: str, tokens: Tokens, document: str = "") -> Side:
        """A whole text as a side."""
        return cls(document, text, tokens.starts, tokens.ends, tokens.stems, tokens.surfaces.astype(np.uint16))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points of tokens ``first`` to ``last``; an empty range stands before token ``first``."""
        if first < last:
            return int(self.starts[first]), int(self.ends[last - 1])
        at = int(self.starts[first]) if first < len(self.starts) else len(self.text)
        return at, at


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch that differs: token ranges of the earlier and of the later side, either of which may be empty."""

    earlier: tuple[int, int]
    later: tuple[int, int]


@cache
def _lexicon(name: str) -> frozenset[int]:
    data = yaml.safe_load((files("travaux.data") / "edit_words.yaml").read_text("utf-8"))[name]
    words = [fold(word) for language in data.values() for word in language.split()]
    return frozenset(hash_of(stem(word)) for word in words) | frozenset(
        hash_of(character) for word in words if not word.isascii() and word[0] >= "\u2e80" for character in word
    )


@cache
def _function_stems() -> frozenset[int]:
    return frozenset(hash_of(stem(word)) for word in function_words())


def hunks(
    earlier: Side, later: Side, pairs: npt.NDArray[np.int64], ranges: tuple[tuple[int, int], tuple[int, int]]
) -> list[Hunk]:
    """What lies between the matched ``pairs`` (earlier token, later token) inside the two token ranges.

    A pair of one stem with unlike surfaces is a difference too. Neighbouring differences are one hunk.
    """
    (other, other_end), (own, own_end) = ranges
    found: list[Hunk] = []
    for j, i in (*pairs.tolist(), (other_end, own_end)):
        if i > own or j > other:
            _put(found, Hunk((other, j), (own, i)))
        if i < own_end and j < other_end and earlier.surfaces[j] != later.surfaces[i]:
            _put(found, Hunk((j, j + 1), (i, i + 1)))
        own, other = i + 1, j + 1
    return found


def _put(found: list[Hunk], hunk: Hunk) -> None:
    if found and found[-1].earlier[1] == hunk.earlier[0] and found[-1].later[1] == hunk.later[0]:
        last = found.pop()
        hunk = Hunk((last.earlier[0], hunk.earlier[1]), (last.later[0], hunk.later[1]))
    found.append(hunk)


def edits(earlier: Side, later: Side, found: Sequence[Hunk], moved: Sequence[Move] = ()) -> tuple[Edit, ...]:
    """The hunks as typed edits, in the order of the later text; words that ``moved`` are reordered, not replaced."""
    hunks_left = [part for hunk in found for part in _without(hunk, moved)]
    if moved:  # the "and" that stood between two words that changed places is no change of its own
        hunks_left = [hunk for hunk in hunks_left if not _is_glue(earlier, later, hunk)]
    moves_ = [Hunk(move.earlier, move.later) for move in moved]
    ordered = sorted([*hunks_left, *moves_], key=lambda hunk: (hunk.later, hunk.earlier))
    kinds = [_kind(earlier, later, hunk) for hunk in hunks_left]
    known = dict(zip(hunks_left, kinds, strict=True))
    return tuple(_edit(known.get(hunk, EditKind.REORDERED), earlier, later, hunk) for hunk in ordered)


def _is_glue(earlier: Side, later: Side, hunk: Hunk) -> bool:
    return all(value in _function_stems() for value in _stems(earlier, hunk.earlier) + _stems(later, hunk.later))


def _without(hunk: Hunk, moved: Sequence[Move]) -> Iterator[Hunk]:
    """The hunk without the words that moved: still one when one stretch a side is left, else each stretch alone."""
    before = _rest(hunk.earlier, [move.earlier for move in moved])
    after = _rest(hunk.later, [move.later for move in moved])
    if len(before) <= 1 and len(after) <= 1:
        if before or after:
            yield Hunk(
                before[0] if before else (hunk.earlier[0], hunk.earlier[0]),
                after[0] if after else (hunk.later[0], hunk.later[0]),
            )
        return
    yield from (Hunk(part, (hunk.later[0], hunk.later[0])) for part in before)
    yield from (Hunk((hunk.earlier[0], hunk.earlier[0]), part) for part in after)


def _rest(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    left, start = [], span[0]
    for first, last in sorted(taken):
        if last > start and first < span[1]:
            if first > start:
                left.append((start, first))
            start = max(start, last)
    return [*left, (start, span[1])] if start < span[1] else left


def _stems(side: Side, span: tuple[int, int]) -> tuple[int, ...]:
    return tuple(side.stems[span[0] : span[1]].tolist())


def _kind(earlier: Side, later: Side, hunk: Hunk) -> EditKind:
    before, after = _stems(earlier, hunk.earlier), _stems(later, hunk.later)
    if _changes_number(earlier, later, hunk):
        return EditKind.NUMBER
    if _are_qualifiers(before + after):
        return EditKind.QUALIFIER
    if not before:
        return EditKind.ADDED
    return EditKind.SUBSTITUTED if after else EditKind.REMOVED


def _changes_number(earlier: Side, later: Side, hunk: Hunk) -> bool:
    numbers = [_numbers(side, span) for side, span in ((earlier, hunk.earlier), (later, hunk.later))]
    return numbers[0] != numbers[1]


def _numbers(side: Side, span: tuple[int, int]) -> list[str]:
    """Figures of a stretch, and its numerals when it holds nothing else but function words."""
    words = [side.text[side.starts[k] : side.ends[k]] for k in range(*span)]
    figures = [word for word in words if word[0].isdigit()]
    stems = _stems(side, span)
    spelt = [word for word, value in zip(words, stems, strict=True) if value in _lexicon("numerals")]
    others = [value for value in stems if value not in _lexicon("numerals") and value not in _function_stems()]
    return figures or ([] if len(others) > len(spelt) else spelt)


def _are_qualifiers(stems: tuple[int, ...]) -> bool:
    content = [value for value in stems if value not in _function_stems()]
    return bool(content) and all(value in _lexicon("qualifiers") for value in content)


def _edit(kind: EditKind, earlier: Side, later: Side, hunk: Hunk) -> Edit:
    (earlier_start, earlier_end), (later_start, later_end) = earlier.span(*hunk.earlier), later.span(*hunk.later)
    return Edit(
        kind=kind,
        earlier=earlier.text[earlier_start:earlier_end],
        later=later.text[later_start:later_end],
        earlier_start=earlier_start,
        earlier_end=earlier_end,
        later_start=later_start,
        later_end=later_end,
    )
