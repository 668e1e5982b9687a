"""The shelf: answers that take seconds, worked out once beside the requests and kept while the record is the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
KEPT = 64
"""Answers kept: some dozens are open in an afternoon; a reading of a long text takes some megabytes."""


class Shelf(Generic[Answer]):
    """Works out one answer at a time, so that a laptop stays usable. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, Future[Answer]] = OrderedDict()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="travaux-reading")

    def ask(self, key: Hashable, work: Callable[[], Answer], wait: float) -> Answer | None:
        """The answer, begun when it is first asked for; None when it is not ready within ``wait`` seconds.

        What the work raised is raised here, once: the next asking begins anew.
        """
        with self._lock:
            future = self._answers.get(key) or self._worker.submit(work)
            self._answers[key] = future
            self._answers.move_to_end(key)
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        try:
            return future.result(wait)
        except TimeoutError:
            if future.done():
                raise
            return None
        except Exception:
            self._forget(key, future)
            raise

    def _forget(self, key: Hashable, future: Future[Answer]) -> None:
        with self._lock:
            if self._answers.get(key) is future:
                del self._answers[key]

    def close(self) -> None:
        """Stops working; what is under way is finished first."""
        self._worker.shutdown(cancel_futures=True)
