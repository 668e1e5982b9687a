"""Saved web pages: the body text without menus and related items, and what the page says about itself.

The body is found by ``page_bodies``, the metadata by ``page_metadata``.
"""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from lxml import etree, html

from travaux.intake.encodings import Decoded, declared_charset, decode
from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.page_bodies import body_text
from travaux.intake.page_metadata import page_fields
from travaux.record.drafts import IntakeOptions


def read_page(content: bytes, options: IntakeOptions) -> Extract:
    """The body of one HTML or XHTML page. Raises Unreadable when it has no body text."""
    return _read(content, declared_charset(content), options)


def read_saved_page(content: bytes, options: IntakeOptions) -> Extract:
    """The body of the first HTML part of a page saved as MHTML; its address is the one it was saved from."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    part = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
    if not isinstance(part, EmailMessage):
        raise Unreadable("the saved page has no HTML part", "Save the page again as HTML")
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    extract = _read(body, part.get_content_charset() or declared_charset(body), options)
    address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    fields = {**({"url": address} if address.startswith("http") else {}), **extract.fields}
    observed = {**extract.observed, "saved": str(message.get("Date") or "")}
    return Extract(extract.text, fields, extract.cautions, extract.origin, "multipart/related", observed)


_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def _read(content: bytes, charset: str | None, options: IntakeOptions) -> Extract:
    decoded = decode(content, options.encoding, charset)
    tree = _tree(decoded)
    fields = page_fields(tree, content)
    text = body_text(tree, fields.get("title", ""))
    if not text.strip():
        raise Unreadable("the page has no body text (only menus, or it is built by scripts)", "Save it from a browser")
    whole = tuple(caution for caution in decoded.cautions if caution.start is None)
    observed = {"encoding": decoded.encoding}
    return Extract(text, fields, whole, "the page", "text/html", observed)


def _tree(decoded: Decoded) -> html.HtmlElement:
    """The element tree; no entity is expanded, nothing fetched, depth and size limited by libxml2."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=False)
    text = decoded.text.replace("\x00", "")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"the page cannot be parsed ({error})", "Save it from a browser, or as plain text") from error
    return tree
