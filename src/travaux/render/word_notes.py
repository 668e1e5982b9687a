"""Footnotes of a Word document: a part of its own with relationships, which python-docx does not make.

ECMA-376 part 1, 17.11: footnotes 0 and 1 are the separators, the notes follow, each referred to once from the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from travaux.render.printed_brief import Run
from travaux.render.word_text import fonts, holdable

FIRST = 2
"""Ids 0 and 1 belong to the separators."""
_AFTER = (
    "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping",
    "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip
"""What the schema puts after footnote properties in the settings."""
_SEPARATORS = (
    f"<w:footnotes {nsdecls('w', 'r')}>"
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


class Footnotes:
    """The footnotes of one document; write them with ``close`` when the last is there."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._root = etree.fromstring(_SEPARATORS)
        self._part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._next = FIRST
        _styles(document)

    def add(self, paragraph: Paragraph, runs: Sequence[Run]) -> None:
        """A footnote with these words, referred to from the end of the paragraph as it is now."""
        reference = paragraph.add_run()
        reference.style = "Footnote Reference"
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(self._next))
        reference._r.append(mark)
        self._root.append(self._note(self._next, runs))
        self._next += 1

    def close(self) -> None:
        """Writes the part, and says in the settings which notes are separators."""
        self._part._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        said = OxmlElement("w:footnotePr")
        for number in range(FIRST):
            said.append(_element("w:footnote", **{"w:id": str(number)}))
        self._document.settings.element.insert_element_before(said, *_AFTER)

    def _note(self, number: int, runs: Sequence[Run]) -> etree._Element:
        note = _element("w:footnote", **{"w:id": str(number)})
        paragraph = _sub(note, "w:p")
        _sub(_sub(paragraph, "w:pPr"), "w:pStyle", **{"w:val": "FootnoteText"})
        mark = _sub(paragraph, "w:r")
        _sub(_sub(mark, "w:rPr"), "w:rStyle", **{"w:val": "FootnoteReference"})
        _sub(mark, "w:footnoteRef")
        _text(paragraph, " ", title=False)
        for run in runs:
            _text(self._linked(paragraph, run.address), run.text, title=run.title)
        return note

    def _linked(self, paragraph: etree._Element, address: str) -> etree._Element:
        """Where the words of a run go: into a link of the part, or into the paragraph."""
        if not address:
            return paragraph
        relationship = self._part.relate_to(holdable(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return _sub(paragraph, "w:hyperlink", **{"r:id": relationship})


def _text(parent: etree._Element, words: str, *, title: bool) -> None:
    run = _sub(parent, "w:r")
    properties = _sub(run, "w:rPr")
    fonts(properties)
    if title:
        _sub(properties, "w:i")
    text = _sub(run, "w:t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = holdable(words)


def _element(tag: str, **attributes: str) -> etree._Element:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def _sub(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    made = _element(tag, **attributes)
    parent.append(made)
    return made


def _styles(document: WordDocument) -> None:
    """The two styles Word itself gives footnotes, where the template has none."""
    styles = document.styles
    known = {style.name for style in styles}
    if "footnote text" not in known and "Footnote Text" not in known:
        text = styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
        text.base_style, text.font.size = styles["Normal"], Pt(8.5)
        text.paragraph_format.space_after = Pt(0)
    if "footnote reference" not in known and "Footnote Reference" not in known:
        styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True
