"""A web server with 200 pages in the structure of five sites, for every test of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evals.site_pages import SitePage, site_pages

from tests.collecting.site_server import SiteServer
from travaux.collecting.fetching import FetchOptions
from travaux.record.fetches import Target
from travaux.workbench.collecting import CollectOptions


@pytest.fixture
def server() -> Iterator[SiteServer]:
    with SiteServer().running() as running:
        yield running


@pytest.fixture(scope="session")
def pages() -> tuple[SitePage, ...]:
    return site_pages()


def alone(pages: tuple[SitePage, ...]) -> tuple[SitePage, ...]:
    """The pages that name no other language version."""
    return tuple(page for page in pages if b"hreflang" not in page.parts[0][1])


def publish(server: SiteServer, pages: tuple[SitePage, ...]) -> list[Target]:
    """Puts pages on the server, with servers that name a wrong charset; the targets of their first parts."""
    for page in pages:
        for path, content in page.parts:
            charset = "; charset=utf-8" if page.host != "tass.ru" else "; charset=iso-8859-1"
            for host in ("kremlin.ru", "en.kremlin.ru"):  # the pages name each other by whole addresses
                content = content.replace(f"http://{host}/".encode(), server.address(host, "/").encode())
            server.put(page.host, path, content, f"text/html{charset}")
    return [Target(server.address(page.host, page.path)) for page in pages]


def options(server: SiteServer, **other: float) -> CollectOptions:
    """Options that reach the server by the names of its hosts, without rests."""
    limits = {"rest": 0.0, "wait": 0.01, "seconds": 5.0, **other}
    return CollectOptions(fetch=FetchOptions(places=server.hosts(), **limits))  # type: ignore[arg-type] # numbers only
