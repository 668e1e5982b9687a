"""A collation for other programs: TMX 1.4 for translators, CSV for tables, minimal TEI for editors."""

from __future__ import annotations

import csv
import re
from io import StringIO
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from travaux.record.documents import VersionKind
from travaux.record.versions import Collation
from travaux.render.collation_contract import LETTERS, passage_names
from travaux.render.collation_table import rows

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_TEI = "http://www.tei-c.org/ns/1.0"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters XML 1.0 has no form for."""


def collation_tmx(collation: Collation) -> str:
    """Passages that answer each other as translation units (TMX 1.4b); what one version lacks makes no unit."""
    languages = [one.language for one in collation.documents]
    root = Element("tmx", version="1.4")
    SubElement(root, "header", {
        "creationtool": "travaux", "creationtoolversion": "1", "segtype": "sentence", "o-tmf": "travaux",
        "adminlang": "en", "srclang": languages[0], "datatype": "plaintext",
    })  # fmt: skip
    body = SubElement(root, "body")
    for number, row in enumerate(rows(collation), 1):
        told = [(at, cell) for at, cell in enumerate(row.cells) if cell]
        if len(told) < 2:
            continue
        unit = SubElement(body, "tu", tuid=str(number))
        for _, _, one in row.differences:
            SubElement(unit, "note").text = _clean(f"{one.kind.value}: {one.note}")
        for at, cell in told:
            variant = SubElement(unit, "tuv", {_LANG: languages[at]})
            kind = collation.documents[at].version_kind
            SubElement(variant, "prop", type="version-kind").text = kind.value
            SubElement(variant, "seg").text = _clean(" ".join(passage.text for passage in cell))
    return _written(root)


def collation_csv(collation: Collation) -> str:
    """A row a passage or group of passages: the words of each version, and the differences in words."""
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    letters = LETTERS[: len(collation.documents)]
    languages = [one.language for one in collation.documents]
    table.writerow(
        [*(f"{letter} ({language})" for letter, language in zip(letters, languages, strict=True)), "differences"]
    )
    for row in rows(collation):
        told = "; ".join(
            f"{LETTERS[first]}-{LETTERS[second]} {one.kind.value} ({one.confidence:.2f}): {one.note}"
            for first, second, one in row.differences
        )
        table.writerow([*(" ".join(passage.text for passage in cell) for cell in row.cells), told])
    return written.getvalue()


def collation_tei(collation: Collation) -> str:
    """A div a version with its passages as s, the links as a linkGrp, the differences as notes (TEI P5)."""
    register_namespace("", _TEI)
    root = Element(f"{{{_TEI}}}TEI")
    described = _under(root, "teiHeader", "fileDesc")
    title = next((one.title for one in collation.documents if one.title), "Collation")
    _under(described, "titleStmt", "title").text = _clean(title)
    _under(described, "publicationStmt", "p").text = "Collated by travaux."
    sources = _under(described, "sourceDesc", "listBibl")
    body = _under(root, "text", "body")
    names = [passage_names(passages) for passages in collation.passages]
    for letter, document, ids, passages in zip(LETTERS, collation.documents, names, collation.passages, strict=False):
        unofficial = document.version_kind is VersionKind.UNOFFICIAL_TRANSLATION
        source = _under(sources, "bibl")
        source.set("n", letter)
        source.text = _clean(f"{document.title} ({document.language}, {document.version_kind.value}, {document.date})")
        division = SubElement(body, f"{{{_TEI}}}div", {_LANG: document.language, "n": letter})
        division.set("type", "unofficial-translation" if unofficial else "version")
        for name, passage in zip(ids, passages, strict=True):
            sentence = SubElement(division, f"{{{_TEI}}}s", {_ID: f"{letter}-{name}"})
            sentence.text = _clean(passage.text)
    group = SubElement(body, f"{{{_TEI}}}linkGrp", type="translation")
    notes = SubElement(body, f"{{{_TEI}}}noteGrp")
    for pair in collation.pairs:
        ends = LETTERS[pair.first], LETTERS[pair.second]
        for link in pair.links:
            told = [f"#{ends[0]}-{name}" for name in names[pair.first][slice(*link.first)]]
            told += [f"#{ends[1]}-{name}" for name in names[pair.second][slice(*link.second)]]
            if len(told) > 1 and not link.is_null:
                SubElement(group, f"{{{_TEI}}}link", target=" ".join(told))
        for one in pair.differences:
            note = SubElement(notes, f"{{{_TEI}}}note", type=one.kind.value)
            note.text = _clean(f"{'-'.join(ends)}: {one.first.text!r}, {one.second.text!r}: {one.note}")
    return _written(root)


def _under(parent: Element, *names: str) -> Element:
    for name in names:
        parent = SubElement(parent, f"{{{_TEI}}}{name}")
    return parent


def _clean(text: str) -> str:
    """The text with U+FFFD for what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _written(root: Element) -> str:
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
