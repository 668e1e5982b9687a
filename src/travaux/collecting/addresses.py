"""Addresses: the one form of each, and which of them may be asked at all."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from travaux.errors import InvalidValue

_PORTS = {"http": 80, "https": 443}
_SAFE = "/:@!$&'()*+,;=~%-._?"


class Forbidden(Exception):
    """Raised for an address that must not be asked; the message says why."""


def normalised(address: str) -> str:
    """One spelling of an address (RFC 3986, 6.2): lower-case host in IDNA, no default port, no fragment, escaped.

    Raises Forbidden for what is not http or https, or names no host.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Forbidden(f"it is no address ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise Forbidden("only http and https are fetched")
    if not host:
        raise Forbidden("it names no host")
    if parts.username is not None or parts.password is not None:
        raise Forbidden("it carries a user name or a password")
    place = _ascii_host(host) + (f":{port}" if port and port != _PORTS[scheme] else "")
    return urlunsplit((scheme, place, quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE), ""))


def given(address: str) -> str:
    """The same for an address the user gave; raises InvalidValue that names it."""
    try:
        return normalised(address)
    except Forbidden as error:
        remedy = "Write a whole address such as https://host/path."
        raise InvalidValue(str(error), address, "the address", remedy) from error


def joined(base: str, link: str) -> str:
    """The address a link on the page ``base`` leads to; raises Forbidden."""
    try:
        return normalised(urljoin(base, link.strip()))
    except ValueError as error:
        raise Forbidden(f"it is no address ({error})") from error


def host_of(address: str) -> str:
    """The host and port of an address: what politeness is measured by."""
    return urlsplit(address).netloc


def resolved(host: str, port: int, *, private: bool) -> Sequence[str]:
    """The numeric addresses of a host (or of an address itself) that may be connected to.

    Without ``private`` every one must be public, so that neither a redirect nor a name server can lead into the
    network this machine stands in. Raises Forbidden, or OSError when the name does not resolve.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numeric = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in numeric:
        if not private and not _is_public(address):
            raise Forbidden(f"{host} is the private or loopback address {address}")
    return numeric


def _is_public(address: str) -> bool:
    numeric = ipaddress.ip_address(address.partition("%")[0])
    inner = numeric.ipv4_mapped or numeric.sixtofour if isinstance(numeric, ipaddress.IPv6Address) else None
    return (inner or numeric).is_global and not (inner or numeric).is_multicast


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise Forbidden(f"its host {host!r} cannot be written in ASCII") from error
