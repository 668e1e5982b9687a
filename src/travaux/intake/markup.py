"""Plain XML: the body text, a paragraph for each element that holds text of its own. Nothing is fetched or expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from travaux.intake.extracts import Extract, Unreadable
from travaux.record.drafts import Caution, IntakeOptions

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADERS = frozenset({"teiHeader", "head-meta", "metadata", "script", "style"})
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def parsed(content: bytes) -> tuple[etree._Element, tuple[Caution, ...]]:
    """The root, entities unresolved, no network, no huge trees; mended with a caution when not well formed.

    Raises Unreadable for a document type that declares entities (billion laughs, external files) and for no XML at all.
    """
    if _ENTITY.search(content, 0, 100_000) or b"<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y" in content[:200_000]:
        raise Unreadable("the XML declares entities of its own, which can hide or multiply text", "Remove its DOCTYPE")
    try:
        return etree.fromstring(content, _parser(recover=False)), ()
    except (etree.XMLSyntaxError, ValueError) as error:
        fault = str(error)
    root = etree.fromstring(content, _parser(recover=True)) if content.strip() else None
    if root is None:
        raise Unreadable(f"not XML ({fault})", "Save it as plain text")
    message = f"the XML is not well formed ({fault}); text after the fault may be lost. Compare with the original."
    return root, (Caution("broken-markup", message),)


def read_markup(content: bytes, options: IntakeOptions) -> Extract:
    """The text of all elements in order; language by ``xml:lang``, title by the first element called title."""
    del options
    root, cautions = parsed(content)
    paragraphs = [paragraph for paragraph in _paragraphs(root) if paragraph]
    fields = {"language": root.get(_XML_LANGUAGE) or root.get("lang") or "", "title": _title(root)}
    return Extract(
        text="\n\n".join(paragraphs),
        fields={name: value for name, value in fields.items() if value},
        cautions=cautions,
        origin="the XML",
        media_type="application/xml",
    )


def _parser(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=recover, remove_comments=True
    )


def local_name(element: etree._Element) -> str:
    """The tag without its namespace; ``''`` for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _title(root: etree._Element) -> str:
    titles = (element for element in root.iter() if local_name(element) == "title")
    first = next(titles, None)
    return "" if first is None else _squeezed(_words(first))


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """Text an element: mixed content stays together, containers are descended into."""
    if local_name(element) in _HEADERS or not isinstance(element.tag, str):
        return
    own = [element.text or "", *(child.tail or "" for child in element)]
    if any(part.strip() for part in own):
        yield _squeezed(_words(element))
        return
    for child in element:
        yield from _paragraphs(child)


def _words(element: etree._Element) -> str:
    return "".join(str(words) for words in element.itertext())


def _squeezed(text: str) -> str:
    return " ".join(text.split())
