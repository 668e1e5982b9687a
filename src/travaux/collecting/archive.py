"""The archive of a run: every request and answer as they went over the wire, in WARC (ISO 28500:2017).

Each record is a gzip member of its own and on disk before it is used: what a killed run leaves can be read up to its
last whole record.
"""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import travaux
from travaux.collecting.fetching import Exchange, Fetcher, FetchOptions
from travaux.record.fetches import Target

FIELD = "travaux-"
"""Begins the names under which an archive keeps what a catalogue says of an address, in ``metadata`` records."""

_ORIGIN, _RELATION = f"{FIELD}origin", f"{FIELD}relation"


class Archive:
    """Writes one WARC file, made when there is something to write. Threads may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._stream: io.BufferedWriter | None = None
        self._writer: WARCWriter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()

    def keep(self, exchange: Exchange) -> None:
        """Writes one exchange. Raises OSError when the disk is full."""
        path = urlsplit(exchange.address)
        line = f"GET {path.path}{'?' + path.query if path.query else ''} HTTP/1.1"
        asked = StatusAndHeaders(line, list(exchange.request), is_http_request=True)
        told = StatusAndHeaders(str(exchange.status), list(_unchunked(exchange)), protocol="HTTP/1.1")
        with self._lock:
            writer = self._opened()
            response = _record(writer, exchange, "response", exchange.raw, told)
            writer.write_request_response_pair(_record(writer, exchange, "request", b"", asked), response)
            self._flush()

    def note(self, target: Target) -> None:
        """Writes what is said of an address: with it, the archive alone gives the same documents again."""
        said = {f"{FIELD}{name}": value for name, value in target.fields.items()}
        said |= {_ORIGIN: target.origin, _RELATION: target.relation}
        lines = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in said.items()).encode()
        kind = "application/warc-fields"
        with self._lock:
            writer = self._opened()
            payload = io.BytesIO(lines)
            writer.write_record(writer.create_warc_record(target.address, "metadata", payload, len(lines), kind))
            self._flush()

    def _opened(self) -> WARCWriter:
        if self._writer is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("xb")
            self._writer = WARCWriter(self._stream, gzip=True)
            about = {"software": f"travaux/{travaux.__version__}", "format": "WARC File Format 1.0"}
            self._writer.write_record(self._writer.create_warcinfo_record(self.path.name, about))
        return self._writer

    def _flush(self) -> None:
        assert self._stream is not None
        self._stream.flush()
        os.fsync(self._stream.fileno())


@contextmanager
def archived(path: Path, options: FetchOptions | None = None) -> Iterator[tuple[Fetcher, Archive]]:
    """A fetcher whose every exchange is written to the archive at ``path``; both are closed at the end."""
    with Archive(path) as archive, closing(Fetcher(options, archive.keep)) as fetcher:
        yield fetcher, archive


def target_of(address: str, fields: bytes) -> Target:
    """What ``note`` wrote of an address."""
    pairs = (line.partition(":") for line in fields.decode("utf-8", "replace").splitlines())
    said = {name: value.strip() for name, _colon, value in pairs if name.startswith(FIELD)}
    origin, relation = said.pop(_ORIGIN, ""), said.pop(_RELATION, "")
    return Target(address, {name.removeprefix(FIELD): value for name, value in said.items()}, origin, relation)


def _record(writer: WARCWriter, exchange: Exchange, kind: str, body: bytes, head: StatusAndHeaders) -> Any:
    """One record of an exchange. With its length given, warcio needs no temporary file."""
    when = {"WARC-Date": exchange.time}
    return writer.create_warc_record(
        exchange.address, kind, io.BytesIO(body), len(body), http_headers=head, warc_headers_dict=when
    )


def _unchunked(exchange: Exchange) -> list[tuple[str, str]]:
    """The headers without the transfer encoding, which the client has taken off already."""
    return [(name, said) for name, said in exchange.headers if name.lower() != "transfer-encoding"]
