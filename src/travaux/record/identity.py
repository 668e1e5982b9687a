"""Ids that are hashes of content, so that loading twice changes nothing and a citation stays good."""

from __future__ import annotations

import hashlib

_SEPARATOR = "\x1f"


def content_id(*parts: str, length: int = 16) -> str:
    """Hex SHA-256 over the parts, cut to ``length`` digits. The same parts always give the same id."""
    joined = _SEPARATOR.join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def text_hash(text: str) -> str:
    """Hex SHA-256 of the UTF-8 form of a text, whole: what a Quote is anchored to."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
