"""A checked draft as a Word document: its words as they are, claims coloured by verdict, a footnote on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph as WordParagraph

from travaux.record.claims import CheckedClaim, CheckedDraft, Recheck
from travaux.record.findings import Evidence
from travaux.render.brief_word import saved
from travaux.render.checked_page import JUDGED, MARKS, UNLINKED, Note, paragraphs
from travaux.render.checked_terminal import HEADINGS
from travaux.render.printed_brief import Run
from travaux.render.word_notes import Footnotes
from travaux.render.word_text import fonts, holdable, set_up

COLOURS = {
    "wrong": WD_COLOR_INDEX.RED,
    "hangs": WD_COLOR_INDEX.YELLOW,
    "thin": WD_COLOR_INDEX.GRAY_25,
    "record": WD_COLOR_INDEX.TURQUOISE,
    "right": WD_COLOR_INDEX.BRIGHT_GREEN,
    UNLINKED: WD_COLOR_INDEX.GRAY_25,
}
ROWS = 3
"""Rows of evidence a footnote names."""
_WORDS: Mapping[str, str] = {MARKS[verdict]: words for verdict, words in HEADINGS}


def checked_word(draft: CheckedDraft, again: Recheck, name: str) -> bytes:
    """The document. Without its title, what is no longer as it was, and its footnotes it is the draft, line by line."""
    document = docx.Document()
    set_up(document, name)
    notes = Footnotes(document)
    document.add_heading(holdable(name), 0)
    for line in _head(draft, again):
        document.add_paragraph(holdable(line), "Subtitle")
    cut = paragraphs(draft)
    numbered = {note.number: note for paragraph in cut for note in paragraph.notes}
    for paragraph in cut:
        printed = document.add_paragraph()
        for piece in paragraph.pieces:
            _words(printed, piece.text, piece.mark)
            for number in piece.ends:
                notes.add(printed, tuple(_note(numbered[number])))
    notes.close()
    return saved(document)


def _head(draft: CheckedDraft, again: Recheck) -> Iterator[str]:
    """How many claims have each verdict, notes on the draft, and saved claims that are no longer as they were."""
    counted = [(words, sum(one.finding.verdict is verdict for one in draft.claims)) for verdict, words in HEADINGS]
    yield "; ".join(f"{words}: {number}" for words, number in counted if number) or "No claims were recognised."
    yield from draft.notes
    for one in again.changed:
        yield f"No longer as it was: {one.saved.text}: {one.saved.verdict}, now {one.verdict or 'cannot be asked'}."


def _words(paragraph: WordParagraph, text: str, mark: str) -> None:
    run = paragraph.add_run(holdable(text))
    fonts(run._r.get_or_add_rPr())
    if mark in COLOURS:
        run.font.highlight_color = COLOURS[mark]
    elif mark == JUDGED:
        run.italic = True


def _note(note: Note) -> Iterator[Run]:
    if note.checked:
        yield from _checked(note.checked, _WORDS[note.mark])
    elif note.unlinked:
        yield Run(f"Not linked ({note.unlinked.predicate}): {note.unlinked.missing}")
    elif note.judgement:
        one = note.judgement
        scale = f": {one.level}, {one.low} to {one.high} per cent (ICD 203)" if one.level else ""
        yield Run(". ".join((f"Judgement, not graded: {', '.join(one.words)}{scale}", *one.notes)))


def _checked(one: CheckedClaim, verdict: str) -> Iterator[Run]:
    yield Run(f"{verdict}. ")
    if one.correction:
        yield Run(f"The record has: {one.correction}. ")
    if one.note and one.note != one.correction:
        yield Run(f"{one.note}. ")
    shown = ([one.finding.counterexample] if one.finding.counterexample else []) + list(one.finding.evidence)
    for row in list(dict.fromkeys(shown))[:ROWS]:
        yield from _row(row)
    yield Run(one.claim.written)


def _row(row: Evidence) -> Iterator[Run]:
    yield Run(f"{row.date} {row.text} (".lstrip())
    yield Run(row.citation, row.citation if row.citation.startswith(("http://", "https://")) else "")
    yield Run("). ")
