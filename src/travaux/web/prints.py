"""Prints: pages filled from their templates once, and kept as long as what they show is the same."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

KEPT_CHARACTERS = 64_000_000
"""Characters of the pages kept together: some twenty readings of 10,000 words, or thousands of other pages."""
PROOF_PLACE = f"proof-{secrets.token_hex(16)}"
"""What stands in a print for the proof of a session, which is another for every reader. No text can contain it."""
NOTICE_PLACE = "<!-- as of when -->"
"""What stands in a print for the word that the record has changed since. Texts are escaped, so none contains it."""


@dataclass(frozen=True, slots=True)
class Print:
    """A page without the proof of a session, and the content security policy it asks for (empty: the usual one).

    ``tag`` changes with its content.
    """

    html: str
    policy: str = ""
    tag: str = ""

    def tagged(self) -> Print:
        """The same with a tag that changes with its content."""
        return Print(self.html, self.policy, hashlib.sha256(self.html.encode()).hexdigest()[:16])


class Prints:
    """Keeps the pages last asked for. Threads may share it; one page is filled at a time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Print] = OrderedDict()
        self._looking, self._filling = threading.Lock(), threading.Lock()
        self._characters = 0

    def take(self, key: Hashable, fill: Callable[[], Print]) -> Print:
        """The page of a key, filled when there is none. The key must name everything that the page depends on."""
        found = self._found(key)
        if found is not None:
            return found
        with self._filling:  # whoever comes meanwhile for the same page finds it filled
            return self._found(key) or self._keep(key, fill().tagged())

    def _found(self, key: Hashable) -> Print | None:
        with self._looking:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: Hashable, page: Print) -> Print:
        with self._looking:
            self._kept[key] = page
            self._characters += len(page.html)
            while self._characters > KEPT_CHARACTERS and len(self._kept) > 1:
                self._characters -= len(self._kept.popitem(last=False)[1].html)
        return page
