"""The evidence of a brief as a REFI-QDA project (.qdpx, version 1.0), read by NVivo, MAXQDA, ATLAS.ti, QualCoder ...

Questions are codes, cited documents are text sources with their texts, and every cited stretch is a coded selection.
Offsets are code points, as the standard's are; identifiers are hashes, so that the same brief gives the same project.
"""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from travaux.record.briefs import ResolvedBrief
from travaux.record.identity import content_id
from travaux.render.wording import name
from travaux.text.brief_marks import notes

SPACE = "urn:QDA-XML:project:1.0"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{SPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_SPACES: Any = {None: SPACE, "xsi": _XSI}
"""The stubs of lxml know no default namespace."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP file can hold: the same brief gives the same bytes."""
USER = "travaux"


def refi_project(found: ResolvedBrief, texts: Mapping[str, str]) -> bytes:
    """The project as a ZIP file; ``texts`` are the documents cited, by id."""
    root = etree.Element(
        f"{{{SPACE}}}Project", nsmap=_SPACES, name=_plain(found.brief.title), origin="travaux",
        creatingUserGUID=_guid("user"),
    )  # fmt: skip
    root.set(f"{{{_XSI}}}schemaLocation", _SCHEMA)
    etree.SubElement(etree.SubElement(root, f"{{{SPACE}}}Users"), f"{{{SPACE}}}User", guid=_guid("user"), name=USER)
    _codes(root, found)
    _sources(root, found)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            _member("project.qde"), etree.tostring(root, xml_declaration=True, encoding="utf-8", standalone=True)
        )
        for document in found.documents:
            file.writestr(_member(f"Sources/{_guid(document)}.txt"), texts[document].encode("utf-8", "replace"))
    return buffer.getvalue()


def _member(path: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(path, _DAY)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _guid(*parts: str) -> str:
    return str(uuid.UUID(content_id("refi", *parts, length=32)))


def _codes(root: etree._Element, found: ResolvedBrief) -> None:
    codes = etree.SubElement(etree.SubElement(root, f"{{{SPACE}}}CodeBook"), f"{{{SPACE}}}Codes")
    for question in dict.fromkeys(section.question for section in found.brief.sections):
        etree.SubElement(
            codes, f"{{{SPACE}}}Code", guid=_guid("code", question), name=_plain(question), isCodable="true"
        )


def _sources(root: etree._Element, found: ResolvedBrief) -> None:
    sources = etree.SubElement(root, f"{{{SPACE}}}Sources")
    for reference in found.references:
        document = reference.head.id
        if document not in found.documents:
            continue
        title = _plain(f"{name(reference.head)} ({reference.head.date or 'undated'}, {reference.head.language})")
        source = etree.SubElement(
            sources, f"{{{SPACE}}}TextSource", guid=_guid(document), name=title,
            plainTextPath=f"internal://{_guid(document)}.txt",
        )  # fmt: skip
        for number, questions in _codings(found, document):
            _selection(source, found, number, questions)


def _codings(found: ResolvedBrief, document: str) -> Iterator[tuple[int, list[str]]]:
    """The numbers of the evidence out of a document, and the questions whose answers name it."""
    for number, one in sorted(found.evidence.items()):
        if one.quote and one.quote.document == document:
            asked = [
                section.question
                for section in found.brief.sections
                if any(number in notes(sentence) for sentence in section.sentences)
            ]
            yield number, list(dict.fromkeys(asked))


def _selection(source: etree._Element, found: ResolvedBrief, number: int, questions: Iterable[str]) -> None:
    quote = found.evidence[number].quote
    if quote is None:
        return
    selection = etree.SubElement(
        source, f"{{{SPACE}}}PlainTextSelection", guid=_guid("selection", str(number), quote.document),
        name=_plain(quote.exact[:60]), startPosition=str(quote.start), endPosition=str(quote.end),
    )  # fmt: skip
    for question in questions:
        coding = etree.SubElement(
            selection, f"{{{SPACE}}}Coding", guid=_guid("coding", str(number), question), creatingUser=_guid("user")
        )
        etree.SubElement(coding, f"{{{SPACE}}}CodeRef", targetGUID=_guid("code", question))


def _plain(text: str) -> str:
    """Text on one line without what XML cannot hold."""
    return " ".join("".join(character if _holdable(character) else "\ufffd" for character in text).split())


def _holdable(character: str) -> bool:
    code = ord(character)
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
