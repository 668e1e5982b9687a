"""The shelf: answers that take seconds, worked out once beside the requests and kept while the record is the same."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
KEPT = 64
"""Answers kept: some dozens are open in an afternoon; a reading of a long text takes some megabytes."""
STILL_SECONDS = 5.0
"""Seconds a record must have been the same before answers are worked out anew: while texts are being added, a batch a
second, an answer begun now would be outdated before it is done."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[Answer]):
    """An answer, the generation of the record it was worked out on, and whether the record has changed since."""

    answer: Answer
    generation: int
    outdated: bool


@dataclass(slots=True)
class _Place(Generic[Answer]):
    """Where an answer lies: the work under way or done, on which generation, and the last answer there was."""

    future: Future[Answer]
    generation: int
    earlier: Kept[Answer] | None = None


class Shelf(Generic[Answer]):
    """Works out one answer at a time, so that a laptop stays usable. Threads may share it."""

    def __init__(self, still_seconds: float = STILL_SECONDS) -> None:
        self._lock = threading.Lock()
        self._places: OrderedDict[Hashable, _Place[Answer]] = OrderedDict()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="travaux-reading")
        self._still_seconds = still_seconds
        self._seen = (-1, 0.0)

    def ask(self, key: Hashable, generation: int, work: Callable[[], Answer], wait: float) -> Kept[Answer] | None:
        """The answer, begun when it is first asked for; None when there is none yet after ``wait`` seconds.

        When the record has changed, the earlier answer is given as outdated until the new one is ready. What the work
        raised is raised here, once: the next asking begins anew.
        """
        with self._lock:
            place = self._place(key, generation, work)
        ready, _working = futures.wait([place.future], 0 if place.earlier else wait)
        if not ready:
            return place.earlier
        try:
            answer = place.future.result()
        except Exception:
            self._forget(key, place)
            raise
        return Kept(answer, place.generation, place.generation != generation)

    def _place(self, key: Hashable, generation: int, work: Callable[[], Answer]) -> _Place[Answer]:
        """The place of a key; work is begun where there was none, or none for a changed record."""
        is_still = self._is_still(generation)
        place = self._places.get(key)
        if place is None:
            place = _Place(self._worker.submit(work), generation)
        elif place.generation != generation and is_still and place.future.done():
            place = _Place(self._worker.submit(work), generation, _outdated(place))
        self._places[key] = place
        self._places.move_to_end(key)
        while len(self._places) > KEPT:
            self._places.popitem(last=False)
        return place

    def _is_still(self, generation: int) -> bool:
        if self._seen[0] != generation:
            self._seen = generation, time.monotonic()
        return time.monotonic() - self._seen[1] >= self._still_seconds

    def _forget(self, key: Hashable, place: _Place[Answer]) -> None:
        with self._lock:
            if self._places.get(key) is place:
                del self._places[key]

    def close(self) -> None:
        """Stops working; what is under way is finished first."""
        self._worker.shutdown(cancel_futures=True)


def _outdated(place: _Place[Answer]) -> Kept[Answer] | None:
    """What a place held, now outdated; what it held before that when its work failed."""
    if place.future.exception() is not None:
        return place.earlier
    return Kept(place.future.result(), place.generation, True)
