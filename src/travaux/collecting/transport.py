"""Connections that check where they really lead: a host is resolved once, checked, and that address connected to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import httpcore

from travaux.collecting.addresses import Forbidden, resolved


class CheckedBackend(httpcore.NetworkBackend):
    """Opens TCP connections to public addresses only, unless ``private`` is set.

    ``places`` names the numeric address of a host instead of asking a name server, as the ``hosts`` file does; what the
    user names so may be private.
    The check is made on the numeric address that is then connected to, so that a name that resolves to another
    address the second time (DNS rebinding) gains nothing. The certificate is still checked for the name.
    """

    def __init__(self, *, private: bool, places: Mapping[str, str]) -> None:
        self._private, self._places = private, places
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of ``host`` that answers. Raises Forbidden or httpcore.ConnectError."""
        try:
            private = self._private or host in self._places
            addresses = resolved(self._places.get(host, host), port, private=private)
        except OSError as error:
            raise httpcore.ConnectError(f"the host {host} is not known ({error.strerror or error})") from error
        refused: Exception = httpcore.ConnectError(f"the host {host} has no address")
        for address in addresses:
            try:
                return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refused = error
        raise refused

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never: a socket of this machine is private."""
        raise Forbidden(f"{path} is a socket of this machine")

    def sleep(self, seconds: float) -> None:
        """Waits between attempts."""
        self._inner.sleep(seconds)


def checked_pool(*, private: bool, places: Mapping[str, str]) -> httpcore.ConnectionPool:
    """A pool of checked connections. Proxies of the environment are not used: they would resolve names themselves."""
    context = httpcore.default_ssl_context()
    return httpcore.ConnectionPool(ssl_context=context, network_backend=CheckedBackend(private=private, places=places))
