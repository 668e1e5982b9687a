"""A web server on loopback that serves pages by host and path, with the faults real servers have."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Place = tuple[str, str]


@dataclass
class Reply:
    """What the server answers; ``before`` is called with the number of the request, from 1, and may answer itself."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    before: Callable[[int], Reply | None] = lambda number: None


class SiteServer:
    """Pages by host (without port) and path. ``asked`` counts the requests for each."""

    def __init__(self) -> None:
        self.pages: dict[Place, Reply] = {}
        self.asked: Counter[Place] = Counter()
        self.times: list[tuple[float, str]] = []
        self.agents: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def address(self, host: str, path: str) -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, host: str, path: str, body: bytes, media_type: str = "text/html") -> None:
        self.pages[host, path] = Reply(body, headers={"Content-Type": media_type})

    def hosts(self) -> dict[str, str]:
        """Each host with the address of this server, as ``FetchOptions.places`` wants them."""
        return {host: "127.0.0.1" for host, _path in self.pages}

    @contextmanager
    def running(self) -> Iterator[SiteServer]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is http.server's
                """Nothing is printed."""

        return Handler

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        place = (handler.headers.get("Host", "").partition(":")[0], handler.path)
        self.asked[place] += 1
        self.times.append((time.monotonic(), place[0]))
        self.agents.add(handler.headers.get("User-Agent", ""))
        reply = self.pages.get(place, Reply(b"no such page", 404))
        reply = reply.before(self.asked[place]) or reply
        tag = f'"{hashlib.sha256(reply.body).hexdigest()[:16]}"'
        if reply.status == 200 and handler.headers.get("If-None-Match") == tag:
            reply = Reply(b"", 304)
        try:
            handler.send_response(reply.status)
            headers = {"ETag": tag, **reply.headers} if reply.status == 200 else reply.headers
            for name, value in headers.items():
                handler.send_header(name, value)
            if reply.status != 304:
                handler.send_header("Content-Length", str(len(reply.body)))
            handler.end_headers()
            handler.wfile.write(reply.body)
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True


def failing(times: int, status: int = 500, **headers: str) -> Callable[[int], Reply | None]:
    """Answers with a fault the first ``times`` times."""
    return lambda number: Reply(b"fault", status, headers) if number <= times else None


def sleeping(times: int, seconds: float) -> Callable[[int], Reply | None]:
    """Answers too late the first ``times`` times."""

    def wait(number: int) -> Reply | None:
        if number <= times:
            time.sleep(seconds)
        return None

    return wait


def bomb(size: int) -> Reply:
    """A few bytes that unpack to ``size``."""
    body = gzip.compress(b" " * size)
    return Reply(body, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})
