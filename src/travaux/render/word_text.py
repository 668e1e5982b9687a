"""Text for Word documents: fonts that have the letters of all three languages, and no character XML cannot hold."""

from __future__ import annotations

import re

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

LATIN, EAST_ASIAN = "Times New Roman", "Noto Serif CJK SC"
"""Any Word has the first; the second is asked for by name for Chinese, and replaced by what the machine has."""
_UNHOLDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def holdable(text: str) -> str:
    """The text with U+FFFD for each character XML 1.0 has no place for."""
    return _UNHOLDABLE.sub("\ufffd", text)


def fonts(properties: etree._Element) -> None:
    """Names the fonts in the properties of a run or style: Chinese gets its own."""
    named = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs"):
        named.set(qn(f"w:{script}"), LATIN)
    named.set(qn("w:eastAsia"), EAST_ASIAN)
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, named)


def set_up(document: WordDocument, title: str) -> None:
    """The fonts of the document's styles, and its title among the properties."""
    for style in document.styles:
        if getattr(style, "font", None) is not None:
            fonts(style.element.get_or_add_rPr())
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = holdable(title)[:255]
    document.core_properties.author = "travaux"
