"""Saved web pages: the body text without menus and related items, and what the page says about itself.

The body is found by ``page_bodies``, the metadata by ``page_metadata``.
"""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

from lxml import etree, html

from travaux.intake.encodings import Decoded, declared_charset, decode
from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.page_bodies import body_text
from travaux.intake.page_metadata import page_fields
from travaux.intake.rule_reading import ByRule, read_by_rule
from travaux.intake.site_rules import links, own_rules, rule_of
from travaux.record.drafts import IntakeOptions


def read_page(content: bytes, options: IntakeOptions) -> Extract:
    """The body of one HTML or XHTML page. Raises Unreadable when it has no body text."""
    return _read(content, declared_charset(content), options)


def read_saved_page(content: bytes, options: IntakeOptions) -> Extract:
    """The body of the first HTML part of a page saved as MHTML; its address is the one it was saved from.

    Of a text that was fetched in several parts (``PARTS_HEADER``) all are read and their texts joined.
    """
    message = email.message_from_bytes(content, policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    whole = pages if PARTS_HEADER in message else pages[:1]
    extracts = [_of_part(part, options) for part in whole if isinstance(part, EmailMessage)]
    if not extracts:
        raise Unreadable("the saved page has no HTML part", "Save the page again as HTML")
    first = extracts[0]
    address = str(message.get("Snapshot-Content-Location") or pages[0].get("Content-Location") or "").strip()
    fields = {**({"url": address} if address.startswith("http") else {}), **first.fields}
    observed = {**first.observed, "saved": str(message.get("Date") or "")}
    text = "\n".join(extract.text for extract in extracts)
    return Extract(text, fields, first.cautions, first.origin, "multipart/related", observed)


PARTS_HEADER = "X-Parts-Of-One-Text"
"""Marks a bundle of pages that are parts of one text; a browser's own parts are frames of a page."""

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def _of_part(part: EmailMessage, options: IntakeOptions) -> Extract:
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    address = options.address or str(part.get("Content-Location") or "").strip()
    return _read(body, part.get_content_charset() or declared_charset(body), replace(options, address=address))


def _read(content: bytes, charset: str | None, options: IntakeOptions) -> Extract:
    decoded = decode(content, options.encoding, charset or _credible(options.charset))
    tree = _tree(decoded)
    fields = page_fields(tree, content)
    rule = rule_of(options.address or fields.get("url", ""), own_rules(options.sites))
    read = read_by_rule(tree, rule, options.address) if rule else ByRule(links=dict(links(None, tree)))
    fields |= read.fields
    text = read.text or body_text(tree, fields.get("title", ""))
    if not text.strip():
        raise Unreadable("the page has no body text (only menus, or it is built by scripts)", "Save it from a browser")
    whole = tuple(caution for caution in decoded.cautions if caution.start is None)
    observed = {"encoding": decoded.encoding, **read.observed}
    return Extract(text, fields, (*whole, *read.cautions), "the page", "text/html", observed, read.links)


def _credible(charset: str | None) -> str | None:
    """The charset a server names, unless it is the one servers name by default, whatever they send."""
    return charset if charset and charset.lower() not in _BY_DEFAULT else None


_BY_DEFAULT = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
"""Until RFC 7231 (2014) the default of HTTP for text, still added by servers that do not look at the bytes."""


def _tree(decoded: Decoded) -> html.HtmlElement:
    """The element tree; no entity is expanded, nothing fetched, depth and size limited by libxml2."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=False)
    text = decoded.text.replace("\x00", "")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"the page cannot be parsed ({error})", "Save it from a browser, or as plain text") from error
    return tree
