"""Fetching: one address at a time, politely, with every way it can go wrong said in words.

A request is repeated with growing waits when the server asks for it (429, 503) or breaks down (5xx, timeouts);
redirects are followed one by one, each checked like an address of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

import httpcore

import travaux
from travaux.collecting.addresses import Forbidden, host_of, joined
from travaux.collecting.bodies import ACCEPTED, TooLong, bounded, unpacked
from travaux.collecting.pacing import Pace
from travaux.collecting.robots import Robots
from travaux.collecting.transport import checked_pool
from travaux.record.fetches import Answer, Ending, Fetch, Target

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Limits of one fetch.

    ``rest`` seconds between requests to one host; ``seconds`` for each request as a whole; ``most`` bytes of an
    answer, packed and unpacked; ``tries`` a request; ``wait`` seconds before the second try, doubled for each further
    one, at most ``longest_wait``; ``private``: addresses of the own network are allowed;
    ``contact`` is told to the servers; ``places`` names the numeric address of a host, instead of a name server.
    """

    rest: float = 2.0
    seconds: float = 60.0
    most: int = 64 * 1024 * 1024
    tries: int = 4
    wait: float = 2.0
    longest_wait: float = 120.0
    redirects: int = 5
    private: bool = False
    contact: str = ""
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer as they went over the wire: what an archive keeps."""

    address: str
    request: tuple[tuple[str, str], ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    time: str


class Fetcher:
    """Fetches addresses; threads may share it. ``keep`` is given every exchange, also redirects and errors."""

    def __init__(self, options: FetchOptions | None = None, keep: Callable[[Exchange], None] | None = None) -> None:
        self.options = options or FetchOptions()
        self._keep = keep or (lambda exchange: None)
        self._pool = checked_pool(private=self.options.private, places=self.options.places)
        self._pace = Pace(self.options.rest)
        self._robots = Robots(lambda address: self._followed(Target(address), {}, self._nothing_asked))

    def close(self) -> None:
        """Closes every connection."""
        self._pool.close()

    def fetch(self, target: Target, known: Fetch | None = None) -> Answer:
        """The answer of an address, never an exception for what the network or the server does.

        ``known``, the last fetch of the same address, makes the request conditional (RFC 9110, 13).
        """
        conditions = {}
        if known is not None and known.sha256:
            conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return self._followed(target, {name: said for name, said in conditions.items() if said}, self._robots.check)

    def _nothing_asked(self, address: str) -> None:
        """The rules of a site are fetched without asking for rules."""

    def _followed(self, target: Target, conditions: Mapping[str, str], check: Callable[[str], None]) -> Answer:
        address, moved = target.address, True
        for _hop in range(self.options.redirects + 1):
            try:
                check(address)
                exchange = self._insisted(address, conditions)
                if exchange.status not in _REDIRECTS:
                    answer = self._answer(target, exchange)
                    return replace(answer, moved=moved and address != target.address)
                moved = moved and exchange.status in _PERMANENT
                address = joined(address, _header(exchange, "location"))
            except Forbidden as error:
                return _ended(target, Ending.REFUSED, address, str(error))
            except (httpcore.TimeoutException, TooLong):
                return _ended(target, Ending.FAILED, address, f"no whole answer in {self.options.seconds:g} seconds")
            except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
                return _ended(target, Ending.FAILED, address, str(error) or type(error).__name__)
        return _ended(target, Ending.FAILED, address, f"over {self.options.redirects} redirects")

    def _insisted(self, address: str, conditions: Mapping[str, str]) -> Exchange:
        """The exchange of the last try; what broke it is raised only then."""
        wait = self.options.wait
        for remaining in reversed(range(self.options.tries)):
            asked = 0.0
            try:
                exchange = self._exchanged(address, conditions)
                if exchange.status not in _TRY_AGAIN or not remaining:
                    return exchange
                asked = _retry_after(exchange)
            except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.RemoteProtocolError, TooLong):
                if not remaining:
                    raise
            if asked > self.options.longest_wait:
                raise Forbidden(f"the server asks to wait {asked:.0f} seconds; try again later")
            time.sleep(max(asked, min(wait, self.options.longest_wait)))
            wait *= 2
        raise AssertionError("tries is at least 1")

    def _exchanged(self, address: str, conditions: Mapping[str, str]) -> Exchange:
        options = self.options
        sent = {
            "Host": host_of(address), "User-Agent": self._name(), "Accept-Encoding": ACCEPTED, "Accept": "*/*",
            **conditions,
        }  # fmt: skip
        with self._pace.turn(host_of(address), self._robots.known_delay(address)):
            deadline = time.monotonic() + options.seconds
            limits = dict.fromkeys(("connect", "read", "write", "pool"), options.seconds)
            timed = {"timeout": limits}
            with self._pool.stream("GET", address, headers=list(sent.items()), extensions=timed) as response:
                raw = b"".join(bounded(response.iter_stream(), options.most, deadline))
        headers = tuple((name.decode("latin-1"), said.decode("latin-1")) for name, said in response.headers)
        exchange = Exchange(address, tuple(sent.items()), response.status, headers, raw, _now())
        self._keep(exchange)
        return exchange

    def _answer(self, target: Target, exchange: Exchange) -> Answer:
        status = exchange.status
        if status == _NOT_MODIFIED:
            return _ended(target, Ending.UNCHANGED, exchange.address, "not modified", status)
        if status in _GONE:
            return _ended(target, Ending.GONE, exchange.address, f"the server says {status}", status)
        if status != 200:
            return _ended(target, Ending.FAILED, exchange.address, f"the server says {status}", status)
        body = unpacked(exchange.raw, _header(exchange, "content-encoding"), self.options.most)
        kind = Message()
        kind["content-type"] = _header(exchange, "content-type") or "application/octet-stream"
        answer = _ended(target, Ending.ANSWERED, exchange.address, "", status)
        return replace(
            answer,
            body=body,
            media_type=kind.get_content_type(),
            charset=str(kind.get_content_charset() or ""),
            etag=_header(exchange, "etag"),
            modified=_header(exchange, "last-modified"),
        )

    def _name(self) -> str:
        contact = f"; {self.options.contact}" if self.options.contact else ""
        return f"travaux/{travaux.__version__} (research reader{contact})"


def _ended(target: Target, ending: Ending, final: str, reason: str, status: int = 0) -> Answer:
    return Answer(target, ending, _now(), final, status, reason)


def _header(exchange: Exchange, name: str) -> str:
    return next((said for key, said in exchange.headers if key.lower() == name), "")


def _retry_after(exchange: Exchange) -> float:
    """Seconds the server asks to wait (RFC 9110, 10.2.3); 0 when it does not say, or not understandably."""
    written = _header(exchange, "retry-after").strip()
    if written.isdigit():
        return float(written)
    try:
        return max(0.0, (parsedate_to_datetime(written) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
