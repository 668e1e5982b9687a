"""Bodies: the bytes of an answer, read and unpacked within limits of size and time."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable, Iterator

from travaux.collecting.addresses import Forbidden

_PIECE = 1 << 16
ACCEPTED = "gzip, deflate"


class TooLong(Exception):
    """Raised when an answer takes longer than it may."""


def bounded(pieces: Iterable[bytes], most: int, deadline: float) -> Iterator[bytes]:
    """The pieces as they come. Raises Forbidden after ``most`` bytes, TooLong after ``deadline`` (monotonic)."""
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise Forbidden(f"it is over the limit of {most:,} bytes")
        if time.monotonic() > deadline:
            raise TooLong
        yield piece


def unpacked(raw: bytes, encoding: str, most: int) -> bytes:
    """The bytes behind a content encoding (RFC 9110, 8.4), never more than ``most`` of them.

    Raises Forbidden for an encoding not asked for, damaged data, or what unpacks to more: a bomb stops there.
    """
    for coding in reversed([one.strip().lower() for one in encoding.split(",") if one.strip()]):
        if coding in ("gzip", "x-gzip"):
            raw = _inflated(raw, zlib.MAX_WBITS | 16, most)
        elif coding == "deflate":
            raw = _inflated(raw, zlib.MAX_WBITS if raw[:1] == b"\x78" else -zlib.MAX_WBITS, most)
        elif coding != "identity":
            raise Forbidden(f"it is encoded as {coding!r}, which was not asked for")
    return raw


def _inflated(raw: bytes, window: int, most: int) -> bytes:
    packed, parts, total = raw, list[bytes](), 0
    while packed:
        stream = zlib.decompressobj(window)
        while packed and not stream.eof:
            try:
                part = stream.decompress(packed, _PIECE)
            except zlib.error as error:
                raise Forbidden(f"its packed data are damaged ({error})") from error
            packed = stream.unconsumed_tail
            parts.append(part)
            total += len(part)
            if total > most:
                raise Forbidden(f"it unpacks to more than the limit of {most:,} bytes")
        if not stream.eof:
            raise Forbidden("its packed data break off")
        packed = stream.unused_data
    return b"".join(parts)
