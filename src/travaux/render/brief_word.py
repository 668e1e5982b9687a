"""A brief as a Word document with real footnotes; words taken out are struck, words put in underlined."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_UNDERLINE
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from travaux.render.printed_brief import ANNEX, OWN, Piece, PrintedBrief, PrintedSection, PrintedSentence, first_annex
from travaux.render.word_links import bookmark, lead_to
from travaux.render.word_notes import Footnotes
from travaux.render.word_text import fonts, holdable, set_up
from travaux.text.brief_marks import SpanKind

DELETED, INSERTED, WRONG = RGBColor(0xA0, 0x1C, 0x1C), RGBColor(0x0B, 0x5E, 0x2E), RGBColor(0xB0, 0x00, 0x20)


def brief_word(brief: PrintedBrief) -> bytes:
    """The document, as Word reads it."""
    document = docx.Document()
    set_up(document, brief.title)
    notes = Footnotes(document)
    document.add_heading(holdable(brief.title), 0)
    for line in brief.lines:
        document.add_paragraph(holdable(line), "Subtitle")
    for fault in brief.faults:
        _fault(document.add_paragraph(), fault)
    for section in brief.sections:
        _section(document, notes, section, brief)
    notes.close()
    return saved(document)


def saved(document: WordDocument) -> bytes:
    """The bytes of a document."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _section(document: WordDocument, notes: Footnotes, section: PrintedSection, brief: PrintedBrief) -> None:
    words = holdable(f"{ANNEX if section.annex else ''}{section.question}")
    heading = document.add_heading(words, 2 if section.annex else 1)
    heading.paragraph_format.page_break_before = section is first_annex(brief)
    bookmark(heading, section.name)
    for sentence in section.sentences:
        _sentence(document.add_paragraph(style="List Bullet"), notes, sentence, brief)
    if section.rest:
        lead_to(document.add_paragraph(), section.rest, section.pointer)


def _sentence(paragraph: Paragraph, notes: Footnotes, sentence: PrintedSentence, brief: PrintedBrief) -> None:
    for piece in sentence.pieces:
        if piece.number:
            notes.add(paragraph, brief.note(piece.number))
        else:
            _words(paragraph, piece)
    if sentence.own:
        paragraph.add_run(f" [{OWN}]").italic = True
    for fault in sentence.faults:
        _fault(paragraph, fault)


def _words(paragraph: Paragraph, piece: Piece) -> None:
    run = paragraph.add_run(holdable(piece.text))
    fonts(run._r.get_or_add_rPr())
    if piece.kind is SpanKind.DELETED:
        run.font.strike, run.font.color.rgb = True, DELETED
    elif piece.kind is SpanKind.INSERTED:
        run.font.underline, run.font.color.rgb = WD_UNDERLINE.SINGLE, INSERTED


def _fault(paragraph: Paragraph, fault: str) -> None:
    run = paragraph.add_run(holdable(f" [does not stand: {fault}]"))
    run.bold, run.font.color.rgb = True, WRONG
