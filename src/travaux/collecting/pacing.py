"""Pacing: never two requests at once to one host, and a rest between them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Pace:
    """Keeps requests to each host apart by at least ``rest`` seconds, from the end of one to the start of the next."""

    def __init__(self, rest: float) -> None:
        self._rest = rest
        self._locks: dict[str, threading.Lock] = {}
        self._next: dict[str, float] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str, rest: float = 0.0) -> Iterator[None]:
        """Waits for the host's turn and holds it; ``rest`` is what the site itself asks for."""
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            time.sleep(max(0.0, self._next.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self._next[host] = time.monotonic() + max(self._rest, rest)
