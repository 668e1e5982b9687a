"""Robots: what a site asks programs not to fetch, and how long to wait between requests (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from travaux.collecting.addresses import Forbidden
from travaux.record.fetches import Answer, Ending

LONGEST = 512 * 1024
"""RFC 9309, 2.5: a parser must read at least 500 KiB."""

NAME = "travaux"
_TOO_MANY = 429


class Robots:
    """The rules of each site, asked for once. ``ask`` fetches an address without asking for its rules."""

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        self._ask = ask
        self._sites: dict[str, Protego | None] = {}
        self._faults: dict[str, str] = {}

    def check(self, address: str) -> None:
        """Raises Forbidden when the site does not want the address fetched.

        No rules allow everything; rules that cannot be fetched allow nothing (RFC 9309, 2.3.1.4).
        """
        rules = self._of(address)
        if rules is None:
            reason = self._faults[_site(address)]
            raise Forbidden(f"the site's robots.txt could not be fetched, so nothing may be ({reason})")
        if not rules.can_fetch(address, NAME):
            raise Forbidden("the site's robots.txt asks programs not to fetch it")

    def known_delay(self, address: str) -> float:
        """The seconds the site asks for between two requests; 0 when it asks for none, or was not asked yet."""
        rules = self._sites.get(_site(address))
        return float(rules.crawl_delay(NAME) or 0) if rules is not None else 0.0

    def _of(self, address: str) -> Protego | None:
        site = _site(address)
        if site not in self._sites:
            self._sites[site] = self._fetched(site)
        return self._sites[site]

    def _fetched(self, site: str) -> Protego | None:
        answer = self._ask(f"{site}/robots.txt")
        if answer.ending is Ending.ANSWERED:
            return Protego.parse(answer.body[:LONGEST].decode("utf-8", "replace"))
        if 400 <= answer.status < 500 and answer.status != _TOO_MANY:
            return Protego.parse("")  # the site has no rules
        self._faults[site] = answer.reason
        return None


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
