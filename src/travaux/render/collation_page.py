"""A collation as one self-contained HTML page: the versions side by side, with what differs marked and told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from travaux.record.passages import Passage, PassageKind
from travaux.record.versions import Collation, Difference
from travaux.render.collation_contract import LETTERS
from travaux.render.collation_table import Row, rows
from travaux.render.self_contained import asset, environment, policy

SHOWN_PLACES = 12
"""Places of a kind linked at the top of the page; all are in the table."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a cell; ``kind`` of the difference they belong to, empty for the rest."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the page shows it, numbered from 1."""

    number: int
    heading: bool
    cells: tuple[tuple[Piece, ...], ...]
    differences: tuple[tuple[int, int, Difference], ...]


def collation_page(collation: Collation) -> str:
    """The page as text, to be written as UTF-8. Equal collations give equal pages."""
    style = asset("reading.css") + asset("collation.css")
    told = tuple(_shown(number, row, collation) for number, row in enumerate(rows(collation), 1))
    places = [(one.kind.value, row.number) for row in told for _, _, one in row.differences]
    kinds = {kind: sorted({at for name, at in places if name == kind}) for kind, _ in sorted(places)}
    return environment().get_template("collation.html").render(
        collation=collation,
        title=next((one.title for one in collation.documents if one.title), collation.documents[0].id),
        policy=policy([style]),
        style=Markup(style),
        letters=LETTERS,
        rows=told,
        kinds=list(kinds.items()),
        total=len(places),
        shown_places=SHOWN_PLACES,
    )  # fmt: skip


def _shown(number: int, row: Row, collation: Collation) -> ShownRow:
    cells = tuple(
        tuple(_pieces(cell, collation.documents[version].text, version, row)) for version, cell in enumerate(row.cells)
    )
    heading = all(passage.kind is PassageKind.HEADING for cell in row.cells for passage in cell)
    return ShownRow(number, heading, cells, row.differences)


def _pieces(cell: Sequence[Passage], text: str, version: int, row: Row) -> Iterator[Piece]:
    """The words of a cell, cut where differences begin and end; passages that stand apart are parted by a line."""
    marks = sorted(_marks(version, row))
    for before, passage in zip((None, *cell), cell, strict=False):
        if before is not None:
            yield Piece(text[before.end : passage.start] if before.end <= passage.start else "\n")
        at = passage.start
        for start, end, kind in marks:
            if at <= start < end <= passage.end and (start, end) != (passage.start, passage.end):
                yield Piece(text[at:start])
                yield Piece(text[start:end], kind)
                at = end
        yield Piece(text[at : passage.end])


def _marks(version: int, row: Row) -> Iterator[tuple[int, int, str]]:
    for first, second, one in row.differences:
        if version in (first, second):
            stretch = one.first if version == first else one.second
            yield stretch.start, stretch.end, one.kind.value
