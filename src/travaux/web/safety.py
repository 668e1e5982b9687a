"""Who may ask, and what an answer may do: hosts, token, forged forms, sizes, and the headers of every answer.

One ASGI middleware in front of everything, so that no page can forget it. Loopback needs no token, but the host named
in a request must be one this server was started for: a foreign name that resolves to loopback (DNS rebinding) is
refused.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
COOKIE = "travaux"
FORM_FIELD = "proof"
LARGEST = 64 * 1024 * 1024
"""Bytes of one request: an upload is a text, a saved page, a PDF or a Word file."""

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAFE_METHODS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Guard:
    """``hosts``: names the server may be asked under; ``token``: what a browser must show once, empty on loopback.

    ``secret`` signs the proof in forms; it is new with every start.
    """

    hosts: frozenset[str] = LOOPBACK
    token: str = ""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def proof(self, session: str) -> str:
        """What a form of this session must carry: another site cannot know it."""
        return hmac.new(self.secret, session.encode(), "sha256").hexdigest()

    def is_proof(self, session: str, given: str) -> bool:
        """Whether a form came from a page of this session."""
        return bool(session) and hmac.compare_digest(self.proof(session), given)

    def lets_in(self, given: str) -> bool:
        """Whether a session was opened with the token, or none is needed."""
        return not self.token or hmac.compare_digest(self.token, given)


def policy(rules: Mapping[str, str] = POLICY) -> str:
    """A content security policy as the header writes it."""
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class Guarded:
    """The middleware. Sets ``session`` and ``proof`` in the state of each request."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app, self._guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers with a refusal in words, or passes the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        refusal = self._refusal(scope, headers)
        if refusal:
            await PlainTextResponse(refusal, 403)(scope, receive, _with_headers(send, ""))
            return
        entered = self._entered(scope, session)
        if entered is None:
            said = "This server needs its token: open the address that was printed when it was started."
            await PlainTextResponse(said, 401)(scope, receive, _with_headers(send, ""))
            return
        scope.setdefault("state", {}).update(session=entered, proof=self._guard.proof(entered), guard=self._guard)
        await self._app(scope, _bounded(receive), _with_headers(send, "" if entered == session else entered))

    def _refusal(self, scope: Scope, headers: Headers) -> str:
        """Why a request is refused before anything is read of it; empty when it is not."""
        if _without_port(headers.get("host", "")) not in self._guard.hosts:
            return "This server is not known by that name. Open it by the address printed when it was started."
        origin = headers.get("origin")
        if scope["method"] not in _SAFE_METHODS and origin and urlsplit(origin).netloc != headers.get("host"):
            return "The form was sent from another site."
        declared = headers.get("content-length", "0")
        if not declared.isdigit() or int(declared) > LARGEST:
            return f"The request is over the limit of {LARGEST:,} bytes. Add large files with 'travaux add'."
        return ""

    def _entered(self, scope: Scope, session: str) -> str | None:
        """The session of a request: the one it has, a new one, or None when the token is missing."""
        opened, _dot, signature = session.partition(".")
        if opened and hmac.compare_digest(self._guard.proof(f"session {opened}"), signature):
            return session
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if not self._guard.lets_in(given):
            return None
        fresh = secrets.token_urlsafe(24)
        return f"{fresh}.{self._guard.proof(f'session {fresh}')}"


class TooLarge(Exception):
    """Raised while a request is read that is longer than it may be."""


def _bounded(receive: Receive) -> Receive:
    """Stops a body that is longer than its header said, or that said nothing."""
    total = 0

    async def read() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > LARGEST:
            raise TooLarge
        return message

    return read


def _with_headers(send: Send, session: str) -> Send:
    """Adds what every answer carries, unless the page says otherwise, and the cookie of a new session."""

    async def write(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in {**_HEADERS, "Content-Security-Policy": policy()}.items():
                headers.setdefault(name, value)
            if session:
                headers.append("Set-Cookie", f"{COOKIE}={session}; Path=/; HttpOnly; SameSite=Strict")
        await send(message)

    return write


def _without_port(host: str) -> str:
    return host if host.endswith("]") else host.rpartition(":")[0] or host
