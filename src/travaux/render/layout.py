"""The text read, cut into blocks for display: joining all pieces gives the text back exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.record.passages import PassageKind
from travaux.record.readings import PassageReading, Reading


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage in the page: ``number`` counts from 1, ``anchor`` is its permanent name in the address of the page."""

    number: int
    anchor: str
    read: PassageReading


def weightiest(placed: Sequence[Placed], most: int) -> list[Placed]:
    """The longest passages, ``most`` of them, in the order of the text: a cry of thanks is new too, and says little."""
    longest = sorted(placed, key=lambda one: (-one.read.words, one.number))[:most]
    return sorted(longest, key=lambda one: one.number)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: a passage, or (``placed`` None) what stands between passages."""

    text: str
    placed: Placed | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or heading with the white space that follows it."""

    kind: PassageKind
    pieces: tuple[Piece, ...]

    @property
    def placed(self) -> list[Placed]:
        """The passages of the block in order."""
        return [piece.placed for piece in self.pieces if piece.placed]


def place(reading: Reading) -> tuple[Placed, ...]:
    """Every passage with its number and a permanent anchor made of its id; a repeated id gets a count after it."""
    seen: dict[str, int] = {}
    placed = []
    for number, read in enumerate(reading.passages, 1):
        name = read.passage.id
        seen[name] = seen.get(name, 0) + 1
        placed.append(Placed(number, f"p-{name}" if seen[name] == 1 else f"p-{name}-{seen[name]}", read))
    return tuple(placed)


def blocks(text: str, placed: Sequence[Placed]) -> tuple[Block, ...]:
    """The blocks of a text with its passages; a text without passages is one block.

    A block starts at a line of the text where a paragraph, list item or heading starts, never inside a line.
    """
    groups: list[list[Placed]] = []
    starts: list[int] = []
    for one in placed:
        last = groups[-1][-1] if groups else None
        if last is None or _parts(text, last, one):
            starts.append(_line_start(text, one.read.passage.start, last.read.passage.end if last else 0))
            groups.append([])
        groups[-1].append(one)
    if not groups:
        return (Block(PassageKind.SENTENCE, (Piece(text),)),) if text else ()
    bounds = [0, *starts[1:], len(text)]
    return tuple(
        Block(group[0].read.passage.kind, tuple(_pieces(text, start, end, group)))
        for group, (start, end) in zip(groups, pairwise(bounds), strict=True)
    )


def _parts(text: str, before: Placed, after: Placed) -> bool:
    """Whether a new block starts between two neighbouring passages."""
    one, other = before.read.passage, after.read.passage
    apart = one.paragraph != other.paragraph or {one.kind, other.kind} != {PassageKind.SENTENCE}
    return apart and "\n" in text[one.end : other.start]


def _line_start(text: str, start: int, after: int) -> int:
    """Where the line of a passage starts, so that its numbering stays with it; not before ``after``."""
    newline = text.rfind("\n", after, start)
    return start if newline < 0 else newline + 1


def _pieces(text: str, start: int, end: int, placed: Sequence[Placed]) -> Iterator[Piece]:
    at = start
    for one in placed:
        passage = one.read.passage
        if passage.start > at:
            yield Piece(text[at : passage.start])
        yield Piece(text[passage.start : passage.end], one)
        at = passage.end
    if end > at:
        yield Piece(text[at:end])
