"""The shelf: answers worked out once, beside the requests, and kept while the record is the same.

An answer says as of when it was begun. Once the record has changed it is given as outdated until a new one is ready.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Renewal:
    """When what is kept is worked out anew, once the record has changed.

    As soon as the record has been the same for ``still`` seconds: while texts are being added, a batch a second, an
    answer begun now would be outdated before it is done. And at the latest, as soon as what is kept is ``oldest``
    seconds old. Whoever asks meanwhile waits ``grace`` seconds for the new one. ``kept``: how many answers at most.
    """

    still: float
    oldest: float
    grace: float
    kept: int


ANSWERS = Renewal(still=5.0, oldest=60.0, grace=0.0, kept=64)
"""For what takes seconds. Some dozens are open in an afternoon; a reading of a long text takes some megabytes."""
PAGES = Renewal(still=1.0, oldest=3.0, grace=0.05, kept=256)
"""For what takes some hundredths of a second: a new text stands in the lists some seconds after it was added."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[Answer]):
    """An answer, the generation of the record it was worked out on, whether the record has changed since, and when
    it was begun: it shows the record as of then."""

    answer: Answer
    generation: int
    outdated: bool
    begun: datetime = field(compare=False)


@dataclass(slots=True)
class _Place(Generic[Answer]):
    """Where an answer lies: the work under way or done, on which generation, and the last answer there was."""

    future: Future[Answer]
    generation: int
    earlier: Kept[Answer] | None = None
    begun: datetime = field(default_factory=lambda: datetime.now(UTC))
    clock: float = field(default_factory=time.monotonic)


class Shelf(Generic[Answer]):
    """Works out one answer at a time, so that a laptop stays usable. Threads may share it."""

    def __init__(self, renewal: Renewal = ANSWERS) -> None:
        self._lock = threading.Lock()
        self._places: OrderedDict[Hashable, _Place[Answer]] = OrderedDict()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="travaux-shelf")
        self._renewal = renewal
        self._seen = (-1, 0.0)

    def ask(self, key: Hashable, generation: int, work: Callable[[], Answer], wait: float) -> Kept[Answer] | None:
        """The answer, begun when it is first asked for; None when there is none yet after ``wait`` seconds.

        When the record has changed, the earlier answer is given as outdated until the new one is ready. What the work
        raised is raised here, once: the next asking begins anew.
        """
        with self._lock:
            place = self._place(key, generation, work)
        ready, _working = futures.wait([place.future], self._renewal.grace if place.earlier else wait)
        if not ready:
            return place.earlier
        try:
            answer = place.future.result()
        except Exception:
            self._forget(key, place)
            raise
        return Kept(answer, place.generation, place.generation != generation, place.begun)

    def _place(self, key: Hashable, generation: int, work: Callable[[], Answer]) -> _Place[Answer]:
        """The place of a key; work is begun where there was none, or none for a changed record."""
        is_still = self._is_still(generation)  # asked every time, since it notes each generation
        place = self._places.get(key)
        if place is None:
            place = _Place(self._worker.submit(work), generation)
        elif place.generation != generation and place.future.done() and (is_still or self._is_old(place)):
            place = _Place(self._worker.submit(work), generation, _outdated(place))
        self._places[key] = place
        self._places.move_to_end(key)
        while len(self._places) > self._renewal.kept:
            self._places.popitem(last=False)
        return place

    def _is_still(self, generation: int) -> bool:
        if self._seen[0] != generation:
            self._seen = generation, time.monotonic()
        return time.monotonic() - self._seen[1] >= self._renewal.still

    def _is_old(self, place: _Place[Answer]) -> bool:
        return time.monotonic() - place.clock >= self._renewal.oldest

    def _forget(self, key: Hashable, place: _Place[Answer]) -> None:
        with self._lock:
            if self._places.get(key) is place:
                del self._places[key]

    def clear(self) -> None:
        """Forgets every answer, so that whoever asks next waits for a new one: this server has changed the record."""
        with self._lock:
            self._places.clear()

    def close(self) -> None:
        """Stops working; what is under way is finished first."""
        self._worker.shutdown(cancel_futures=True)


def _outdated(place: _Place[Answer]) -> Kept[Answer] | None:
    """What a place held, now outdated; what it held before that when its work failed."""
    if place.future.exception() is not None:
        return place.earlier
    return Kept(place.future.result(), place.generation, True, place.begun)
