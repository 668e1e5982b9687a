"""Leads: the addresses a page leads to, and which of all addresses are still to be asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from travaux.collecting.addresses import Forbidden, joined
from travaux.record.fetches import Answer, Change, Collected, Fetch, Target

ENTRIES = "entries"
"""Addresses in a list may stand on any host: the list was named by the user."""

_OWN = {"versions": ("language", "version_kind", "title"), "attachments": ("language", "version_kind", "title", "act")}
"""Metadata that what a page leads to does not share with the page."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Turns links into targets. ``is_same_site`` compares two addresses, ``holds`` says whether one can be had."""

    is_same_site: Callable[[str, str], bool]
    holds: Callable[[str], bool]

    def of(self, answer: Answer, links: Mapping[str, tuple[str, ...]]) -> Iterator[Target]:
        """The targets of the links of a page, by relation: on the page's own site, a list's entries on any."""
        for relation, written in links.items():
            for link in written:
                address = self._followed(answer, relation, link)
                if address:
                    yield Target(address, _shared(answer.target, relation), answer.target.address, relation)

    def _followed(self, answer: Answer, relation: str, link: str) -> str:
        """The whole address of a link; ``''`` when it is none, the page itself, on another site, or not to be had."""
        try:
            address = joined(answer.final, link)
        except Forbidden:
            return ""
        allowed = relation == ENTRIES or self.is_same_site(answer.final, address)
        return address if allowed and address != answer.target.address and self.holds(address) else ""


def _shared(target: Target, relation: str) -> Mapping[str, str]:
    """What the page's catalogue says that also holds of what it leads to; versions share the act."""
    shared = {name: said for name, said in target.fields.items() if name not in _OWN.get(relation, ())}
    return {"act": target.address, **shared} if relation == "versions" else shared


def parted(targets: Iterable[Target], held: Mapping[str, Fetch]) -> tuple[list[Target], list[Collected]]:
    """What to ask for, and what is held already. What a held page led to counts as named with it.

    So a run that was cut off between a page and its attachments goes on with the attachments.
    """
    wanted, skipped = list[Target](), list[Collected]()
    waiting, seen = deque(targets), set[str]()
    while waiting:
        target = waiting.popleft()
        known = held.get(target.address)
        if target.address in seen:
            continue
        seen.add(target.address)
        if known is None:
            wanted.append(target)
        else:
            skipped.append(Collected(target, Change.SAME, f"held since {known.time}"))
            waiting.extend(known.leads)
    return wanted, skipped
