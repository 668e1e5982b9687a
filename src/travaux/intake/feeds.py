"""Feeds and site maps: lists of addresses (RSS, Atom, sitemaps.org), not texts."""

from __future__ import annotations

import io
import re

import feedparser

from travaux.intake.extracts import Extract, Unreadable
from travaux.record.drafts import IntakeOptions

MEDIA_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset)[\s>]")
_LOCATION = re.compile(rb"<loc>\s*([^<\s]+)\s*</loc>")


def is_feed(head: bytes, media_type: str) -> bool:
    """Whether bytes that begin so, served as ``media_type``, are a list of addresses."""
    return media_type in MEDIA_TYPES or (b"<html" not in head.lower() and bool(_ROOT.search(head[:2048])))


def read_feed(content: bytes, options: IntakeOptions) -> Extract:
    """An Extract without text whose ``entries`` are the addresses listed. Raises Unreadable when it lists none."""
    if b"<urlset" in content[:2048]:
        found = [written.decode("utf-8", "replace").replace("&amp;", "&") for written in _LOCATION.findall(content)]
    else:
        parsed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
        found = [str(entry["link"]) for entry in parsed.entries if entry.get("link")]
    if not found:
        raise Unreadable("the list names no address", "Look at the file; it may be damaged")
    return Extract("", origin="the list", media_type="application/xml", links={"entries": tuple(dict.fromkeys(found))})
