"""Links within a Word document: a bookmark at a heading, and words that lead to it (ECMA-376, 17.13 and 17.16)."""

from __future__ import annotations

import zlib

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

COLOUR = "1F4E8C"


def bookmark(paragraph: Paragraph, name: str) -> None:
    """Gives the place of a paragraph a name, unique in the document."""
    number = str(zlib.crc32(name.encode()))
    start, end = _made("w:bookmarkStart", id=number, name=_word_name(name)), _made("w:bookmarkEnd", id=number)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def lead_to(paragraph: Paragraph, name: str, words: str) -> None:
    """Adds words that lead to the place of that name."""
    run = paragraph.add_run(words)
    run._r.get_or_add_rPr().append(_made("w:color", val=COLOUR))
    link = _made("w:hyperlink", anchor=_word_name(name))
    paragraph._p.append(link)
    link.append(run._r)


def _word_name(name: str) -> str:
    """A name Word admits: letters, digits and underscores."""
    return name.replace("-", "_")


def _made(tag: str, **attributes: str) -> etree._Element:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
