"""Replay: answers out of web archives (WARC, WACZ) instead of the network, by the same rules."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from travaux.collecting.addresses import Forbidden, joined, normalised
from travaux.collecting.archive import FIELD, target_of
from travaux.collecting.bodies import unpacked
from travaux.errors import UnreadableInput
from travaux.record.fetches import Answer, Change, Collected, Ending, Target

SUFFIXES = (".warc", ".warc.gz", ".wacz")
_MEDIA_TYPES = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "application/pdf"}
    | {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 6
_MOST = 64 * 1024 * 1024


@dataclass(slots=True)
class _Capture:
    """The place of the last good answer of an address, how often it was captured, and its media type."""

    member: str
    offset: int
    status: int
    media_type: str
    count: int = 1


@dataclass(slots=True)
class _Contents:
    captures: dict[str, _Capture] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


class WebArchive:
    """The answers in one archive. Raises UnreadableInput when the file is no archive at all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._contents = _Contents()
        for member in _members(path):
            self._index(member)
        if not self._contents.captures:
            reason = self._contents.broken[0] if self._contents.broken else "it holds no answer of a web server"
            raise UnreadableInput(path, reason, "Name a .warc, .warc.gz or .wacz file.")

    def faults(self) -> Iterator[Collected]:
        """What could not be read: an archive that breaks off is read up to there."""
        for reason in self._contents.broken:
            yield Collected(Target(str(self.path)), Change.FAULT, reason)

    def targets(self) -> tuple[Target, ...]:
        """What to read: the addresses a run of ours was asked for, or every text in an archive of others."""
        asked = tuple(target for target in self._contents.targets.values() if not target.relation)
        if asked:
            return asked
        captures = self._contents.captures.items()
        texts = (address for address, one in captures if one.status == 200 and one.media_type in _MEDIA_TYPES)
        return tuple(Target(address, origin=self.path.name) for address in texts)

    def holds(self, address: str) -> bool:
        """Whether the archive has an answer of the address."""
        return address in self._contents.captures

    def fetch(self, target: Target) -> Answer:
        """The answer of an address as it was archived, redirects followed inside the archive."""
        address = target.address
        for _hop in range(_HOPS):
            capture = self._contents.captures.get(address)
            if capture is None:
                return Answer(target, Ending.FAILED, "", address, reason="not in this archive")
            record, status = _record(self.path, capture), capture.status
            headers = record.http_headers
            if status in _REDIRECTS:
                address = joined(address, headers.get_header("location") or "")
                continue
            return self._answer(target, address, capture, record)
        return Answer(target, Ending.FAILED, "", address, reason="its redirects do not end")

    def _answer(self, target: Target, address: str, capture: _Capture, record: Any) -> Answer:
        headers, time = record.http_headers, record.rec_headers.get_header("WARC-Date") or ""
        if capture.status != 200:
            return Answer(target, Ending.FAILED, time, address, capture.status, f"the server said {capture.status}")
        try:
            raw = record.raw_stream.read(_MOST + 1)
            if len(raw) > _MOST:
                raise Forbidden(f"it is over the limit of {_MOST:,} bytes")
            body = unpacked(raw, headers.get_header("content-encoding") or "", _MOST)
        except Forbidden as error:
            return Answer(target, Ending.REFUSED, time, address, capture.status, str(error))
        kind = _kind(headers)
        charset = str(kind.get_content_charset() or "")
        return Answer(target, Ending.ANSWERED, time, address, 200, "", body, kind.get_content_type(), charset)

    def _index(self, member: str) -> None:
        try:
            with _opened(self.path, member) as stream:
                records = ArchiveIterator(stream)
                for record in records:
                    self._note(member, records, record)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, zipfile.BadZipFile) as error:
            self._contents.broken.append(f"{member or self.path.name} breaks off ({str(error).strip()[:200]})")

    def _note(self, member: str, records: Any, record: Any) -> None:
        try:
            address = normalised(record.rec_headers.get_header("WARC-Target-URI") or "")
        except Forbidden:
            return
        if record.rec_type == "metadata":
            fields = record.raw_stream.read(1 << 20)
            if FIELD.encode() in fields:
                self._contents.targets[address] = target_of(address, fields)
        elif record.rec_type == "response" and record.http_headers is not None:
            code = record.http_headers.get_statuscode()
            offset = records.get_record_offset()
            kind = _kind(record.http_headers).get_content_type()
            found = _Capture(member, offset, int(code) if code.isdigit() else 0, kind)
            before = self._contents.captures.get(address)
            if before is None or found.status == 200 or before.status != 200:
                self._contents.captures[address] = found
            self._contents.captures[address].count = 1 + (before.count if before else 0)


def _kind(headers: Any) -> Message:
    kind = Message()
    kind["content-type"] = headers.get_header("content-type") or "application/octet-stream"
    return kind


def _members(path: Path) -> Iterator[str]:
    """The WARC files inside a WACZ; one empty name for a plain WARC. Raises UnreadableInput."""
    try:
        if not zipfile.is_zipfile(path):
            yield ""
            return
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith((".warc", ".warc.gz"))]
    except (OSError, zipfile.BadZipFile) as error:
        raise UnreadableInput(path, f"it cannot be opened ({error})", "Check the path, or save it again.") from error
    yield from names


def _opened(path: Path, member: str) -> IO[bytes]:
    return zipfile.ZipFile(path).open(member) if member else path.open("rb")


def _record(path: Path, capture: _Capture) -> Any:
    """One record with its body read: archives are large, so only places are remembered."""
    with _opened(path, capture.member) as stream:
        stream.seek(capture.offset)
        record = next(iter(ArchiveIterator(stream)))
        record.raw_stream = io.BytesIO(record.raw_stream.read(_MOST + 1))
        return record
