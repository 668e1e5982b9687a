"""Bytes of files, bounded: plain or gzip, whole or a line at a time, never more than the options allow."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from travaux.intake.extracts import Unreadable
from travaux.record.drafts import IntakeOptions

HEAD = 65536
_BOMB_SIZE = 64 * 1024 * 1024
_BOMB_RATIO = 200
"""Running text packs 3 to 10 times; a file that unpacks to over 64 MiB and 200 times its size is a gzip bomb."""

_SPLIT = "Split it, or raise max_bytes"


def head_of(path: Path) -> bytes:
    """The first 64 KiB, unpacked. Raises Unreadable when the file cannot be opened or is damaged."""
    with opened(path) as stream:
        return stream.read(HEAD)


def is_packed(path: Path) -> bool:
    """Whether the file is gzip by its first bytes, whatever its name."""
    with _readable(path), path.open("rb") as stream:
        return stream.read(2) == b"\x1f\x8b"


def inner_name(path: Path) -> str:
    """The file name without ``.gz``."""
    return path.name[:-3] if path.name.lower().endswith(".gz") else path.name


def whole(path: Path, options: IntakeOptions) -> bytes:
    """All bytes, unpacked. Raises Unreadable over ``max_bytes`` or for a gzip bomb."""
    size = _size(path)
    if size > options.max_bytes:
        raise Unreadable(f"{size:,} bytes, over the limit of {options.max_bytes:,}", _SPLIT)
    with opened(path) as stream:
        content = stream.read(options.max_bytes + 1)
    _check_unpacked(len(content), size, options.max_bytes)
    return content


def lines(path: Path, options: IntakeOptions) -> Iterator[bytes]:
    """The lines, unpacked, each with its end; the file is never held whole.

    Raises Unreadable when a line passes ``max_bytes``, all pass ``max_unpacked``, or for a gzip bomb.
    """
    size, total = _size(path), 0
    with opened(path) as stream:
        while line := stream.readline(options.max_bytes + 1):
            total += len(line)
            if len(line) > options.max_bytes:
                raise Unreadable(f"a line over the limit of {options.max_bytes:,} bytes", _SPLIT)
            _check_unpacked(total, size, options.max_unpacked)
            yield line


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes] | gzip.GzipFile]:
    """The file open for reading, through gzip when it is packed. Faults of disk and packing become Unreadable."""
    packed = is_packed(path)
    with _readable(path):
        if packed:
            with gzip.open(path, "rb") as stream:
                yield stream
        else:
            with path.open("rb") as plain:
                yield plain


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise Unreadable(f"the gzip data is damaged ({error})", "Fetch the file again") from error
    except PermissionError as error:
        raise Unreadable("no permission to read it", "Change its permissions") from error
    except OSError as error:
        raise Unreadable(
            f"the file cannot be read ({error.strerror or error})", "Check the path and the disk"
        ) from error


def _size(path: Path) -> int:
    with _readable(path):
        return path.stat().st_size


def _check_unpacked(unpacked: int, packed: int, limit: int) -> None:
    if unpacked > limit:
        raise Unreadable(f"unpacks to more than the limit of {limit:,} bytes", _SPLIT)
    if unpacked > _BOMB_SIZE and unpacked > _BOMB_RATIO * max(packed, 1):
        raise Unreadable(f"unpacks to over {_BOMB_RATIO} times its size: a gzip bomb", "Do not add it")
