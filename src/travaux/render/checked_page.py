"""A checked draft as one self-contained HTML page: its claims marked, a numbered note on each under the paragraph.

Works from a file, on paper, in light and dark, without script or network; its policy allows its own style only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from travaux.record.claims import CheckedClaim, CheckedDraft, Claim, Judgement, Recheck
from travaux.record.findings import Verdict
from travaux.render.checked_terminal import HEADINGS
from travaux.render.self_contained import asset, environment, policy

MARKS: dict[Verdict | None, str] = {
    Verdict.FAILS: "wrong",
    Verdict.UNDEFINED: "hangs",
    Verdict.TOO_THIN: "thin",
    Verdict.IN_RECORD: "record",
    Verdict.HOLDS: "right",
}
"""The class of a verdict in the style sheet."""
UNLINKED, JUDGED = "unlinked", "judged"
_ORDER = ("wrong", "hangs", "thin", "unlinked", "record", "right", "judged")
_SHOWN_ROWS = 4


@dataclass(frozen=True, slots=True)
class Note:
    """A claim, unlinked claim or judgement with its number (0 for what needs no note) and class."""

    number: int
    mark: str
    start: int
    end: int
    checked: CheckedClaim | None = None
    unlinked: Claim | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft under the same notes; ``ends`` are the numbers of the notes that end with it."""

    text: str
    mark: str
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the draft in pieces, with the notes that begin in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def checked_page(draft: CheckedDraft, again: Recheck, name: str) -> str:
    """The page as text, to be written as UTF-8. Equal drafts and answers give equal pages."""
    style = asset("checked.css")
    counts = [
        (MARKS[verdict], words, sum(one.finding.verdict is verdict for one in draft.claims))
        for verdict, words in HEADINGS
    ]
    return (
        environment()
        .get_template("checked.html")
        .render(
            draft=draft,
            again=again,
            name=name,
            counts=[one for one in counts if one[2]],
            paragraphs=paragraphs(draft),
            policy=policy([style]),
            style=Markup(style),
            rows=_SHOWN_ROWS,
            words={MARKS[verdict]: words for verdict, words in HEADINGS},
        )
    )


def paragraphs(draft: CheckedDraft) -> tuple[Paragraph, ...]:
    """The draft by lines, each with its pieces and notes; joining all pieces and line breaks gives the draft back."""
    notes = tuple(_numbered(draft))
    found: list[Paragraph] = []
    place = 0
    for line in draft.text.split("\n"):
        end = place + len(line)
        touching = [one for one in notes if one.start < end and place < one.end]
        own = tuple(one for one in notes if place <= one.start < max(end, place + 1) and one.number)
        found.append(Paragraph(tuple(_pieces(draft.text, (place, end), touching)), own))
        place = end + 1
    return tuple(found)


def _numbered(draft: CheckedDraft) -> Iterator[Note]:
    """Every note in order of the draft; judgements get a number only where there is more to say of them."""
    every = [Note(1, MARKS[one.finding.verdict], one.claim.start, one.claim.end, checked=one) for one in draft.claims]
    every += [Note(1, UNLINKED, one.start, one.end, unlinked=one) for one in draft.unlinked]
    every += [
        Note(1 if one.level or one.notes else 0, JUDGED, one.start, one.end, judgement=one) for one in draft.judgements
    ]
    number = 0
    for one in sorted(every, key=lambda note: (note.end if note.judgement else note.start, note.end)):
        number += bool(one.number)
        yield Note(number if one.number else 0, one.mark, one.start, one.end, one.checked, one.unlinked, one.judgement)


def _pieces(text: str, span: tuple[int, int], notes: Sequence[Note]) -> Iterator[Piece]:
    """The line cut wherever a note begins or ends, under the gravest of the notes there."""
    start, end = span
    cuts = sorted({start, end, *(min(max(place, start), end) for one in notes for place in (one.start, one.end))})
    for first, last in pairwise(cuts):
        over = {one.mark for one in notes if one.start <= first and last <= one.end}
        mark = next((mark for mark in _ORDER if mark in over), "")
        yield Piece(text[first:last], mark, tuple(one.number for one in notes if one.end == last and one.number))
