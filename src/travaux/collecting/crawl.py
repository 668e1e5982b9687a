"""The crawl: addresses in, texts out; hosts side by side, one request at a time to each.

What a page leads to is decided by the caller: ``read`` understands an answer, ``follow`` names the addresses it leads
to. Those related as ``next`` are further parts of the same text and end in the same group.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from travaux.collecting.addresses import host_of
from travaux.record.fetches import Answer, Ending, Target

Reading = TypeVar("Reading")
NEXT = "next"
HOSTS = 8
MOST_PARTS = 200
"""Parts of one text followed: the longest transcripts have some tens; a list without end stops here."""


@dataclass(frozen=True, slots=True)
class Group(Generic[Reading]):
    """The answers of one text, in order, with what was read in each.

    The last answer has no reading when it did not end as ``answered``: then the text is not whole.
    """

    target: Target
    answers: tuple[Answer, ...]
    readings: tuple[Reading, ...]

    @property
    def last(self) -> Answer:
        """The answer that ended the group."""
        return self.answers[-1]


@dataclass(frozen=True, slots=True)
class Course(Generic[Reading]):
    """What the crawl does with an address and with an answer. ``fetch`` is called in threads, the others are not."""

    fetch: Callable[[Target], Answer]
    read: Callable[[Answer], Reading]
    follow: Callable[[Answer, Reading], Sequence[Target]]


class Crawl(Generic[Reading]):
    """One run over a list of targets; each address is asked once."""

    def __init__(self, course: Course[Reading]) -> None:
        self._course = course
        self._waiting: dict[str, deque[tuple[Target, Group[Reading] | None]]] = {}
        self._seen: set[str] = set()

    def run(self, targets: Iterable[Target]) -> Iterator[Group[Reading]]:
        """A group for each text, as they come in; also for those that failed."""
        for target in targets:
            self._wait_for(target)
        with ThreadPoolExecutor(HOSTS) as pool:
            running: dict[Future[Answer], tuple[str, Group[Reading]]] = {}
            try:
                while self._waiting or running:
                    self._start(pool, running)
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        _host, group = running.pop(future)
                        yield from self._grown(group, future.result())
            finally:
                pool.shutdown(cancel_futures=True)

    def _start(self, pool: ThreadPoolExecutor, running: dict[Future[Answer], tuple[str, Group[Reading]]]) -> None:
        """Sends the next request to every host that has none under way."""
        busy = {host for host, _group in running.values()}
        for host in [host for host in self._waiting if host not in busy]:
            target, group = self._waiting[host].popleft()
            if not self._waiting[host]:
                del self._waiting[host]
            running[pool.submit(self._course.fetch, target)] = host, group or Group(target, (), ())

    def _grown(self, group: Group[Reading], answer: Answer) -> Iterator[Group[Reading]]:
        """The group with one more answer; yielded when no further part follows."""
        grown = replace(group, answers=(*group.answers, answer))
        if answer.ending is not Ending.ANSWERED:
            yield grown
            return
        reading = self._course.read(answer)
        grown = replace(grown, readings=(*group.readings, reading))
        followed = self._course.follow(answer, reading)
        parts = [one for one in followed if one.relation == NEXT and one.address not in self._seen]
        for target in followed:
            if target.relation != NEXT:
                self._wait_for(target)
        if parts and len(grown.answers) < MOST_PARTS:
            self._wait_for(parts[0], grown)
        else:
            yield grown

    def _wait_for(self, target: Target, group: Group[Reading] | None = None) -> None:
        """Puts a target in the queue of its host; a further part goes first, so that a text is soon whole."""
        if target.address in self._seen:
            self._add_act(target)
            return
        self._seen.add(target.address)
        queue = self._waiting.setdefault(host_of(target.address), deque())
        if group is None:
            queue.append((target, None))
        else:
            queue.appendleft((target, group))

    def _add_act(self, named: Target) -> None:
        """A target that waits already learns which act it is a version of, unless it knows."""
        queue, act = self._waiting.get(host_of(named.address)), named.fields.get("act")
        for place, (target, group) in enumerate(queue or ()):
            if queue and act and target.address == named.address and not target.fields.get("act"):
                queue[place] = replace(target, fields={**target.fields, "act": act}), group
