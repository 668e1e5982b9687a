"""Ids that are hashes of content, so that loading twice changes nothing and a citation stays good."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from travaux.errors import InvalidValue, NotFound

_SEPARATOR = "\x1f"


def content_id(*parts: str, length: int = 16) -> str:
    """Hex SHA-256 over the parts, cut to ``length`` digits. The same parts always give the same id."""
    joined = _SEPARATOR.join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def text_hash(text: str) -> str:
    """Hex SHA-256 of the UTF-8 form of a text, whole: what a Quote is anchored to."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def resolved(beginning: str, known: Collection[str], kind: str, remedy: str) -> str:
    """The one of the known ids that is or starts with ``beginning``; raises NotFound, or InvalidValue for several."""
    wanted = beginning.lower()
    if wanted in known:
        return wanted
    found = sorted(id_ for id_ in known if wanted and id_.startswith(wanted))
    if not found:
        raise NotFound(kind, beginning, remedy)
    if len(found) > 1:
        shown = f"Write more of it: {', '.join(found[:5])}."
        raise InvalidValue(f"{len(found)} {kind}s have ids that start so", beginning, f"{kind} id", shown)
    return found[0]
